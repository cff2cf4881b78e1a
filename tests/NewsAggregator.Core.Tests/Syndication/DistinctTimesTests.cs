using NewsAggregator.Core.Syndication;

namespace NewsAggregator.Core.Tests.Syndication;

public sealed class DistinctTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void Equal_times_move_apart_and_the_oldest_keeps_its_own()
    {
        DateTimeOffset same = Now.AddDays(-1);
        Assert.Equal([same.AddSeconds(2), same.AddSeconds(1), same], DistinctTimes.Of([same, same, same], Now));
    }

    [Fact]
    public void No_time_is_in_the_future() =>
        Assert.Equal([Now.AddSeconds(-1), Now], DistinctTimes.Of([Now.AddHours(3), Now.AddHours(2)], Now));

    [Fact]
    public void Parts_of_a_second_are_dropped_before_times_are_compared() =>
        Assert.Equal([Now.AddSeconds(-4), Now.AddSeconds(-5)], DistinctTimes.Of([Now.AddSeconds(-5).AddMilliseconds(900), Now.AddSeconds(-5).AddMilliseconds(100)], Now));

    [Fact]
    public void Whatever_comes_in_is_distinct_and_not_to_come()
    {
        Random random = new(7);
        DateTimeOffset[] times = [.. Enumerable.Range(0, 300).Select(_ => Now.AddSeconds(random.Next(-40, 10)))];
        IReadOnlyList<DateTimeOffset> distinct = DistinctTimes.Of(times, Now);
        Assert.Equal(300, distinct.Distinct().Count());
        Assert.All(distinct, time => Assert.True(time <= Now));
    }

    [Fact]
    public void Updated_is_distinct_too_and_moves_only_where_something_was_updated()
    {
        DateTimeOffset same = Now.AddDays(-1);
        IReadOnlyList<SyndicationItem> items = DistinctTimes.Of([Item(same, Now.AddHours(-1)), Item(same, same), Item(Now.AddHours(-1), Now.AddHours(-1)), Item(same.AddHours(-1), Now.AddHours(2))], Now);
        Assert.Equal([same.AddSeconds(1), same, Now.AddHours(-1), same.AddHours(-1)], items.Select(i => i.Published));
        Assert.Equal([Now.AddHours(-1).AddSeconds(1), same, Now.AddHours(-1), same.AddHours(-1)], items.Select(i => i.Updated));

        static SyndicationItem Item(DateTimeOffset published, DateTimeOffset updated) =>
            new() { Id = "i", Title = "t", Url = "u", SourceName = "s", Published = published, Updated = updated };
    }

    [Fact]
    public void Ids_depend_on_site_and_article_alone()
    {
        Assert.Equal(SyndicationId.OfArticle("s", 1), SyndicationId.OfArticle("s", 1));
        Assert.Equal(4, new[] { SyndicationId.OfArticle("s", 1), SyndicationId.OfArticle("s", 2), SyndicationId.OfArticle("t", 1), SyndicationId.OfEvent("s", 1) }.Distinct().Count());
        // Written down once: an id that changes makes every subscriber's reader repeat every article.
        Assert.Equal("urn:uuid:b9aeb519-1097-8bd3-ac2b-6ffc5bbcaf5b", SyndicationId.OfArticle("0123456789abcdef0123456789abcdef", 42));
    }
}
