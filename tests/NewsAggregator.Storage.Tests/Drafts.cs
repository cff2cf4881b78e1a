using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests;

/// <summary>Visits made of items written in a test, through the production steps.</summary>
internal static class Drafts
{
    private static readonly TopicVocabulary Topics = new([new Topic { Slug = "ai", NameEn = "AI", NameZh = "人工智慧", Aliases = ["Artificial Intelligence"] }]);

    public static ParsedItem Item(string id, string title, string body = "<p>Body.</p>", DateTimeOffset? published = null, string? category = null) => new()
    {
        Id = id,
        Title = title,
        Link = $"https://site.example/{id}",
        Content = body,
        Summary = "About " + title,
        Published = published ?? TestDatabase.Now.AddHours(-1),
        Categories = category is null ? [] : [category],
    };

    public static Task<VisitResult> VisitAsync(TestDatabase test, Source source, Feed feed, DateTimeOffset now, params ParsedItem[] items) =>
        VisitAsync(test, source, feed, now, items, () => Task.CompletedTask);

    /// <param name="beforeCommit">What happens elsewhere when the document is judged and not stored yet.</param>
    public static async Task<VisitResult> VisitAsync(TestDatabase test, Source source, Feed feed, DateTimeOffset now, ParsedItem[] items, Func<Task> beforeCommit)
    {
        IReadOnlyList<ArticleIdentity> identities = ArticleIdentity.Of(items, new Uri(feed.Url));
        RefreshContext context = (await new RefreshContextQuery(test.Database).ReadAsync(
            source.Id, [.. identities.SelectMany(i => i.LinkKey is long link ? new[] { i.Key, link } : [i.Key])]))!;
        VisitContext visit = new(context.Source.Source, feed, "en", now, feed.LastSuccessAt is null, Topics);
        List<ArticleDraft> added = [];
        List<(long, ArticleDraft)> changed = [];
        for (int i = 0; i < items.Length; i++)
        {
            ArticleDraft draft = ArticleFactory.Make(items[i], identities[i], i, visit);
            if (!context.Known.TryGetValue(identities[i].Key, out KnownItem? known))
            {
                added.Add(draft);
            }
            else if (known.ItemHash != identities[i].Hash)
            {
                changed.Add((known.ArticleId, draft));
            }
        }

        FiltersInForce filters = await new FiltersQuery(test.Database).ReadAsync();
        FeedOutcome outcome = new() { VisitedAt = now, NextVisitAt = now.AddMinutes(30), IntervalSeconds = 1800, ReadDocument = true };
        await beforeCommit();
        VisitResult result = await new ArticleStore(test.Writes, new FiltersQuery(test.Database)).CommitAsync(new VisitCommit(feed, context.Source, filters, outcome, added, changed));
        feed.LastSuccessAt = now;
        return result;
    }
}
