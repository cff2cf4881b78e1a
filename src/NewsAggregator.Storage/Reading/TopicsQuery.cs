using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Reading;

/// <summary>The site's topic vocabulary as ingestion uses it.</summary>
public sealed class TopicsQuery(NewsDatabase database)
{
    private volatile Kept? kept;

    /// <summary>Read again only where some name changed since.</summary>
    public async Task<TopicVocabulary> ReadAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        string stamp = await db.Settings.Where(s => s.Key == FiltersQuery.NamesStampKey).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) ?? "";
        if (kept is { } last && last.Stamp == stamp)
        {
            return last.Vocabulary;
        }

        TopicVocabulary vocabulary = new(await db.Topics.OrderBy(t => t.Position).ToListAsync(cancellation).ConfigureAwait(false));
        kept = new Kept(stamp, vocabulary);
        return vocabulary;
    }

    /// <summary>The topics in the vocabulary's order.</summary>
    public async Task<IReadOnlyList<Topic>> ListAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Topics.OrderBy(t => t.Position).ToListAsync(cancellation).ConfigureAwait(false);
    }

    private sealed record Kept(string Stamp, TopicVocabulary Vocabulary);
}
