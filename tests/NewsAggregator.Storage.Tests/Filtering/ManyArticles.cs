using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Tests.Filtering;

/// <summary>Fills a database with articles made from facts, past the visits: thousands in a second, with all that rules see.</summary>
internal static class ManyArticles
{
    private const int Batch = 2000;
    private static readonly string[] Groups = ["wires", "chinese", "blogs"];

    /// <param name="facts">Of article number i, from 0. Its source's groups are this class's own.</param>
    /// <param name="html">Its cleaned body.</param>
    /// <param name="edition">Whose version in force shows them all.</param>
    public static async Task FillAsync(NewsDatabase database, Edition edition, int count, Func<int, (FilterFacts Facts, string Html)> make)
    {
        Dictionary<string, int> sources = [];
        Dictionary<string, int> feeds = [];
        HashSet<string> topics = [];
        await using (NewsDbContext db = database.OpenForReading())
        {
            topics.UnionWith(await db.Topics.Select(t => t.Slug).ToListAsync());
        }

        for (int from = 0; from < count; from += Batch)
        {
            await using NewsDbContext db = database.Open();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            List<(Article Article, IReadOnlyList<string> Topics, string Html)> added = [];
            for (int i = from; i < Math.Min(count, from + Batch); i++)
            {
                (FilterFacts facts, string html) = make(i);
                int source = await SourceAsync(db, sources, facts.Source);
                added.Add((Row(facts, source, await FeedAsync(db, feeds, source, facts.Feed)), facts.Topics, html));
            }

            db.Articles.AddRange(added.Select(one => one.Article));
            foreach (string topic in added.SelectMany(one => one.Topics).Where(topics.Add).ToList())
            {
                db.Topics.Add(new Topic { Slug = topic, NameEn = topic, NameZh = topic });
            }

            await db.SaveChangesAsync();
            db.ArticleTopics.AddRange(added.SelectMany(one => one.Topics.Select(topic => new ArticleTopic { Topic = topic, SortTime = one.Article.SortTime, ArticleId = one.Article.Id })));
            db.Revisions.AddRange(added.Select(one => new Revision { ArticleId = one.Article.Id, Number = 1, Title = one.Article.Title, Html = RevisionCodec.PackHtml(one.Html), CreatedAt = one.Article.FirstSeenAt }));
            db.Decisions.AddRange(added.Select(one => new StoredDecision
            {
                EditionId = edition.Id, VersionId = edition.VersionInForceId, Verdict = Verdict.Show, SortTime = one.Article.SortTime, ArticleId = one.Article.Id,
            }));
            await db.SaveChangesAsync();
        }
    }

    private static Article Row(FilterFacts facts, int source, int feed)
    {
        DateTimeOffset published = new(facts.Date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        return new Article
        {
            SourceId = source,
            FeedId = feed,
            Guid = "",
            Url = facts.Url,
            Domain = facts.Domain,
            Title = facts.Title,
            Author = facts.Authors.Count == 0 ? null : string.Join(", ", facts.Authors),
            Summary = facts.Summary,
            Language = facts.Language,
            PublishedAt = published,
            FirstSeenAt = published + facts.Age,
            SortTime = published + facts.Age,
            Revision = 1,
            Words = facts.Words,
        };
    }

    private static async Task<int> SourceAsync(NewsDbContext db, Dictionary<string, int> known, string slug)
    {
        if (known.TryGetValue(slug, out int id))
        {
            return id;
        }

        Source source = new() { Slug = slug, Name = "The " + slug, HomeUrl = "https://news.example/" };
        db.Sources.Add(source);
        await db.SaveChangesAsync();
        for (int i = 0; i < Groups.Length; i++)
        {
            string name = Groups[i];
            SourceGroup group = await db.Groups.FirstOrDefaultAsync(g => g.Slug == name) ?? db.Groups.Add(new SourceGroup { Slug = name, Name = name }).Entity;
            await db.SaveChangesAsync();
            if ((known.Count + i) % 2 == 0)
            {
                db.GroupMembers.Add(new SourceGroupMember { GroupId = group.Id, SourceId = source.Id });
            }
        }

        await db.SaveChangesAsync();
        return known[slug] = source.Id;
    }

    private static async Task<int> FeedAsync(NewsDbContext db, Dictionary<string, int> known, int source, IReadOnlyList<string> names)
    {
        if (known.TryGetValue(names[0], out int id))
        {
            return id;
        }

        Feed feed = new() { SourceId = source, Url = names[0], Title = names.Count > 1 ? names[1] : null };
        db.Feeds.Add(feed);
        await db.SaveChangesAsync();
        return known[names[0]] = feed.Id;
    }
}
