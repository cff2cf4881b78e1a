using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Reading;

/// <summary>The site's topic vocabulary as ingestion uses it.</summary>
public sealed class TopicsQuery(NewsDatabase database)
{
    private volatile TopicVocabulary? kept;

    /// <summary>Read once; <see cref="Forget"/> after an edit.</summary>
    public async Task<TopicVocabulary> ReadAsync(CancellationToken cancellation = default)
    {
        if (kept is { } vocabulary)
        {
            return vocabulary;
        }

        await using NewsDbContext db = database.OpenForReading();
        return kept = new TopicVocabulary(await db.Topics.OrderBy(t => t.Position).ToListAsync(cancellation).ConfigureAwait(false));
    }

    public void Forget() => kept = null;
}
