using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Writing;

public sealed class SourceEditTests
{
    private static readonly DateTimeOffset Now = TestDatabase.Now;
    private static readonly FakeTimeProvider Clock = new(Now);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_renamed_source_keeps_its_old_slug_and_name_as_aliases_and_its_rules_go_on_working(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide source:one title:First\nhide source:\"ONE\" title:Second\ndefault show");
        await OneArticleAsync(test, "First", "Second", "Third");

        SourceSaved saved = await SaveAsync(test, "one", edit => edit with { Slug = "uno", Name = "L'Uno" });
        await DecideAsync(test);

        Assert.Equal((SourceSaveKind.Saved, "uno"), (saved.Kind, saved.Slug));
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(["ONE", "one"], await db.SourceAliases.Select(a => a.Slug).OrderBy(slug => slug == "one").ToListAsync(Cancel));
        Assert.Equal([Verdict.Hide, Verdict.Hide, Verdict.Show], await db.Decisions.OrderBy(d => d.ArticleId).Select(d => d.Verdict).ToListAsync(Cancel));
        Assert.Equal("uno", (await Query(test).FindAsync("one", Cancel))!.Source.Slug);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_slug_that_is_or_was_anothers_is_refused_and_nothing_is_written(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        await test.AddSourceAsync("one");
        await test.AddSourceAsync("two");
        await SaveAsync(test, "two", edit => edit with { Slug = "deux" });

        Assert.Equal(SourceSaveKind.SlugTaken, (await SaveAsync(test, "one", edit => edit with { Slug = "deux", Name = "New" })).Kind);
        Assert.Equal(SourceSaveKind.SlugTaken, (await SaveAsync(test, "one", edit => edit with { Slug = "two" })).Kind);
        Assert.Equal("ONE", (await Query(test).FindAsync("one", Cancel))!.Source.Name);

        // Back to what it was itself is no conflict.
        Assert.Equal(SourceSaveKind.Saved, (await SaveAsync(test, "deux", edit => edit with { Slug = "two" })).Kind);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_two_who_save_at_once_one_is_told_of_the_other_and_nothing_is_overwritten(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        await test.AddSourceAsync("one");
        for (int round = 0; round < 20; round++)
        {
            SourceDetail seen = (await Query(test).FindAsync("one", Cancel))!;
            SourceSaved[] saved = await Task.WhenAll(
                Store(test).SaveAsync(seen.Source.Id, seen.Source.Version, seen.Edit with { Name = $"A{round}" }, "ada", Cancel),
                Store(test).SaveAsync(seen.Source.Id, seen.Source.Version, seen.Edit with { HomeUrl = $"https://b{round}.example/" }, "bob", Cancel));

            SourceSaved lost = Assert.Single(saved, s => s.Kind == SourceSaveKind.ChangedMeanwhile);
            Assert.Single(saved, s => s.Kind == SourceSaveKind.Saved);
            Assert.Equal(["name", "home"], lost.Changes.Select(c => c.Field));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Groups_topics_and_trial_are_decided_anew_over_what_is_stored(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide group:wires\nhide topic:ai\ndefault show");
        await OneArticleAsync(test, "First");
        Assert.Equal(Verdict.Show, await VerdictAsync(test));

        await SaveAsync(test, "one", edit => edit with { Groups = ["Wires"] });
        Assert.Equal(Verdict.Hide, await VerdictAsync(test));
        await SaveAsync(test, "one", edit => edit with { Groups = [] });
        Assert.Equal(Verdict.Show, await VerdictAsync(test));
        await SaveAsync(test, "one", edit => edit with { Topics = ["ai"] });
        Assert.Equal(Verdict.Hide, await VerdictAsync(test));
        await SaveAsync(test, "one", edit => edit with { Topics = [] });
        Assert.Equal(Verdict.Show, await VerdictAsync(test));
        await SaveAsync(test, "one", edit => edit with { State = SourceState.Trial });
        Assert.Equal(Verdict.Hide, await VerdictAsync(test));
        await SaveAsync(test, "one", edit => edit with { State = SourceState.Active });
        Assert.Equal(Verdict.Show, await VerdictAsync(test));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_visit_that_began_before_an_edit_is_decided_by_the_source_as_it_is_now(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide group:wires\ndefault show");
        (Source source, Feed feed) = await test.AddSourceAsync("one");

        await Drafts.VisitAsync(test, source, feed, Now, [Drafts.Item("a", "First")], async () =>
        {
            await SaveAsync(test, "one", edit => edit with { Groups = ["Wires"] });
            await DecideAsync(test);
        });

        Assert.Equal(Verdict.Hide, await VerdictAsync(test));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Another_selector_lets_the_newest_pages_be_read_anew_and_feed_mode_lets_none(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        await OneArticleAsync(test, "First");
        await test.Writes.RunAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.PageState, PageState.Read).SetProperty(a => a.NextPageLookAt, (DateTimeOffset?)null), Cancel), Cancel);

        await SaveAsync(test, "one", edit => edit with { TextSelector = ".entry" });
        await using (NewsDbContext db = test.Database.OpenForReading())
        {
            Assert.Equal(Now, (await db.Articles.SingleAsync(Cancel)).NextPageLookAt);
            Assert.NotEqual(await db.Articles.Select(a => a.ReadWith).SingleAsync(Cancel), (await db.Sources.SingleAsync(Cancel)).ReadingStamp);
            Assert.Null((await db.Feeds.SingleAsync(Cancel)).ContentHash);
        }

        await SaveAsync(test, "one", edit => edit with { TextMode = TextMode.Feed });
        await using NewsDbContext after = test.Database.OpenForReading();
        Assert.Null((await after.Articles.SingleAsync(Cancel)).NextPageLookAt);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_source_that_takes_the_feeds_text_again_has_it_after_the_next_visit_without_a_revision(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, Now, Drafts.Item("a", "First", "<p>From the feed.</p>"));
        PageTask task = Assert.Single(await test.Pages().ClaimAsync(Now.AddHours(1), 5, Now.AddHours(2), Cancel));
        ArticleText page = ArticleText.Read("First", "<p>From the page.</p>", "en", Now, TimeSpan.Zero, TextOrigin.Page);
        await test.Pages().CommitAsync(task, new PageOutcome(Now, null, PageState.Read, page, null, null, null, null, [], null), Cancel);

        await SaveAsync(test, "one", edit => edit with { TextMode = TextMode.Feed });
        await Drafts.VisitAsync(test, source, feed, Now.AddHours(2), Drafts.Item("a", "First", "<p>From the feed.</p>"));

        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal("<p>From the feed.</p>", RevisionCodec.UnpackHtml((await db.Revisions.SingleAsync(Cancel)).Html));
        Assert.Equal(1, (await db.Articles.SingleAsync(Cancel)).Revision);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_bulk_edit_says_how_many_it_really_changed_and_changes_no_other(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source one, _) = await test.AddSourceAsync("one");
        (Source two, _) = await test.AddSourceAsync("two", SourceState.Paused);
        await test.AddSourceAsync("three");

        SourceBulkResult result = await new SourceBulkStore(test.Writes, Clock).ApplyAsync(
            [one.Id, two.Id], new SourceBulkEdit(AddGroup: "Tech", IntervalSeconds: 3600, State: SourceState.Paused), "ada", Cancel);

        Assert.Equal(new SourceBulkResult(2, 2, 0, 2, 1), result);
        IReadOnlyList<SourceAdminLine> all = await Query(test).AllAsync(Cancel);
        Assert.Equal([("three", SourceState.Active, 0), ("one", SourceState.Paused, 1), ("two", SourceState.Paused, 1)], all.Select(l => (l.Slug, l.State, l.Groups.Count)));
        Assert.Equal(3600, (await Query(test).FindAsync("two", Cancel))!.Edit.IntervalSeconds);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Deleting_says_first_what_is_lost_and_leaves_nothing_of_the_source(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "show title:x\nhide source:one\ndefault show");
        await OneArticleAsync(test, "First", "Second");
        (Source other, Feed otherFeed) = await test.AddSourceAsync("two");
        await Drafts.VisitAsync(test, other, otherFeed, Now, Drafts.Item("c", "Third"));
        await new SourceBulkStore(test.Writes, Clock).ApplyAsync([1], new SourceBulkEdit(AddGroup: "Tech"), "ada", Cancel);
        SourceDetail one = (await Query(test).FindAsync("one", Cancel))!;

        SourceLoss loss = await Query(test).LossAsync(one.Source, Cancel);
        int removed = await new SourceRemovalStore(test.Writes, Clock).DeleteAsync(one.Source.Id, "ada", Cancel);

        Assert.Equal(2, loss.Articles);
        Assert.Equal([2], Assert.Single(loss.Rules).Rules);
        Assert.Equal(2, removed);
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(1, await db.Articles.CountAsync(Cancel));
        Assert.Equal(1, await db.Revisions.CountAsync(Cancel));
        Assert.Equal(1, await db.Decisions.CountAsync(Cancel));
        Assert.Equal(["two"], await db.Sources.Select(s => s.Slug).ToListAsync(Cancel));
        Assert.Empty(await db.Groups.ToListAsync(Cancel));
        Assert.Equal("source.deleted", await db.Audit.OrderByDescending(a => a.Id).Select(a => a.Action).FirstAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_feed_that_another_source_reads_is_refused_with_its_name_and_the_last_feed_stays(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source one, Feed feed) = await test.AddSourceAsync("one");
        (_, Feed other) = await test.AddSourceAsync("two");
        SourceFeedStore feeds = new(test.Writes, Clock);

        SourceSaved taken = await feeds.AddAsync(one.Id, other.Url, "ada", Cancel);
        Assert.Equal((SourceSaveKind.FeedTaken, "two"), (taken.Kind, taken.Slug));
        Assert.Equal(SourceSaveKind.Missing, (await feeds.RemoveAsync(one.Id, feed.Id, "ada", Cancel)).Kind);
        Assert.Equal(SourceSaveKind.Saved, (await feeds.AddAsync(one.Id, "https://one.example/more", "ada", Cancel)).Kind);
        Assert.Equal(SourceSaveKind.Saved, (await feeds.MoveAsync(one.Id, feed.Id, "https://one.example/new", "ada", Cancel)).Kind);
        Assert.Equal(SourceSaveKind.Saved, (await feeds.RemoveAsync(one.Id, feed.Id, "ada", Cancel)).Kind);
        Assert.Equal(["https://one.example/more"], (await Query(test).FindAsync("one", Cancel))!.Feeds.Select(f => f.Url));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_table_of_sources_by_editions_counts_and_names_the_rule_that_hides_most(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide title:First\nhide title:rain\ndefault show");
        await OneArticleAsync(test, "First", "The rain", "More rain", "Sun");

        SourceEditionCell cell = Assert.Single(await new SourceEditionsQuery(test.Database).ReadAsync([await test.ViewAsync()], Cancel));

        Assert.Equal((1, 3, 2), (cell.Shown, cell.Hidden, cell.Rule));
        SourceAdminLine line = Assert.Single(await Query(test).AllAsync(Cancel));
        Assert.Equal(4, line.PerDay[^1]);
        Assert.Equal(4, line.Articles);
    }

    private static SourceAdminQuery Query(TestDatabase test) => new(test.Database, new AdminQuery(test.Database, Clock), Clock);

    private static SourceEditStore Store(TestDatabase test) => new(test.Writes, new SourceStore(test.Writes, Clock), Clock);

    private static async Task<SourceSaved> SaveAsync(TestDatabase test, string slug, Func<SourceEdit, SourceEdit> change)
    {
        SourceDetail seen = (await Query(test).FindAsync(slug, Cancel))!;
        return await Store(test).SaveAsync(seen.Source.Id, seen.Source.Version, change(seen.Edit), "ada", Cancel);
    }

    private static Task<int> DecideAsync(TestDatabase test) => new DecideAgainStore(test.Database, test.Writes, new FiltersQuery(test.Database)).RunAsync(1000, Cancel);

    private static async Task<Verdict> VerdictAsync(TestDatabase test)
    {
        await DecideAsync(test);
        await using NewsDbContext db = test.Database.OpenForReading();
        return (await db.Decisions.SingleAsync(Cancel)).Verdict;
    }

    private static async Task OneArticleAsync(TestDatabase test, params string[] titles)
    {
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, Now, [.. titles.Select((title, i) => Drafts.Item($"a{i}", title, published: Now.AddHours(-10 + i)))]);
    }
}
