using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Filtering;

public sealed class ExplainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_hidden_article_names_the_rule_its_words_and_what_would_hide_more_like_it(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider, "show title:urgent\nhide title:deals\n");
        await bench.ArriveAsync("Winter deals", "News");

        ArticleExplanation why = await ExplainAsync(bench, "Winter deals");

        EditionVerdict verdict = Assert.Single(why.Editions);
        Assert.Equal((Verdict.Hide, 2, "deals"), (verdict.Stored.Verdict, verdict.Stored.Rule, verdict.Stored.Matched));
        Assert.Equal(("hide  title:deals", 1), (verdict.RuleText, verdict.Edition.VersionNumber));
        Assert.Equal("Of what rule 1 left: hides articles whose title has “deals”.", verdict.InEnglish);
        Assert.StartsWith("規則 1 未處理的文章中，隱藏", verdict.InChinese, StringComparison.Ordinal);
        Assert.True(verdict.Agrees);
        Assert.Contains("hide  source:wire  title:Winter", why.Proposals.Select(FilterPrinter.Print));

        EditionVerdict shown = Assert.Single((await ExplainAsync(bench, "News")).Editions);
        Assert.Equal((Verdict.Show, 0, null, "What no rule decided: shows every article."), (shown.Stored.Verdict, shown.Stored.Rule, shown.RuleText, shown.InEnglish));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_withdrawn_article_is_hidden_everywhere_until_it_is_restored(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("one", "two");
        long id = await IdAsync(bench, "one");
        FilterSave saved = await bench.SaveAsync("hide title:nothing");

        Assert.True(await bench.Withdrawals.WithdrawAsync(id, "ada", "the publisher asked", Stop));
        Assert.False(await bench.Withdrawals.WithdrawAsync(id, "ada", "again", Stop));
        Assert.Equal(["two"], await bench.ShownAsync());
        Assert.Equal(ArticleAccess.Withdrawn, (await new ArticlePageQuery(bench.Test.Database).FindAsync(id, null, null, Stop)).Access);
        Assert.Equal(StoredDecision.Withdrawn, Assert.Single((await ExplainAsync(bench, "one")).Editions).Stored.Rule);

        await bench.ApplyAsync();
        await Drafts.VisitAsync(bench.Test, bench.Source, bench.Feed, bench.Clock.GetUtcNow(), Drafts.Item("one", "one", "<p>Said anew.</p>"));
        Assert.Equal(["two"], await bench.ShownAsync());

        Assert.True(await bench.Withdrawals.RestoreAsync(id, "ada", "a mistake", Stop));
        Assert.False(await bench.Withdrawals.RestoreAsync(id, "ada", "again", Stop));
        Assert.Equal(["one", "two"], (await bench.ShownAsync()).Order());
        await using NewsDbContext db = bench.Test.Database.Open();
        Assert.Equal(2, await db.Decisions.CountAsync(d => d.VersionId == saved.Version!.Id, Stop));
        Assert.Equal(
            ["article.withdrawn: the publisher asked", "article.restored: a mistake"],
            await db.Audit.Where(a => a.Action.StartsWith("article")).OrderBy(a => a.Id).Select(a => a.Action + ": " + a.Detail).ToArrayAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Why_not_here_finds_an_article_by_its_address_or_its_title_and_tells_of_feeds_where_it_finds_none(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider, "hide title:deals\n");
        await bench.ArriveAsync("Winter-deals", "News");
        NotHereQuery query = new(bench.Test.Database);

        NotHereAnswer byAddress = await query.AskAsync("site.example/Winter-deals/?utm_source=x#top", Stop);
        Assert.Equal((true, "Winter-deals", 1), (byAddress.IsAddress, Assert.Single(byAddress.Articles).Article.Title, byAddress.Articles[0].Editions[0].Stored.Rule));
        NotHereAnswer byTitle = await query.AskAsync("winter", Stop);
        Assert.Equal((false, "Winter-deals"), (byTitle.IsAddress, byTitle.Articles[0].Article.Title));

        NotHereAnswer unread = await query.AskAsync("https://wire.example/other", Stop);
        Assert.Empty(unread.Articles);
        Assert.Equal(("https://wire.example/feed", bench.Clock.GetUtcNow()), (Assert.Single(unread.Feeds).Url, unread.Feeds[0].LastVisitAt!.Value));
        NotHereAnswer foreign = await query.AskAsync("https://elsewhere.example/x", Stop);
        Assert.Empty(foreign.Feeds);
        Assert.False(foreign.WasHere);
        Assert.Empty((await query.AskAsync("words in no title", Stop)).Articles);
        Assert.Empty((await query.AskAsync("", Stop)).Articles);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Articles_are_listed_by_verdict_rule_source_and_words_page_by_page(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider, "hide title:deals\nhide title:rumour\n");
        (Source trial, Feed trialFeed) = await bench.Test.AddSourceAsync("trial", SourceState.Trial);
        await bench.ArriveAsync("a deals", "b rumour", "c news", "d deals", "e news");
        await Drafts.VisitAsync(bench.Test, trial, trialFeed, bench.Clock.GetUtcNow(), Drafts.Item("t", "on trial"));

        Assert.Equal(["a deals", "d deals"], await TitlesAsync(bench, new ArticleWish(Rule: 1)));
        Assert.Equal(["a deals", "b rumour", "d deals", "on trial"], await TitlesAsync(bench, new ArticleWish(Verdict: Verdict.Hide)));
        Assert.Equal(["c news", "e news"], await TitlesAsync(bench, new ArticleWish(Rule: 0)));
        Assert.Equal(["on trial"], await TitlesAsync(bench, new ArticleWish(Source: "trial")));
        Assert.Equal(["on trial"], await TitlesAsync(bench, new ArticleWish(Rule: StoredDecision.OnTrial)));
        Assert.Equal(["d deals"], await TitlesAsync(bench, new ArticleWish(Words: "d deals", Verdict: Verdict.Hide)));
        Assert.Equal(6, (await TitlesAsync(bench, new ArticleWish())).Length);
        Assert.Null(await bench.Articles.PageAsync(new ArticleWish(Source: "nobody"), null, 10, Stop));
        Assert.Null(await bench.Articles.PageAsync(new ArticleWish(Edition: "nowhere"), null, 10, Stop));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Hits_are_counted_by_rule_and_day(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider, "hide title:deals\nhide title:never\n");
        await bench.ArriveAsync("a deals", "b deals", "c news");
        bench.Clock.Now += TimeSpan.FromDays(2);
        await bench.ArriveAsync("d deals", "e news");

        IReadOnlyList<RuleHits> hits = await new RuleHitsQuery(bench.Test.Database, bench.Site, bench.Clock).ReadAsync(await bench.Test.ViewAsync(), 5, Stop);

        Assert.Equal([(1, Verdict.Hide, "0,0,2,0,1"), (0, Verdict.Show, "0,0,1,0,1")], hits.Select(rule => (rule.Rule, rule.Verdict, string.Join(',', rule.Days))));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_effect_report_names_what_disappears_comes_back_and_moves(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider, "hide title:rumour\nhide title:old\n");
        await bench.ArriveAsync("a deals", "b rumour", "c old news", "d news");
        List<FilterReportProgress> steps = [];

        FilterReport report = await bench.Preview.ReportAsync(
            bench.Test.Edition.Id, "hide title:deals\nhide title:news\nhide title:old\nhide title:nobody", null, progress: new Steps(steps), cancellation: Stop);

        Assert.Equal((1, 4, 2, 1), (report.InForce, report.Articles, report.ShownBefore, report.ShownAfter));
        Assert.Equal(["a deals", "d news"], report.Disappear.Newest.Select(change => change.Title).Order());
        Assert.Equal(("b rumour", 1, 0), Assert.Single(report.ComeBack.Newest.Select(change => (change.Title, change.Before.Rule, change.After.Rule))));
        Assert.Equal(("c old news", 2, 2), Assert.Single(report.Move.Newest.Select(change => (change.Title, change.Before.Rule, change.After.Rule))));
        Assert.Equal([3, 4], report.NeverActing.Select(rule => rule.Rule));
        Assert.Equal(1, report.Rules[2].TakenBy[2]);
        Assert.Equal(new FilterReportProgress(4, 4), Assert.Single(steps));
        Assert.True(report.HidesOverHalf);

        FilterReport recent = await bench.Preview.ReportAsync(bench.Test.Edition.Id, "hide title:deals", bench.Clock.GetUtcNow().AddDays(-7), 0, cancellation: Stop);
        Assert.Equal((4, 1, 0), (recent.Articles, recent.Disappear.Count, recent.Disappear.Newest.Count));
        Assert.Equal(0, (await bench.Preview.ReportAsync(bench.Test.Edition.Id, "", bench.Clock.GetUtcNow().AddDays(1), cancellation: Stop)).Articles);
        Assert.False((await bench.Preview.ReportAsync(bench.Test.Edition.Id, "hide sorce:x", null, cancellation: Stop)).Filter.IsSound);
    }

    private static async Task<string[]> TitlesAsync(FilterBench bench, ArticleWish wish)
    {
        List<string> titles = [];
        ListCursor? after = null;
        do
        {
            ArticleAdminPage page = (await bench.Articles.PageAsync(wish, after, 2))!;
            titles.AddRange(page.Articles.Select(article => article.Title));
            after = page.Next;
        }
        while (after is not null);
        return [.. titles.Order()];
    }

    private static async Task<ArticleExplanation> ExplainAsync(FilterBench bench, string title) =>
        (await new ExplainQuery(bench.Test.Database).FindAsync(await IdAsync(bench, title)))!;

    private static async Task<long> IdAsync(FilterBench bench, string title)
    {
        await using NewsDbContext db = bench.Test.Database.OpenForReading();
        return await db.Articles.Where(a => a.Title == title).Select(a => a.Id).SingleAsync();
    }

    private sealed class Steps(List<FilterReportProgress> steps) : IProgress<FilterReportProgress>
    {
        public void Report(FilterReportProgress value) => steps.Add(value);
    }
}
