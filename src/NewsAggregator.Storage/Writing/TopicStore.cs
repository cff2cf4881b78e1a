using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Writing;

/// <param name="Slug">In addresses and rules: lower-case Latin letters, digits and single dashes, at most 60.</param>
/// <param name="Aliases">What publishers call it in their categories.</param>
public sealed record TopicDraft(string Slug, string NameEn, string NameZh, IReadOnlyList<string> Aliases);

public enum TopicOutcome
{
    Done = 0,
    BadSlug,
    SlugTaken,

    /// <summary>A name is missing, or longer than 100 characters.</summary>
    BadName,

    /// <summary>More than 200 names of publishers, or one of over 100 characters.</summary>
    BadAliases,
    Unknown,
}

/// <summary>The site's vocabulary of topics: adds, renames and joins them. A topic that was joined to another keeps its address and its name in rules.</summary>
public sealed partial class TopicStore(WritePath writes, TimeProvider clock)
{
    private const int LongestName = 100;
    private const int MostAliases = 200;

    public Task<TopicOutcome> AddAsync(TopicDraft draft, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            if (!SlugShape().IsMatch(draft.Slug) || draft.Slug.Length > 60)
            {
                return TopicOutcome.BadSlug;
            }

            List<Topic> all = await db.Topics.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
            if (all.Any(t => t.Slug == draft.Slug || t.Aliases.Contains(draft.Slug)))
            {
                return TopicOutcome.SlugTaken;
            }

            if (Complaint(draft) is TopicOutcome complaint)
            {
                return complaint;
            }

            db.Topics.Add(new Topic { Slug = draft.Slug, NameEn = draft.NameEn, NameZh = draft.NameZh, Aliases = [.. draft.Aliases], Position = all.Select(t => t.Position).DefaultIfEmpty(-1).Max() + 1 });
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await ReadFeedsAnewAsync(db, cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "topic.added", draft.Slug, after: InWords(draft), cancellation: cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
            return TopicOutcome.Done;
        },
        cancellation);

    /// <summary>Changes names and what publishers call it; the slug stays for ever.</summary>
    public Task<TopicOutcome> ChangeAsync(TopicDraft draft, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            if (Complaint(draft) is TopicOutcome complaint)
            {
                return complaint;
            }

            Topic? topic = await db.Topics.FirstOrDefaultAsync(t => t.Slug == draft.Slug, cancellation).ConfigureAwait(false);
            if (topic is null)
            {
                return TopicOutcome.Unknown;
            }

            string before = InWords(new TopicDraft(topic.Slug, topic.NameEn, topic.NameZh, topic.Aliases));
            bool joinsMore = draft.Aliases.Append(draft.NameEn).Append(draft.NameZh).Except(topic.Aliases, StringComparer.Ordinal).Any();
            topic.NameEn = draft.NameEn;
            topic.NameZh = draft.NameZh;
            topic.Aliases = [.. draft.Aliases];
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            if (joinsMore)
            {
                await ReadFeedsAnewAsync(db, cancellation).ConfigureAwait(false);
            }

            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "topic.changed", draft.Slug, null, before, InWords(draft), cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
            return TopicOutcome.Done;
        },
        cancellation);

    /// <summary>All that has the one topic has the other from now on; the one's names join the other's.</summary>
    public Task<TopicOutcome> JoinAsync(string slug, string into, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            Topic? gone = await db.Topics.FirstOrDefaultAsync(t => t.Slug == slug, cancellation).ConfigureAwait(false);
            Topic? kept = await db.Topics.FirstOrDefaultAsync(t => t.Slug == into, cancellation).ConfigureAwait(false);
            if (gone is null || kept is null || slug == into)
            {
                return TopicOutcome.Unknown;
            }

            int[] sources = await db.ArticleTopics.Where(t => t.Topic == slug).Join(db.Articles, t => t.ArticleId, a => a.Id, (t, a) => a.SourceId).Distinct().ToArrayAsync(cancellation).ConfigureAwait(false);
            await MoveArticlesAsync(db, slug, into, cancellation).ConfigureAwait(false);
            foreach (Source source in (await db.Sources.ToListAsync(cancellation).ConfigureAwait(false)).Where(s => s.Topics.Contains(slug)))
            {
                source.Topics = [.. source.Topics.Select(topic => topic == slug ? into : topic).Distinct()];
            }

            kept.Aliases = [.. kept.Aliases.Append(gone.Slug).Append(gone.NameEn).Append(gone.NameZh).Concat(gone.Aliases).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
            db.Topics.Remove(gone);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await DecideAgainStore.MarkAsync(db, sources, cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "topic.joined", slug, into, cancellation: cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
            return TopicOutcome.Done;
        },
        cancellation);

    private static async Task MoveArticlesAsync(NewsDbContext db, string slug, string into, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ArticleTopics" ("Topic", "SortTime", "ArticleId") SELECT {into}, "SortTime", "ArticleId" FROM "ArticleTopics" WHERE "Topic" = {slug} ON CONFLICT DO NOTHING""",
            cancellation).ConfigureAwait(false);
        await db.ArticleTopics.Where(t => t.Topic == slug).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        (string one, string other) = ($" {slug} ", $" {into} ");
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Articles" SET "PageTopics" = TRIM(REPLACE(' ' || "PageTopics" || ' ', {one}, {other})) WHERE ' ' || "PageTopics" || ' ' LIKE {"%" + one + "%"}""",
            cancellation).ConfigureAwait(false);
    }

    // What feeds still hold is joined by the new words at the next visits; older articles keep the topics they got.
    private static async Task ReadFeedsAnewAsync(NewsDbContext db, CancellationToken cancellation)
    {
        foreach (int source in await db.Sources.Where(s => s.State == SourceState.Active).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false))
        {
            await SourceReading.ForgetFeedsAsync(db, source, cancellation).ConfigureAwait(false);
        }
    }

    private static TopicOutcome? Complaint(TopicDraft draft) =>
        draft.NameEn.Length is 0 or > LongestName || draft.NameZh.Length is 0 or > LongestName ? TopicOutcome.BadName
        : draft.Aliases.Count > MostAliases || draft.Aliases.Any(alias => alias.Length > LongestName) ? TopicOutcome.BadAliases
        : null;

    private static string InWords(TopicDraft draft) => $"{draft.NameEn} · {draft.NameZh} · {string.Join(", ", draft.Aliases)}";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugShape();
}
