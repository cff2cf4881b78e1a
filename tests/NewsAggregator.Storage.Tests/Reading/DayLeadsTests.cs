using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Tests.Reading;

public sealed class DayLeadsTests
{
    private static readonly TimeZoneInfo Taipei = TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei");
    private static readonly DateOnly Last = new(2026, 11, 22);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_day_has_the_stories_of_two_sources_as_they_stood_at_its_end_in_the_sites_zone(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider);
        (Source Source, Feed Feed)[] sources = [await test.AddSourceAsync("one"), await test.AddSourceAsync("two"), await test.AddSourceAsync("three")];

        // Taipei's 22 November is 16:00 of the 21st to 16:00 of the 22nd, UTC.
        await TellAsync(test, sources[0], 1, "alone", At(22, 1));
        await TellAsync(test, sources[0], 2, "both", At(21, 17));
        await TellAsync(test, sources[1], 2, "both too", At(22, 15));
        await TellAsync(test, sources[2], 2, "the next day", At(22, 17));
        await TellAsync(test, sources[0], 3, "three", At(21, 3));
        await TellAsync(test, sources[1], 3, "three too", At(21, 4));
        await TellAsync(test, sources[2], 3, "three again", At(22, 2));

        IReadOnlyList<DayLeads> days = await new DayLeadsQuery(test.Database).ReadAsync(await test.ViewAsync(), Taipei, Last, 5, 5, Cancel);
        Assert.Equal([(Last, At(22, 16)), (Last.AddDays(-1), At(21, 16))], days.Select(day => (day.Day, day.EndedAt)));
        Assert.Equal([(3L, 3, "three", "three again"), (2L, 2, "both", "both too")], days[0].Leads.Select(lead => (lead.Id, lead.Sources, lead.Lead.Title, lead.Fresh.Title)));
        Assert.Equal([(3L, 2, 2)], days[1].Leads.Select(lead => (lead.Id, lead.Sources, lead.Articles)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_the_edition_hides_leads_nothing(DatabaseProvider provider)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(provider, "hide source:two\ndefault show");
        await TellAsync(test, await test.AddSourceAsync("one"), 1, "first", At(22, 1));
        await TellAsync(test, await test.AddSourceAsync("two"), 1, "second", At(22, 2));
        Assert.Empty(await new DayLeadsQuery(test.Database).ReadAsync(await test.ViewAsync(), Taipei, Last, 5, 5, Cancel));
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);

    private static async Task TellAsync(TestDatabase test, (Source Source, Feed Feed) from, long story, string title, DateTimeOffset at)
    {
        await Drafts.VisitAsync(test, from.Source, from.Feed, at, Drafts.Item(title, title, published: at));
        await using NewsDbContext db = test.Database.Open();
        long article = await db.Articles.Where(a => a.Title == title).Select(a => a.Id).SingleAsync(Cancel);
        Story stored = await db.Stories.FirstOrDefaultAsync(s => s.Id == story, Cancel) ?? db.Stories.Add(new Story { Id = story, CreatedAt = at }).Entity;
        (stored.Members, stored.LastArticleAt) = (stored.Members + 1, at);
        db.StoryMembers.Add(new StoryMember { StoryId = story, ArticleId = article });
        await db.SaveChangesAsync(Cancel);
    }
}
