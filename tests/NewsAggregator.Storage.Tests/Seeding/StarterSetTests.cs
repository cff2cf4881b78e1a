using NewsAggregator.Storage.Seeding;

namespace NewsAggregator.Storage.Tests.Seeding;

public sealed class StarterSetTests
{
    [Fact]
    public void Starter_sources_begin_with_TechCrunch_and_are_complete()
    {
        var sources = StarterSources.Load();

        Assert.True(sources.Count >= 30);
        Assert.Equal("https://techcrunch.com/feed/", sources[0].FeedUrl);
        Assert.Equal(sources.Count, sources.Select(s => s.Slug).Distinct().Count());
        Assert.Equal(sources.Count, sources.Select(s => s.FeedUrl).Distinct().Count());
        Assert.All(sources, s =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", s.Slug);
            Assert.True(Uri.TryCreate(s.FeedUrl, UriKind.Absolute, out var feed) && feed.Scheme == Uri.UriSchemeHttps, s.FeedUrl);
            Assert.True(Uri.TryCreate(s.HomeUrl, UriKind.Absolute, out _), s.HomeUrl);
            Assert.Contains(s.Language, (string[])["en", "zh-Hant", "zh-Hans"]);
            Assert.NotEmpty(s.GroupZh);
        });
        Assert.Contains(sources, s => s.Language == "zh-Hant");
        Assert.Contains(sources, s => s.Language == "zh-Hans");
    }

    [Fact]
    public void Starter_topics_are_thirty_one_with_a_name_in_both_languages_and_no_alias_twice()
    {
        var topics = StarterTopics.Load();

        Assert.Equal(31, topics.Count);
        Assert.Equal("latest", topics[0].Slug);
        Assert.All(topics, t => Assert.True(t.NameEn.Length > 0 && t.NameZh.Length > 0 && t.Aliases.Count >= 3, t.Slug));
        var aliases = topics.SelectMany(t => t.Aliases).ToList();
        Assert.Equal(aliases.Count, aliases.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
