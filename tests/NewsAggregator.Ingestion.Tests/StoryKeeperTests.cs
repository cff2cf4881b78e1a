using NewsAggregator.Core.Stories;

namespace NewsAggregator.Ingestion.Tests;

public sealed class StoryKeeperTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 10, 21, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed record Planned(string Guid, int Hour, string Title, string Text);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Neither_the_order_of_arrival_within_an_hour_nor_restarts_change_which_articles_stand_together(int seed)
    {
        List<Planned> plan = Plan(new Random(seed));
        string expected = await PartitionAsync(plan, null);
        Assert.Contains(' ', expected);
        Assert.True(expected.Count(c => c == '\n') > 5, expected);
        for (int order = 0; order < 4; order++)
        {
            Assert.Equal(expected, await PartitionAsync(plan, new Random((seed * 100) + order)));
        }
    }

    [Fact]
    public async Task Order_makes_no_difference_while_the_hour_is_under_way_either()
    {
        List<Planned> plan = [.. Plan(new Random(9)).Where(article => article.Hour == 0)];
        HashSet<string> seen = [];
        for (int order = 0; order < 4; order++)
        {
            await using StoredStories stored = await StoredStories.CreateAsync(Start);
            Planned[] arriving = [.. plan];
            new Random(order).Shuffle(arriving);
            foreach (Planned[] visit in arriving.Chunk(5))
            {
                foreach (Planned article in visit)
                {
                    await stored.AddAsync(article.Guid, article.Title, article.Text);
                }

                await stored.RunToTheEndAsync();
            }

            seen.Add(await stored.PartitionAsync());
        }

        Assert.Single(seen);
    }

    [Fact]
    public async Task Story_grows_over_three_weeks_and_across_restarts()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        List<long> ids = [];
        for (int day = 0; day <= 21; day += 3)
        {
            ids.Add(await stored.AddAsync("lumen-" + day, $"Lumen layoffs, day {day}: Tainan laboratory and the 900 jobs"));
            await stored.AddAsync("other-" + day, $"{Happening.Name(day)} {Happening.Name(day + 50)} {Happening.Name(day + 90)} opens");
            await stored.RunToTheEndAsync();
            stored.Restart();
            stored.Site.Clock.Advance(TimeSpan.FromDays(3));
            await stored.RunToTheEndAsync();
        }

        long[] stories = await Task.WhenAll(ids.Select(async id => (await stored.MemberAsync(id)).StoryId));
        Assert.All(stories, story => Assert.Equal(ids[0], story));
        Assert.Equal(8, (await stored.StoryAsync(ids[0])).Members);
        Assert.Contains("Lumen", (await stored.MemberAsync(ids[5])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_away_while_another_process_matched_reads_memory_anew()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        await stored.AddAsync("a", "Lumen dismisses 900 people in Tainan laboratory");
        await stored.RunAsync();
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(6));
        long second = await stored.AddAsync("b", "Typhoon Kestrel nears Hualien, coastal trains stop");
        using StoryKeeper other = new(
            stored.Site.Get<Storage.Writing.StoryStore>(), stored.Site.Get<Storage.Writing.LeaseStore>(), stored.Site.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<StoryKeeper>.Instance);
        Assert.Equal(1, await other.RunAsync("b", Cancel));
        long third = await stored.AddAsync("c", "Typhoon Kestrel: Hualien trains stop");
        Assert.Equal(0, await stored.RunAsync());
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await stored.RunAsync());
        Assert.Equal((await stored.MemberAsync(second)).StoryId, (await stored.MemberAsync(third)).StoryId);
    }

    [Fact]
    public async Task After_an_orderly_end_the_next_process_matches_at_once()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        await stored.AddAsync("a", "Lumen dismisses 900 people in Tainan laboratory");
        await stored.RunAsync();
        await stored.AddAsync("b", "Typhoon Kestrel nears Hualien, coastal trains stop");
        Assert.Equal(0, await stored.RunAsync("b"));
        await stored.LeaveAsync();
        Assert.Equal(1, await stored.RunAsync("b"));
    }

    [Fact]
    public async Task Article_that_is_stored_late_is_matched_all_the_same()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        long first = await stored.AddAsync("a", "Lumen dismisses 900 people in Tainan laboratory");
        stored.Site.Clock.Advance(TimeSpan.FromHours(2));
        await stored.RunToTheEndAsync();
        long late = await stored.AddAsync("b", "Lumen dismisses 900 in Tainan laboratory", seen: Start.AddMinutes(3));
        await stored.RunToTheEndAsync();
        Assert.Equal(first, (await stored.MemberAsync(late)).StoryId);
        Assert.Equal(0, await stored.RunAsync());
    }

    [Fact]
    public async Task Stories_that_prove_to_be_one_are_joined_when_the_hour_is_over_and_the_older_address_stays()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        long first = await stored.AddAsync("a", "Lumen dismisses 900 people in Tainan");
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(70));
        await stored.RunToTheEndAsync();
        long second = await stored.AddAsync("b", "Optical chips maker closes its Lyon plant, unions strike");
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(70));
        await stored.RunToTheEndAsync();
        Assert.NotEqual((await stored.MemberAsync(first)).StoryId, (await stored.MemberAsync(second)).StoryId);

        for (int i = 0; i < 6; i++)
        {
            await stored.AddAsync("c" + i, $"Lumen dismisses 900 people in Tainan; optical chips maker closes its Lyon plant, unions strike ({i})");
        }

        await stored.RunToTheEndAsync();
        Assert.Null((await stored.StoryAsync(second)).MergedIntoId);
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(70));
        await stored.RunToTheEndAsync();
        Assert.Single((await stored.PartitionAsync()).Split('\n'));
        Story[] both = [await stored.StoryAsync(first), await stored.StoryAsync(second)];
        Story gone = Assert.Single(both, story => story.MergedIntoId is not null);
        Assert.Equal(both.Single(story => story != gone).Id, gone.MergedIntoId);
    }

    [Fact]
    public async Task Text_that_a_page_brings_within_the_hour_is_heard()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        string kites = string.Join(' ', Enumerable.Range(30, 60).Select(Happening.Name)), choirs = string.Join(' ', Enumerable.Range(130, 60).Select(Happening.Name));
        long kite = await stored.AddAsync("a", "Calder woman tunes kites");
        long choir = await stored.AddAsync("b", "Vesper tunes choirs");
        await stored.RunToTheEndAsync();
        Assert.Equal((await stored.MemberAsync(kite)).StoryId, (await stored.MemberAsync(choir)).StoryId);
        await stored.ReadAsync(kite, kites);
        await stored.ReadAsync(choir, choirs);
        await stored.RunToTheEndAsync();

        // One keeps the address, the other takes its own name.
        Assert.Equal([kite, choir], new[] { (await stored.MemberAsync(kite)).StoryId, (await stored.MemberAsync(choir)).StoryId }.Order());
    }

    [Fact]
    public async Task Article_of_the_next_hour_waits_a_moment_for_the_last_one_and_nothing_turns_in_circles_meanwhile()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        await stored.AddAsync("a", "Lumen dismisses 900 people in Tainan laboratory");
        Assert.Equal(1, await stored.RunAsync());
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(61));
        long next = await stored.AddAsync("b", "Typhoon Kestrel nears Hualien, coastal trains stop");
        Assert.Equal(0, await stored.RunAsync());
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await stored.RunToTheEndAsync();
        Assert.Equal(next, (await stored.MemberAsync(next)).StoryId);
    }

    [Fact]
    public async Task First_hour_of_a_site_is_settled_without_waiting_for_a_next_article()
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        await stored.AddAsync("a", "Lumen dismisses 900 people in Tainan laboratory");
        await stored.RunToTheEndAsync();
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(70));
        Assert.Equal(1, await stored.RunAsync());
        Assert.Equal(0, await stored.RunAsync());
        Assert.Equal(Start.AddHours(1), (await stored.Site.Get<Storage.Writing.StoryStore>().ProgressAsync(Cancel)).SettledTo);
    }

    [Fact]
    public async Task Of_one_text_that_came_twice_in_an_hour_the_first_seen_is_the_original()
    {
        string text = string.Join(' ', Enumerable.Range(0, 120).Select(i => Happening.Name(i)));
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        long first = await stored.AddAsync("z", "Zebra herd crosses the Calder bridge", text);
        stored.Site.Clock.Advance(TimeSpan.FromMinutes(5));
        long copy = await stored.AddAsync("a", "A herd of zebras on the bridge", text);
        stored.Site.Clock.Advance(TimeSpan.FromHours(2));
        await stored.RunToTheEndAsync();
        await using Storage.NewsDbContext db = stored.Site.Database.OpenForReading();
        Assert.InRange((await stored.MemberAsync(copy)).Score, 0.7, 1);
        Assert.Equal([(first, null), (copy, first)], db.Articles.OrderBy(a => a.Id).Select(a => new ValueTuple<long, long?>(a.Id, a.NearCopyOfId)).ToList());
    }

    private static async Task<string> PartitionAsync(List<Planned> plan, Random? random)
    {
        await using StoredStories stored = await StoredStories.CreateAsync(Start);
        foreach (IGrouping<int, Planned> hour in plan.GroupBy(article => article.Hour).OrderBy(hour => hour.Key))
        {
            Planned[] arriving = [.. hour];
            random?.Shuffle(arriving);
            DateTimeOffset begin = Start.AddHours(hour.Key);
            foreach ((Planned article, int i) in arriving.Select((article, i) => (article, i)))
            {
                DateTimeOffset at = begin.AddSeconds(i * 3500 / arriving.Length);
                stored.Site.Clock.Advance(at > stored.Site.Clock.GetUtcNow() ? at - stored.Site.Clock.GetUtcNow() : TimeSpan.Zero);
                await stored.AddAsync(article.Guid, article.Title, article.Text);
                if (random?.Next(4) == 0)
                {
                    await stored.RunAsync();
                }

                if (random?.Next(12) == 0)
                {
                    stored.Restart();
                }
            }
        }

        stored.Site.Clock.Advance(TimeSpan.FromHours(3));
        await stored.RunToTheEndAsync();
        return await stored.PartitionAsync();
    }

    /// <summary>Six hours over midnight: happenings told by several, some articles that stand between two, reprints, and single ones.</summary>
    private static List<Planned> Plan(Random random)
    {
        List<Planned> plan = [];
        for (int i = 0; i < 90; i++)
        {
            Happening one = new(random.Next(14));
            Happening other = random.Next(6) == 0 ? new Happening(random.Next(14)) : one;
            string text = random.Next(3) == 0 ? "" : one.Text(random) + " " + other.Text(random);
            if (random.Next(8) == 0 && plan.Count > 0 && plan[random.Next(plan.Count)] is { Text.Length: > 300 } reprinted)
            {
                text = reprinted.Text;
            }

            plan.Add(new Planned("g" + i, random.Next(6), one.Title(random) + " " + other.Title(random), text));
        }

        return plan;
    }

    private sealed class Happening(int number)
    {
        private static readonly string[] Syllables = ["ka", "lo", "ven", "tri", "mas", "qui", "dor", "bel", "shan", "wei", "por", "tek", "lin", "gra", "nov"];
        private static readonly string[] Common = ["the", "company", "said", "will", "people", "after", "city", "plan", "new", "year", "market", "police", "report", "week", "open"];

        public static string Name(int n) => char.ToUpperInvariant(Syllables[n % 15][0]) + Syllables[n % 15][1..] + Syllables[n / 15 % 15] + Syllables[(n * 7) % 15];

        public string Title(Random random) => string.Join(' ', Enumerable.Range(0, 3).Select(_ => Word(random, 8)).Append(Common[random.Next(15)]));

        public string Text(Random random) => string.Join(' ', Enumerable.Range(0, 30).Select(_ => random.Next(2) == 0 ? Common[random.Next(15)] : Word(random, 14))) + ".";

        private string Word(Random random, int most) => Name((number * 16) + random.Next(most));
    }
}
