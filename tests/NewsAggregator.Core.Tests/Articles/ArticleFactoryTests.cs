using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Core.Tests.Articles;

public sealed class ArticleFactoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TopicVocabulary Topics = new([new Topic { Slug = "ai", NameEn = "AI", NameZh = "人工智慧", Aliases = ["Artificial Intelligence"] }]);

    [Fact]
    public void Item_without_guid_takes_its_link_as_identity()
    {
        ParsedItem bare = new() { Title = "A", Link = "https://site.example/a?utm_source=rss" };
        ParsedItem same = bare with { Link = "https://www.site.example/a/#top", Title = "A, corrected" };

        ArticleIdentity one = Identity(bare);
        ArticleIdentity two = Identity(same);

        Assert.Equal("https://site.example/a", one.Guid);
        Assert.Equal(one.LinkKey, two.LinkKey);
        Assert.NotEqual(one.Hash, two.Hash);
    }

    [Fact]
    public void A_guid_on_items_with_different_links_tells_nothing_alone()
    {
        IReadOnlyList<ArticleIdentity> identities = ArticleIdentity.Of(
            [new ParsedItem { Id = "same", Link = "https://site.example/a" }, new ParsedItem { Id = "same", Link = "https://site.example/b" }], null);

        Assert.NotEqual(identities[0].Key, identities[1].Key);
    }

    [Fact]
    public void A_link_that_all_items_share_is_no_key()
    {
        IReadOnlyList<ArticleIdentity> identities = ArticleIdentity.Of(
            [new ParsedItem { Id = "1", Link = "https://site.example/news" }, new ParsedItem { Id = "2", Link = "https://site.example/news" }], null);

        Assert.All(identities, identity => Assert.Null(identity.LinkKey));
    }

    [Theory]
    [InlineData("https://Site.example:443/a?b=1&utm_medium=x&fbclid=1#c", "https://site.example/a?b=1")]
    [InlineData("http://site.example./", "http://site.example/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://user:pass@site.example/", null)]
    [InlineData("/relative", null)]
    public void A_canonical_address_keeps_what_leads_to_the_page(string written, string? canonical) => Assert.Equal(canonical, CanonicalUrl.Of(written));

    [Fact]
    public void What_was_published_in_the_future_or_before_the_web_is_not_believed()
    {
        Assert.Equal(Now, Make(new ParsedItem { Id = "1", Title = "T", Published = Now.AddDays(9) }).Article.PublishedAt);
        Assert.Null(Make(new ParsedItem { Id = "1", Title = "T", Published = DateTimeOffset.UnixEpoch }).Article.PublishedAt);
    }

    [Fact]
    public void Undated_back_fill_stands_a_day_back_in_the_feeds_order()
    {
        DateTimeOffset first = Make(new ParsedItem { Id = "1", Title = "T" }, place: 0, backFill: true).Article.SortTime;
        DateTimeOffset second = Make(new ParsedItem { Id = "2", Title = "T" }, place: 1, backFill: true).Article.SortTime;

        Assert.Equal(Now.AddDays(-1), first);
        Assert.True(second < first);
    }

    [Theory]
    [InlineData("A storm came. Continue reading…", "A storm came.")]
    [InlineData("颱風來了。… 閱讀全文", "颱風來了。")]
    [InlineData("「颱風來了。」……", "「颱風來了。」")]
    [InlineData("颱風來了，… 閱讀全文", "颱風來了…")]
    [InlineData("A storm came. […]", "A storm came.")]
    [InlineData("“A storm came.” ... Read more", "“A storm came.”")]
    [InlineData("A storm came, ...", "A storm came…")]
    [InlineData("A storm came over the [...]", "A storm came over the [...]")]
    [InlineData("What now?...", "What now?...")]
    [InlineData("[…]", "[…]")]
    [InlineData("She went on reading more.", "She went on reading more.")]
    public void A_description_ends_before_its_invitation_to_read_on(string written, string kept) =>
        Assert.Equal(kept, Make(new ParsedItem { Id = "1", Title = "T", Summary = written }).Article.Summary);

    [Fact]
    public void A_title_is_plain_text_of_at_most_a_thousand_characters()
    {
        Assert.Equal("5 < 6 & more", Make(new ParsedItem { Id = "1", Title = "5 &lt; 6 &amp; <b>more</b>" }).Article.Title);
        Assert.True(Make(new ParsedItem { Id = "1", Title = string.Concat(Enumerable.Repeat("Good ", 200_000)) }).Article.Title.Length <= 1000);
    }

    [Fact]
    public void Publishers_categories_become_the_sites_topics() =>
        Assert.Equal(["ai"], Make(new ParsedItem { Id = "1", Title = "T", Categories = ["artificial-intelligence", "Gossip"] }).Topics);

    [Theory]
    [InlineData(TextMode.Feed, "short", false)]
    [InlineData(TextMode.Page, "short", true)]
    [InlineData(TextMode.Auto, "short", true)]
    [InlineData(TextMode.Auto, null, true)]
    public void The_page_is_wanted_where_the_feeds_text_is_not_whole(TextMode mode, string? content, bool wanted)
    {
        ArticleDraft draft = Make(new ParsedItem { Id = "1", Title = "T", Link = "https://site.example/a", Content = content }, mode: mode);

        Assert.Equal(wanted ? PageState.Wanted : PageState.NotWanted, draft.Article.PageState);
    }

    [Fact]
    public void A_long_text_of_the_feed_is_taken_for_whole_unless_it_breaks_off()
    {
        string whole = string.Concat(Enumerable.Repeat("<p>A sentence of some length stands here for all to read.</p>", 20));

        Assert.Equal(PageState.NotWanted, Make(new ParsedItem { Id = "1", Title = "T", Link = "https://site.example/a", Content = whole }).Article.PageState);
        Assert.Equal(PageState.Wanted, Make(new ParsedItem { Id = "1", Title = "T", Link = "https://site.example/a", Content = whole + "<p>And then […]</p>" }).Article.PageState);
    }

    [Fact]
    public void A_stored_revision_reads_back_as_it_was()
    {
        ArticleText text = Make(new ParsedItem { Id = "1", Title = "T", Content = "<h2>Head</h2><p>One. Two 二。</p>" }).Text;

        Assert.Equal(text.Body.Html, RevisionCodec.UnpackHtml(RevisionCodec.PackHtml(text.Body.Html)));
        Assert.Equal(text.Body.Sentences, RevisionCodec.UnpackSentences(RevisionCodec.PackSentences(text.Body.Sentences)));
        Assert.Equal([0, 3, 500], RevisionCodec.UnpackIndexes(RevisionCodec.PackIndexes([0, 3, 500])));
        Assert.Equal(RevisionCodec.HashText("a b\nc"), RevisionCodec.HashText(" a bc "));
    }

    private static ArticleIdentity Identity(ParsedItem item) => ArticleIdentity.Of([item], null)[0];

    private static ArticleDraft Make(ParsedItem item, int place = 0, bool backFill = false, TextMode mode = TextMode.Auto) => ArticleFactory.Make(
        item, Identity(item), place,
        new VisitContext(new Source { Id = 1, Slug = "s", TextMode = mode }, new Feed { Id = 1, Url = "https://site.example/feed" }, "en", Now, backFill, Topics));
}
