using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Writing;

public sealed class StoryEditTests
{
    private const string Lease = "stories";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_larger_part_of_a_split_story_keeps_its_address_and_matching_puts_nothing_back(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        long[] ids = await MatchedAsync(test, 4);
        StoryEditStore edits = new(test.Writes, TimeProvider.System);
        StoryEditResult done = await edits.SplitAsync(ids[0], [ids[0], ids[1], ids[2]], await SeenAsync(test, ids[0]), "ada", Cancel);
        Assert.Equal((StoryEditOutcome.Done, ids[0]), (done.Outcome, done.StoryId));
        Assert.Equal([ids[0], ids[0], ids[0], ids[3]], await StoriesAsync(test, ids));

        // The founder leaves: its name is taken, so that the new story is called otherwise.
        await edits.SplitAsync(ids[0], [ids[0]], await SeenAsync(test, ids[0]), "ada", Cancel);
        Assert.Equal([-ids[0], ids[0], ids[0], ids[3]], await StoriesAsync(test, ids));

        await CommitAsync(test, [.. ids.Select(id => new StoryMatch(id, ids[1], false, 0.5, "again"))]);
        Assert.Equal([-ids[0], ids[0], ids[0], ids[3]], await StoriesAsync(test, ids));
        await using NewsDbContext db = test.Database.OpenForReading();
        Assert.Equal(["story.split", "story.split"], await db.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Cancel));
        Assert.Equal([(ids[0], 2), (ids[3], 1)], (await db.Stories.Where(s => s.Id > 0 && s.Members > 0).OrderBy(s => s.Id).ToListAsync(Cancel)).Select(s => (s.Id, s.Members)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_story_that_an_admin_joined_leads_to_the_other_for_good_in_one_step(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        long[] ids = await MatchedAsync(test, 3, apart: true);
        StoryEditStore edits = new(test.Writes, TimeProvider.System);
        Assert.Equal(StoryEditOutcome.Done, (await edits.MergeAsync(ids[1], ids[0], await SeenAsync(test, ids[1]), "ada", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Done, (await edits.MergeAsync(ids[2], ids[1], await SeenAsync(test, ids[2]), "ada", Cancel)).Outcome);
        Assert.Equal([ids[2], ids[2], ids[2]], await StoriesAsync(test, ids));
        EditionView view = await test.ViewAsync();
        StoryPageQuery pages = new(test.Database);
        Assert.Equal((ids[2], ids[2]), ((await pages.FindAsync(view, ids[0], Cancel)).MovedTo, (await pages.FindAsync(view, ids[1], Cancel)).MovedTo));
        Assert.Equal(3, (await pages.FindAsync(view, ids[2], Cancel)).Page!.Articles.Count);
        Assert.Equal(StoryEditOutcome.Nothing, (await edits.MergeAsync(ids[2], ids[0], await SeenAsync(test, ids[2]), "ada", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Unknown, (await edits.MergeAsync(ids[2], 987_654, await SeenAsync(test, ids[2]), "ada", Cancel)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_form_made_before_the_story_changed_does_nothing(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        long[] ids = await MatchedAsync(test, 3);
        StoryEditStore edits = new(test.Writes, TimeProvider.System);
        string seen = await SeenAsync(test, ids[0]);
        Assert.Equal(StoryEditOutcome.Nothing, (await edits.SplitAsync(ids[0], [], seen, "ada", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Nothing, (await edits.SplitAsync(ids[0], ids, seen, "ada", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Done, (await edits.SplitAsync(ids[0], [ids[2]], seen, "ada", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Stale, (await edits.SplitAsync(ids[0], [ids[1]], seen, "grace", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Stale, (await edits.MergeAsync(ids[0], ids[2], seen, "grace", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Stale, (await edits.LockAsync(ids[0], seen, "grace", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Stale, (await edits.PinAsync(ids[2], ids[0], ids[0], "grace", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Unknown, (await edits.ReleaseAsync(555_555, seen, "grace", Cancel)).Outcome);
        Assert.Equal([ids[0], ids[0], ids[2]], await StoriesAsync(test, ids));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_placed_article_is_moved_by_nothing_until_it_is_given_back(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        long[] ids = await MatchedAsync(test, 2, apart: true);
        StoryEditStore edits = new(test.Writes, TimeProvider.System);
        Assert.Equal(StoryEditOutcome.Done, (await edits.PinAsync(ids[1], ids[0], ids[1], "ada", Cancel)).Outcome);
        Assert.Equal(StoryEditOutcome.Nothing, (await edits.PinAsync(ids[1], ids[0], ids[0], "ada", Cancel)).Outcome);
        await CommitAsync(test, [new StoryMatch(ids[1], ids[1], true, 1, "")]);
        Assert.Equal([ids[0], ids[0]], await StoriesAsync(test, ids));
        StoryAdminPage page = (await new StoryAdminQuery(test.Database).FindAsync(ids[0], Cancel))!;
        Assert.Equal([false, true], page.Members.Select(member => member.Member.Pinned));
        await edits.ReleaseAsync(ids[0], page.Stamp, "ada", Cancel);
        await CommitAsync(test, [new StoryMatch(ids[1], ids[1], true, 1, "")]);
        Assert.Equal(ids, await StoriesAsync(test, ids));
        Assert.Null((await new StoryPageQuery(test.Database).FindAsync(await test.ViewAsync(), ids[1], Cancel)).MovedTo);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_matched_before_an_edit_or_under_a_lost_lease_is_not_stored(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        long[] ids = await MatchedAsync(test, 2, apart: true);
        StoryStore stories = new(test.Database, test.Writes);
        long stamp = (await stories.ProgressAsync(Cancel)).Stamp;
        StoryMatch[] matches = [new StoryMatch(ids[1], ids[0], false, 0.4, "late")];
        await new StoryEditStore(test.Writes, TimeProvider.System).LockAsync(ids[0], await SeenAsync(test, ids[0]), "ada", Cancel);
        Assert.Null(await stories.CommitAsync(matches, null, (Lease, "keeper"), stamp, TestDatabase.Now, Cancel));
        stamp = (await stories.ProgressAsync(Cancel)).Stamp;
        Assert.Null(await stories.CommitAsync(matches, null, (Lease, "another"), stamp, TestDatabase.Now, Cancel));
        Assert.Equal(ids, await StoriesAsync(test, ids));
        Assert.Equal([ids[0]], await stories.LockedAsync(Cancel));
    }

    /// <summary>So many articles, in one story named after the first, or each in its own.</summary>
    private static async Task<long[]> MatchedAsync(TestDatabase test, int count, bool apart = false)
    {
        (Source source, Feed feed) = await test.AddSourceAsync("one");
        await Drafts.VisitAsync(test, source, feed, TestDatabase.Now, [.. Enumerable.Range(0, count).Select(i => Drafts.Item($"i{i}", $"Title {i}", published: TestDatabase.Now.AddMinutes(i - 60)))]);
        await using NewsDbContext db = test.Database.OpenForReading();
        long[] ids = [.. await db.Articles.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(Cancel)];
        await CommitAsync(test, [.. ids.Select(id => new StoryMatch(id, apart ? id : ids[0], apart || id == ids[0], 0.5, "words"))]);
        return ids;
    }

    private static async Task CommitAsync(TestDatabase test, StoryMatch[] matches)
    {
        StoryStore stories = new(test.Database, test.Writes);
        Assert.True(await new LeaseStore(test.Writes).TakeAsync(Lease, "keeper", TestDatabase.Now, TimeSpan.FromMinutes(5), Cancel));
        Assert.NotNull(await stories.CommitAsync(matches, null, (Lease, "keeper"), (await stories.ProgressAsync(Cancel)).Stamp, TestDatabase.Now, Cancel));
    }

    private static async Task<string> SeenAsync(TestDatabase test, long story) => (await new StoryAdminQuery(test.Database).FindAsync(story, Cancel))!.Stamp;

    private static async Task<long[]> StoriesAsync(TestDatabase test, long[] ids)
    {
        await using NewsDbContext db = test.Database.OpenForReading();
        Dictionary<long, long> stories = await db.StoryMembers.ToDictionaryAsync(m => m.ArticleId, m => m.StoryId, Cancel);
        return [.. ids.Select(id => stories[id])];
    }
}
