using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Tests.Reading;

public sealed class ListTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Now;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Pages_of_a_list_join_without_gap_or_repetition_and_the_feed_is_the_same_list(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, Now, [.. Enumerable.Range(0, 45).Select(i => Drafts.Item($"n{i}", $"Title {i}", published: Now.AddMinutes(-(i / 2))))]);
        ArticleListQuery query = Query(test);
        EditionView edition = await test.ViewAsync();

        List<long> paged = [];
        ListCursor? after = null;
        do
        {
            ArticleListPage page = await query.PageAsync(edition, ArticleList.Front, after, 7, cancellation: TestContext.Current.CancellationToken);
            paged.AddRange(page.Articles.Select(a => a.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(45, paged.Distinct().Count());
        Assert.Equal(paged, (await query.FeedAsync(edition, ArticleList.Front, false, TestContext.Current.CancellationToken)).Articles.Select(a => a.Id));
        Assert.Equal(paged, (await query.FeedAsync(edition, new ArticleList { Source = "one" }, false, TestContext.Current.CancellationToken)).Articles.Select(a => a.Id));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_the_filter_hides_is_stored_counted_and_not_shown(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide title:deals");
        (Source source, Feed feed) = await test.AddSourceAsync("one");

        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "News", published: Now.AddHours(-3)), Drafts.Item("b", "Best deals", published: Now.AddHours(-2)));

        ArticleListPage page = await Query(test).PageAsync(await test.ViewAsync(), ArticleList.Front, null, 30, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("News", Assert.Single(page.Articles).Title);
        Assert.Equal((1, 1), (page.NotShown, page.NotShownSources));
        ArticlePageQuery pages = new(test.Database);
        long hidden = await IdAsync(test, "Best deals");
        Assert.Equal(ArticleAccess.Hidden, (await pages.FindAsync(hidden, null, null, TestContext.Current.CancellationToken)).Access);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_source_on_trial_is_stored_and_seen_by_no_reader(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("trial", SourceState.Trial);

        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "News"));

        EditionView edition = await test.ViewAsync();
        Assert.Empty((await Query(test).PageAsync(edition, ArticleList.Front, null, 30, cancellation: TestContext.Current.CancellationToken)).Articles);
        Assert.Empty((await Query(test).PageAsync(edition, new ArticleList { Source = "trial" }, null, 30, cancellation: TestContext.Current.CancellationToken)).Articles);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_publication_level_cuts_what_lists_and_pages_carry(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("headline", level: PublicationLevel.Headline);
        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "News", "<p>The secret text.</p>"));
        EditionView edition = await test.ViewAsync();

        ArticleLine line = Assert.Single((await Query(test).FeedAsync(edition, ArticleList.Front, withContents: true, TestContext.Current.CancellationToken)).Articles);
        ArticlePage page = (await new ArticlePageQuery(test.Database).FindAsync(line.Id, null, null, TestContext.Current.CancellationToken)).Page!;

        Assert.Null(line.Html);
        Assert.Null(line.Summary);
        Assert.Empty(page.Body.Html);
        Assert.Empty(page.Summary);
    }

    [Fact]
    public async Task A_short_text_says_so_and_gives_the_publishers_description_unless_it_says_it_itself()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        (Source source, Feed feed) = await test.AddSourceAsync("short");
        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "Told", "<p>Engineers closed Norwick to ships on Monday, and the ferries wait outside until the steel is straight.</p>") with { Summary = "A storm bent the harbour gate." }, Drafts.Item("b", "Same", "<p>The ferry waits outside.</p>") with { Summary = "The ferry waits outside…" },
            Drafts.Item("c", "All", "") with { Summary = "The harbour master resigned." }, Drafts.Item("d", "Cut", "") with { Summary = "The harbour master resigned. […]" });
        ArticlePageQuery pages = new(test.Database);

        ArticlePage told = (await pages.FindAsync(await IdAsync(test, "Told"), null, null, TestContext.Current.CancellationToken)).Page!;
        Assert.True(told.IsShort);
        Assert.Equal("A storm bent the harbour gate.", told.Description);
        ArticlePage same = (await pages.FindAsync(await IdAsync(test, "Same"), null, null, TestContext.Current.CancellationToken)).Page!;
        Assert.True(same.IsShort);
        Assert.Null(same.Description);
        Assert.False(same.IsDescription);
        Assert.True((await pages.FindAsync(await IdAsync(test, "All"), null, null, TestContext.Current.CancellationToken)).Page!.IsDescription);
        Assert.True((await pages.FindAsync(await IdAsync(test, "Cut"), null, null, TestContext.Current.CancellationToken)).Page!.IsDescription);
        Assert.Equal(ArticleAccess.NoRevision, (await pages.FindAsync(await IdAsync(test, "Told"), null, 5, TestContext.Current.CancellationToken)).Access);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Topics_pickers_and_days_narrow_the_list(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source one, Feed feedOne) = await test.AddSourceAsync("one");
        (Source two, Feed feedTwo) = await test.AddSourceAsync("two");
        await Drafts.VisitAsync(test, one, feedOne, Now, Drafts.Item("a", "About AI", published: Now.AddDays(-1), category: "artificial intelligence"));
        await Drafts.VisitAsync(test, two, feedTwo, Now, Drafts.Item("b", "Other", published: Now.AddHours(-1)));

        Assert.Equal(["About AI"], await TitlesAsync(test, new ArticleList { Topic = "ai" }));
        Assert.Equal(["Other"], await TitlesAsync(test, ArticleList.Front with { Picker = Picker.Everything with { Sources = ["two"] } }));
        Assert.Equal(["About AI"], await TitlesAsync(test, ArticleList.Front with { Picker = Picker.Everything with { WithoutSources = ["two"] } }));
        Assert.Equal(["About AI"], await TitlesAsync(test, new ArticleList { Day = new DateOnly(2026, 11, 22) }));
        Assert.Empty(await TitlesAsync(test, new ArticleList { Source = "no-such" }));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_said_not_to_be_shown_follows_the_readers_choice(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide title:Secret");
        (Source one, Feed feedOne) = await test.AddSourceAsync("one");
        (Source two, Feed feedTwo) = await test.AddSourceAsync("two");
        await Drafts.VisitAsync(test, one, feedOne, Now, Drafts.Item("a", "Secret a"), Drafts.Item("b", "Open b"));
        await Drafts.VisitAsync(test, two, feedTwo, Now, Drafts.Item("c", "Secret c"), Drafts.Item("d", "Secret d"));

        Assert.Equal((3, 2), await NotShownAsync(Picker.Everything));
        Assert.Equal((1, 1), await NotShownAsync(Picker.Everything with { Sources = ["one"] }));
        Assert.Equal((1, 1), await NotShownAsync(Picker.Everything with { WithoutSources = ["two"] }));

        async Task<(int, int)> NotShownAsync(Picker picker)
        {
            ArticleListPage page = await Query(test).PageAsync(await test.ViewAsync(), ArticleList.Front with { Picker = picker }, null, 30, cancellation: TestContext.Current.CancellationToken);
            return (page.NotShown, page.NotShownSources);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Search_finds_words_and_one_or_two_Chinese_characters(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(
            test, source, feed, Now,
            Drafts.Item("a", "Quiet engine", "<p>A reactor hums.</p>"),
            Drafts.Item("b", "高階主管離職", "<p>執行長宣布離職。</p>"));

        Assert.Equal(["Quiet engine"], await TitlesAsync(test, new ArticleList { Search = "REACTOR" }));
        Assert.Equal(["高階主管離職"], await TitlesAsync(test, new ArticleList { Search = "離職" }));
        Assert.Equal(["高階主管離職"], await TitlesAsync(test, new ArticleList { Search = "離" }));
        Assert.Empty(await TitlesAsync(test, new ArticleList { Search = "reactor 離職" }));
        Assert.Empty(await TitlesAsync(test, new ArticleList { Search = "\"* OR ) NEAR(" }));
    }

    private static ArticleListQuery Query(TestDatabase test) =>
        new(test.Database, new SiteSettingsQuery(test.Database, new ChangeStamp(test.Database), new SiteOptions()), new FakeTimeProvider(Now));

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_feed_changes_of_an_article_is_found_from_then_on_and_what_it_no_longer_says_is_not(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "News") with { Summary = "An otter was seen." });
        await Drafts.VisitAsync(test, source, feed, Now.AddHours(3), Drafts.Item("a", "News") with { Summary = "A beaver was seen." });

        Assert.Equal(["News"], await TitlesAsync(test, new ArticleList { Search = "beaver" }));
        Assert.Empty(await TitlesAsync(test, new ArticleList { Search = "otter" }));
    }

    private static async Task<IEnumerable<string>> TitlesAsync(TestDatabase test, ArticleList list) =>
        (await Query(test).PageAsync(await test.ViewAsync(), list, null, 30)).Articles.Select(a => a.Title);

    private static async Task<long> IdAsync(TestDatabase test, string title)
    {
        await using NewsDbContext db = test.Database.OpenForReading();
        return await db.Articles.Where(a => a.Title == title).Select(a => a.Id).SingleAsync();
    }
}
