using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Writing;

/// <summary>An article as story matching takes it, with the story it is stored in, if any.</summary>
public sealed record StoryCandidate(StoryArticle Article, long? StoryId, bool Pinned);

/// <summary>Reads articles in order of first sight and keeps which story each belongs to. A story's id is that of the article that founded it.</summary>
public sealed class StoryStore(NewsDatabase database, WritePath writes)
{
    private const int MostText = 20_000;
    private const string PositionKey = "stories.position";

    /// <summary>Articles not yet matched, in order of first sight; hidden ones too.</summary>
    public async Task<IReadOnlyList<StoryCandidate>> NextAsync(int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        string? text = await db.Settings.Where(s => s.Key == PositionKey).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        long position = text is null ? 0 : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return await LoadAsync(db, db.Articles.Where(a => a.Id > position).OrderBy(a => a.Id).Take(most), cancellation).ConfigureAwait(false);
    }

    /// <summary>Matched articles first seen since then, in order: what the matcher's memory is rebuilt from at start.</summary>
    /// <param name="afterId">For reading in parts: only articles above this id.</param>
    public async Task<IReadOnlyList<StoryCandidate>> MatchedAsync(DateTimeOffset since, long afterId, int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await LoadAsync(
            db, db.Articles.Where(a => a.Id > afterId && a.FirstSeenAt >= since && db.StoryMembers.Any(m => m.ArticleId == a.Id)).OrderBy(a => a.Id).Take(most), cancellation).ConfigureAwait(false);
    }

    /// <summary>Stores new memberships; matching goes on behind the last of them.</summary>
    public Task AddAsync(IReadOnlyList<StoryMatch> matches, DateTimeOffset now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matches);
        return writes.RunAsync(
            async db =>
            {
                await using RowInsert stories = new(db, "Stories", ["Id", "CreatedAt", "LastArticleAt", "Members"], ignoreConflicts: true);
                await using RowInsert members = new(db, "StoryMembers", ["ArticleId", "StoryId", "Score", "Reason", "Pinned", "JoinedAt"], ignoreConflicts: true);
                foreach (StoryMatch match in matches)
                {
                    if (match.IsNew)
                    {
                        await stories.RunAsync(match.StoryId, now, now, 0).ConfigureAwait(false);
                    }

                    await members.RunAsync(match.ArticleId, match.StoryId, match.Score, PlainText.Cut(match.Reason, 300), false, now).ConfigureAwait(false);
                    await WriteCopyAsync(db, match, cancellation).ConfigureAwait(false);
                }

                await RecountAsync(db, matches.Select(m => m.StoryId), cancellation).ConfigureAwait(false);
                string position = matches.Max(m => m.ArticleId).ToString(System.Globalization.CultureInfo.InvariantCulture);
                await SettingStore.WriteAsync(db, PositionKey, position, cancellation).ConfigureAwait(false);
                await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
            },
            cancellation);
    }

    /// <summary>Stores what matching the last hour anew changed: articles move, stories that became one answer 301.</summary>
    public Task ApplyAsync(StoryRematch rematch, DateTimeOffset now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rematch);
        return writes.RunAsync(
            async db =>
            {
                long[] moved = [.. rematch.Changed.Select(m => m.ArticleId)];
                List<long> left = await db.StoryMembers.Where(m => moved.Contains(m.ArticleId)).Select(m => m.StoryId).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
                await using RowInsert stories = new(db, "Stories", ["Id", "CreatedAt", "LastArticleAt", "Members"], ignoreConflicts: true);
                foreach (StoryMatch match in rematch.Changed)
                {
                    await stories.RunAsync(match.StoryId, now, now, 0).ConfigureAwait(false);
                    await db.Stories.Where(s => s.Id == match.StoryId).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, (long?)null), cancellation).ConfigureAwait(false);
                    await db.StoryMembers.Where(m => m.ArticleId == match.ArticleId && !m.Pinned).ExecuteUpdateAsync(
                        set => set.SetProperty(m => m.StoryId, match.StoryId).SetProperty(m => m.Score, match.Score).SetProperty(m => m.Reason, match.Reason), cancellation).ConfigureAwait(false);
                    await WriteCopyAsync(db, match, cancellation).ConfigureAwait(false);
                }

                foreach (StoryMerge merge in rematch.Merged)
                {
                    await db.Stories.Where(s => s.Id == merge.From).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, merge.Into), cancellation).ConfigureAwait(false);
                }

                await RecountAsync(db, rematch.Changed.Select(m => m.StoryId).Concat(left), cancellation).ConfigureAwait(false);
                await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
            },
            cancellation);
    }

    private static Task<int> WriteCopyAsync(NewsDbContext db, StoryMatch match, CancellationToken cancellation) => match.NearCopyOf is long original
        ? db.Articles.Where(a => a.Id == match.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.NearCopyOfId, original), cancellation)
        : Task.FromResult(0);

    internal static async Task RecountAsync(NewsDbContext db, IEnumerable<long> storyIds, CancellationToken cancellation)
    {
        foreach (long[] ids in storyIds.Distinct().Chunk(500))
        {
            await db.Stories.Where(s => ids.Contains(s.Id)).ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.Members, s => db.StoryMembers.Count(m => m.StoryId == s.Id))
                    .SetProperty(s => s.LastArticleAt, s => db.StoryMembers.Where(m => m.StoryId == s.Id).Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => (DateTimeOffset?)a.FirstSeenAt).Max() ?? s.LastArticleAt),
                cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<StoryCandidate>> LoadAsync(NewsDbContext db, IQueryable<Article> articles, CancellationToken cancellation)
    {
        var rows = await articles.Select(a => new
        {
            a.Id,
            a.FirstSeenAt,
            a.Title,
            a.Summary,
            a.Language,
            a.Fingerprint,
            Html = db.Revisions.Where(r => r.ArticleId == a.Id && r.Number == a.Revision).Select(r => r.Html).FirstOrDefault(),
            Member = db.StoryMembers.Where(m => m.ArticleId == a.Id).Select(m => new { m.StoryId, m.Pinned }).FirstOrDefault(),
        }).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => new StoryCandidate(
            new StoryArticle(row.Id, row.FirstSeenAt, row.Title, TextOf(row.Html, row.Summary), row.Language, row.Fingerprint), row.Member?.StoryId, row.Member?.Pinned ?? false))];
    }

    private static string TextOf(byte[]? html, string? summary)
    {
        string text = html is null ? "" : BodyReader.TextOf(RevisionCodec.UnpackHtml(html));
        text = text.Length == 0 ? summary ?? "" : text;
        return text.Length <= MostText ? text : text[..MostText];
    }
}
