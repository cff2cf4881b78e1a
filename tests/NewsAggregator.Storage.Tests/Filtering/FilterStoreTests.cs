using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Filtering;

public sealed class FilterStoreTests
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_saved_version_changes_nothing_that_readers_see_until_everything_is_decided(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("one", "two", "three", "a deal", "four");

        FilterSave saved = await bench.SaveAsync("hide title:deal");
        Assert.Equal((FilterSaveOutcome.Saved, 2), (saved.Outcome, saved.Version!.Number));
        Assert.Equal(DecidedRange.More, await bench.DecideAsync(saved.Version.Id, 4));
        Assert.Equal(5, (await bench.ShownAsync()).Length);
        FilterProgress half = (await bench.History.ProgressAsync(saved.Version.Id, Stop))!;
        Assert.Equal((FilterVersionState.Preparing, 4, 5), (half.State, half.Decided, half.Total));

        await bench.ApplyAsync();
        Assert.Equal(["four", "three", "two", "one"], (await bench.ShownAsync()).OrderBy(title => title is "one" ? 3 : title is "two" ? 2 : title is "three" ? 1 : 0));
        Assert.Equal(2, (await bench.Test.ViewAsync()).VersionNumber);
        Assert.Equal((FilterVersionState.InForce, 5, 5), ((await bench.History.ProgressAsync(saved.Version.Id, Stop))!.State, 5, 5));
        Assert.Equal(FilterVersionState.Past, (await bench.History.FindAsync(bench.Test.Edition.Id, 1, Stop))!.State);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_arrives_while_a_version_is_prepared_is_decided_under_both(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("one", "two", "three");
        FilterSave saved = await bench.SaveAsync("hide title:deal");
        await bench.DecideAsync(saved.Version!.Id, 2);

        await bench.ArriveAsync("late deal", "late news");
        Assert.Contains("late deal", await bench.ShownAsync());
        await bench.ApplyAsync();

        Assert.Equal(["late news", "one", "three", "two"], (await bench.ShownAsync()).Order());
        await using NewsDbContext db = bench.Test.Database.Open();
        Assert.Equal(5, await db.Decisions.CountAsync(d => d.VersionId == saved.Version.Id, Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_visit_judged_before_a_version_was_saved_and_stored_after_it_passed_is_decided_under_it(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("one", "two");

        // Drafts reads the filters before it commits; the commit comes when the version has been in force for long.
        FilterSave? saved = null;
        await Drafts.VisitAsync(
            bench.Test, bench.Source, bench.Feed, bench.Clock.GetUtcNow(), [Drafts.Item("d", "slow deal"), Drafts.Item("n", "slow news")],
            beforeCommit: async () =>
            {
                saved = await bench.SaveAsync("hide title:deal");
                await bench.ApplyAsync();
            });

        Assert.Equal(["one", "slow news", "two"], (await bench.ShownAsync()).Order());
        await using NewsDbContext db = bench.Test.Database.Open();
        Assert.Equal(4, await db.Decisions.CountAsync(d => d.VersionId == saved!.Version!.Id, Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_second_of_two_admins_is_shown_the_firsts_change(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        long seen = bench.Test.Version.Id;
        FilterSave first = await bench.SaveAsync("hide title:deal", seen);

        FilterSave second = await bench.SaveAsync("hide title:rumour", seen);

        Assert.Equal(FilterSaveOutcome.Stale, second.Outcome);
        Assert.Equal((first.Version!.Id, "hide title:deal\n", "ada"), (second.Newest!.Id, second.Newest.Text, second.Newest.Author));
        Assert.Null(second.Version);
        Assert.Equal(2, (await bench.History.VersionsAsync(bench.Test.Edition.Id, cancellation: Stop)).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_hundred_pairs_of_simultaneous_saves_none_overwrites_the_other(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        for (int pair = 0; pair < 200; pair++)
        {
            long seen = (await bench.History.FindAsync(bench.Test.Edition.Id, null, Stop))!.Id;
            Task<FilterSave>[] both = [.. new[] { "a", "b" }.Select(who => Task.Run(() => bench.SaveAsync($"hide title:{who}{pair}", seen)))];
            FilterSave[] results = await Task.WhenAll(both);

            FilterSave saved = Assert.Single(results, result => result.Outcome == FilterSaveOutcome.Saved);
            FilterSave stale = Assert.Single(results, result => result.Outcome == FilterSaveOutcome.Stale);
            Assert.Equal(saved.Version!.Id, stale.Newest!.Id);
        }

        IReadOnlyList<FilterVersionLine> versions = await bench.History.VersionsAsync(bench.Test.Edition.Id, cancellation: Stop);
        Assert.Equal(Enumerable.Range(1, 201).Reverse(), versions.Select(version => version.Number));
        Assert.Single(versions, version => version.State == FilterVersionState.Preparing);
    }

    [Fact]
    public async Task A_text_with_errors_is_refused_and_the_running_filter_stays()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);

        FilterSave refused = await bench.SaveAsync("hide sorce:x");

        Assert.Equal(FilterSaveOutcome.Unsound, refused.Outcome);
        Assert.Equal((1, 6, "source"), (refused.Filter!.Problems[0].Line, refused.Filter.Problems[0].Column, refused.Filter.Problems[0].Suggestion));
        Assert.Null(await bench.Decisions.NextAsync(Stop));
    }

    [Fact]
    public async Task Saving_the_same_text_makes_no_version()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite, "hide title:deal\ndefault show\n");

        Assert.Equal(FilterSaveOutcome.Unchanged, (await bench.SaveAsync("hide title:deal\r\ndefault show")).Outcome);
    }

    [Fact]
    public async Task Hiding_over_half_of_an_edition_asks_for_the_number()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);
        await bench.ArriveAsync([.. Enumerable.Range(0, 40).Select(i => i < 30 ? $"deal {i}" : $"news {i}")]);

        FilterSave asked = await bench.SaveAsync("hide title:deal");
        Assert.Equal((FilterSaveOutcome.NeedsNumber, 30, 40), (asked.Outcome, asked.Hides, asked.Shown));
        Assert.Equal(FilterSaveOutcome.NeedsNumber, (await bench.SaveAsync("hide title:deal", typed: 10)).Outcome);
        Assert.Equal(FilterSaveOutcome.Saved, (await bench.SaveAsync("hide title:deal", typed: 30)).Outcome);
    }

    [Fact]
    public async Task Reverting_makes_a_new_version_of_the_old_text()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite, "hide title:deal\n");
        FilterSave second = await bench.SaveAsync("hide title:rumour");
        await bench.ApplyAsync();

        FilterSave reverted = await bench.Store.RevertAsync(bench.Test.Edition.Id, 1, "eve", null, second.Version!.Id, cancellation: Stop);

        Assert.Equal((FilterSaveOutcome.Saved, 3, "hide title:deal\n", "v1"), (reverted.Outcome, reverted.Version!.Number, reverted.Version.Text, reverted.Version.Note));
        Assert.Equal(FilterSaveOutcome.Unknown, (await bench.Store.RevertAsync(bench.Test.Edition.Id, 9, "eve", null, reverted.Version.Id, cancellation: Stop)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_newer_save_takes_the_place_of_one_being_prepared(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("deal", "rumour", "news");
        FilterSave first = await bench.SaveAsync("hide title:deal");
        await bench.DecideAsync(first.Version!.Id, 2);
        await bench.SaveAsync("hide title:rumour", first.Version.Id);

        Assert.Equal(DecidedRange.Superseded, await bench.DecideAsync(first.Version.Id, 2));
        await bench.ApplyAsync();

        Assert.Equal(["deal", "news"], (await bench.ShownAsync()).Order());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Decisions_of_replaced_versions_are_deleted_after_a_while_and_those_in_force_stay(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("one", "two", "three", "deal");
        await bench.SaveAsync("hide title:deal");
        await bench.ApplyAsync();
        Assert.False(await bench.ForgetAsync(3));

        bench.Clock.Now += TimeSpan.FromMinutes(3);
        while (await bench.ForgetAsync(3))
        {
        }

        await using NewsDbContext db = bench.Test.Database.Open();
        Assert.Equal(4, await db.Decisions.CountAsync(Stop));
        Assert.Equal(3, (await bench.ShownAsync()).Length);
        Assert.Empty(await db.DecisionLeftovers.ToListAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_edition_of_its_own_shows_what_its_own_filter_shows(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider);
        await bench.ArriveAsync("deal", "news");

        EditionResult made = await bench.Editions.CreateAsync(new EditionDraft("deals", "Deals", "優惠"), "show title:deal\ndefault hide", "ada", Stop);
        Assert.Equal(EditionOutcome.Done, made.Outcome);
        Assert.Null(await new EditionQuery(bench.Test.Database).FindAsync("deals", Stop));
        await bench.ApplyAsync();
        await bench.ArriveAsync("second deal", "second news");

        Assert.Equal(["deal", "second deal"], (await bench.ShownAsync("deals")).Order());
        Assert.Equal(4, (await bench.ShownAsync()).Length);

        Assert.Equal(EditionOutcome.SlugTaken, (await bench.Editions.CreateAsync(new EditionDraft("deals", "x", "x"), "", "ada", Stop)).Outcome);
        Assert.Equal(EditionOutcome.BadSlug, (await bench.Editions.CreateAsync(new EditionDraft("Deals!", "x", "x"), "", "ada", Stop)).Outcome);
        Assert.Equal(EditionOutcome.BadName, (await bench.Editions.CreateAsync(new EditionDraft("x", " ", "x"), "", "ada", Stop)).Outcome);
        Assert.Equal(EditionOutcome.Unsound, (await bench.Editions.CreateAsync(new EditionDraft("x", "x", "x"), "hide", "ada", Stop)).Outcome);
        Assert.Equal(EditionOutcome.IsDefault, (await bench.Editions.DeleteAsync(bench.Test.Edition.Id, "ada", Stop)).Outcome);
        Assert.Equal(EditionOutcome.Done, (await bench.Editions.RenameAsync(made.EditionId, new EditionDraft("bargains", "Bargains", "特價"), "ada", Stop)).Outcome);
        Assert.Equal(2, (await bench.ShownAsync("bargains")).Length);

        Assert.Equal(EditionOutcome.Done, (await bench.Editions.DeleteAsync(made.EditionId, "ada", Stop)).Outcome);
        Assert.Null(await new EditionQuery(bench.Test.Database).FindAsync("bargains", Stop));
        bench.Clock.Now += TimeSpan.FromMinutes(3);
        while (await bench.ForgetAsync(100))
        {
        }

        await using NewsDbContext db = bench.Test.Database.Open();
        Assert.Equal(4, await db.Decisions.CountAsync(Stop));
    }

    [Fact]
    public async Task Every_change_leaves_a_line_in_the_audit()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);
        await bench.SaveAsync("hide title:deal");
        EditionResult made = await bench.Editions.CreateAsync(new EditionDraft("x", "X", "X"), "", "ada", Stop);
        await bench.Editions.RenameAsync(made.EditionId, new EditionDraft("y", "Y", "Y"), "ada", Stop);
        await bench.Editions.DeleteAsync(made.EditionId, "ada", Stop);

        await using NewsDbContext db = bench.Test.Database.Open();
        Assert.Equal(["filter.saved", "edition.created", "edition.renamed", "edition.deleted"], await db.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToArrayAsync(Stop));
    }
}
