using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Writing;

/// <summary>An article as story matching finds it stored; its text is read apart.</summary>
/// <param name="StoryId">Null: not yet matched.</param>
/// <param name="Pinned">An admin put it there.</param>
/// <param name="Reason">As stored; empty for a story's founder.</param>
/// <param name="Words">Length of its text: tells that a page brought more of it.</param>
public sealed record StoryCandidate(long Id, DateTimeOffset FirstSeen, string Title, int Words, long? StoryId, bool Pinned, string Reason, long? NearCopyOf);

/// <summary>Where story matching stands.</summary>
/// <param name="Stamp">Changes with every write to stories, whoever makes it.</param>
/// <param name="SettledTo">Everything first seen before is matched for good; null: nothing is.</param>
/// <param name="IsWaiting">There are articles not yet matched.</param>
/// <param name="FirstOpen">First sight of the earliest article that is not settled; null: there is none.</param>
/// <param name="OpenWords">Words of all articles that are not settled: another number says that texts changed.</param>
public sealed record StoryProgress(long Stamp, DateTimeOffset? SettledTo, bool IsWaiting, DateTimeOffset? FirstOpen, long OpenWords);

/// <summary>Reads articles in order of first sight, hidden ones too, and keeps which story each belongs to. A story's id is that of the article that founded it.</summary>
public sealed class StoryStore(NewsDatabase database, WritePath writes)
{
    private const int MostText = 20_000;
    private const int MostReason = 300;
    private const int Chunk = 500;
    private const string SettledKey = "stories.settled";

    /// <summary>A visit that ended late brings articles first seen before what is settled; nothing is later than this.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromHours(6);

    public async Task<StoryProgress> ProgressAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        long stamp = await StoryStamp.ReadAsync(db, cancellation).ConfigureAwait(false);
        string? text = await db.Settings.Where(s => s.Key == SettledKey).Select(s => s.Value).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        DateTimeOffset? settled = text is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
        DateTimeOffset? waiting = await Waiting(db, settled).MinAsync(a => (DateTimeOffset?)a.FirstSeenAt, cancellation).ConfigureAwait(false);
        DateTimeOffset? open = settled is DateTimeOffset end
            ? await db.Articles.Where(a => a.FirstSeenAt >= end).MinAsync(a => (DateTimeOffset?)a.FirstSeenAt, cancellation).ConfigureAwait(false)
            : waiting;
        long words = open is DateTimeOffset from ? await db.Articles.Where(a => a.FirstSeenAt >= from).SumAsync(a => (long)a.Words, cancellation).ConfigureAwait(false) : 0;
        return new StoryProgress(stamp, settled, waiting is not null, open, words);
    }

    /// <summary>Articles not yet matched, the earliest first; also late ones, from before what is settled.</summary>
    public async Task<IReadOnlyList<StoryCandidate>> WaitingAsync(DateTimeOffset? settledTo, DateTimeOffset before, int most, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await Candidates(db, Waiting(db, settledTo).Where(a => a.FirstSeenAt < before).OrderBy(a => a.FirstSeenAt).ThenBy(a => a.Id).Take(most))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Matched articles first seen in that time, without order.</summary>
    public async Task<IReadOnlyList<StoryCandidate>> MatchedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await Candidates(db, db.Articles.Where(a => a.FirstSeenAt >= from && a.FirstSeenAt < before && db.StoryMembers.Any(m => m.ArticleId == a.Id)))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Stories that an admin wants as they are.</summary>
    public async Task<IReadOnlyList<long>> LockedAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Stories.Where(s => s.IsLocked).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What matching compares, as the newest revisions say it. By article id; few at a time: texts are large.</summary>
    public async Task<IReadOnlyDictionary<long, StoryArticle>> TextsAsync(IReadOnlyList<long> ids, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var rows = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new
        {
            a.Id,
            a.FirstSeenAt,
            a.Title,
            a.Summary,
            a.Language,
            Html = db.Revisions.Where(r => r.ArticleId == a.Id && r.Number == a.Revision).Select(r => r.Html).FirstOrDefault(),
        }).ToListAsync(cancellation).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Id, row => new StoryArticle(row.Id, row.FirstSeenAt, row.Title, TextOf(row.Html, row.Summary), row.Language));
    }

    /// <summary>Stores where articles belong, new ones and ones that moved; pinned ones stay where they are.</summary>
    /// <param name="lease">Name and owner under which the matching was done.</param>
    /// <param name="stamp">What the matching knew.</param>
    /// <param name="settledTo">From now on everything before is matched for good; null: as it was.</param>
    /// <returns>The new stamp; null: the lease is another's, or somebody wrote meanwhile, and nothing was stored.</returns>
    public Task<long?> CommitAsync(
        IReadOnlyList<StoryMatch> matches, DateTimeOffset? settledTo, (string Name, string Owner) lease, long stamp, DateTimeOffset now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matches);
        return writes.RunAsync<long?>(
            async db =>
            {
                if (!await StoryStamp.RaiseFromAsync(db, stamp, cancellation).ConfigureAwait(false)
                    || !await LeaseStore.IsHeldAsync(db, lease.Name, lease.Owner, cancellation).ConfigureAwait(false))
                {
                    return null;
                }

                if (matches.Count > 0)
                {
                    await WriteAsync(db, matches, now, cancellation).ConfigureAwait(false);
                    await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
                }

                if (settledTo is DateTimeOffset end)
                {
                    await SettingStore.WriteAsync(db, SettledKey, end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
                }

                return stamp + 1;
            },
            cancellation);
    }

    private static async Task WriteAsync(NewsDbContext db, IReadOnlyList<StoryMatch> matches, DateTimeOffset now, CancellationToken cancellation)
    {
        await StoryRows.FoundAsync(db, matches.Select(match => match.StoryId), now).ConfigureAwait(false);
        List<StoryMove> moves = [];
        await using (RowInsert members = new(db, "StoryMembers", ["ArticleId", "StoryId", "Score", "Reason", "Pinned", "JoinedAt"], ignoreConflicts: true))
        {
            foreach (StoryMatch[] part in matches.Chunk(Chunk))
            {
                long[] ids = [.. part.Select(match => match.ArticleId)];
                Dictionary<long, StoryMember> known = await db.StoryMembers.Where(m => ids.Contains(m.ArticleId)).ToDictionaryAsync(m => m.ArticleId, cancellation).ConfigureAwait(false);
                HashSet<long> there = [.. await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellation).ConfigureAwait(false)];
                foreach (StoryMatch match in part.Where(match => there.Contains(match.ArticleId)))
                {
                    string reason = PlainText.Cut(match.Reason, MostReason);
                    if (!known.TryGetValue(match.ArticleId, out StoryMember? member))
                    {
                        await members.RunAsync(match.ArticleId, match.StoryId, match.Score, reason, false, now).ConfigureAwait(false);
                    }
                    else if (!member.Pinned)
                    {
                        if (member.StoryId != match.StoryId)
                        {
                            moves.Add(new StoryMove(match.ArticleId, member.StoryId, match.StoryId));
                            (member.StoryId, member.JoinedAt) = (match.StoryId, now);
                        }

                        (member.Score, member.Reason) = (match.Score, reason);
                    }
                }

                await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
                db.ChangeTracker.Clear();
                await WriteCopiesAsync(db, part, cancellation).ConfigureAwait(false);
            }
        }

        await StoryRows.SettleAsync(db, moves, matches.Select(match => match.StoryId), cancellation).ConfigureAwait(false);
    }

    // A copy of a copy repeats the first one: lists fold one step deep.
    private static async Task WriteCopiesAsync(NewsDbContext db, StoryMatch[] matches, CancellationToken cancellation)
    {
        long[] ids = [.. matches.Select(match => match.ArticleId).Concat(matches.Select(match => match.NearCopyOf).OfType<long>()).Distinct()];
        Dictionary<long, long?> stored = await db.Articles.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.NearCopyOfId, cancellation).ConfigureAwait(false);
        Dictionary<long, long?> all = new(stored);
        foreach (StoryMatch match in matches)
        {
            all[match.ArticleId] = match.NearCopyOf;
        }

        foreach (StoryMatch match in matches)
        {
            long? first = match.NearCopyOf is long original && all.GetValueOrDefault(original) is long further && further != match.ArticleId ? further : match.NearCopyOf;
            if (stored.TryGetValue(match.ArticleId, out long? was) && was != first)
            {
                await db.Articles.Where(a => a.Id == match.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.NearCopyOfId, first), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static IQueryable<Article> Waiting(NewsDbContext db, DateTimeOffset? settledTo)
    {
        IQueryable<Article> articles = db.Articles.Where(a => !db.StoryMembers.Any(m => m.ArticleId == a.Id));
        if (settledTo is not DateTimeOffset end)
        {
            return articles;
        }

        DateTimeOffset from = end - Latest;
        return articles.Where(a => a.FirstSeenAt >= from);
    }

    private static IQueryable<StoryCandidate> Candidates(NewsDbContext db, IQueryable<Article> articles) =>
        from a in articles
        join m in db.StoryMembers on a.Id equals m.ArticleId into known
        from m in known.DefaultIfEmpty()
        select new StoryCandidate(a.Id, a.FirstSeenAt, a.Title, a.Words, m == null ? null : (long?)m.StoryId, m != null && m.Pinned, m == null ? "" : m.Reason, a.NearCopyOfId);

    private static string TextOf(byte[]? html, string? summary)
    {
        string text = html is null ? "" : BodyReader.TextOf(RevisionCodec.UnpackHtml(html));
        text = text.Length == 0 ? summary ?? "" : text;
        return text.Length <= MostText ? text : text[..MostText];
    }
}
