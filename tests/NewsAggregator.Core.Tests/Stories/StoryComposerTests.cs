using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Stories;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Stories;

public sealed class StoryComposerTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 11, 8, 0, 0, TimeSpan.Zero);

    private static StoryMemberView Member(long id, string title, string[] summary, (string Day, string Text)[] events, string language = "en", long? copyOf = null) => new(
        id, (int)id % 3, "Source " + (id % 3), title, language, Start.AddHours(id), copyOf,
        [.. summary.Select((text, i) => new CitedSentence(new SentenceRef(id, 1, i), text))],
        [.. events.Select((told, i) => new StoryMemberEvent(
            (id * 100) + i, DateOnly.Parse(told.Day, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(told.Day, System.Globalization.CultureInfo.InvariantCulture),
            DatePrecision.Day, EventKind.Statement, new CitedSentence(new SentenceRef(id, 1, 10 + i), told.Text), Start.AddHours(id)))]);

    private static List<StoryMemberView> Members() =>
    [
        Member(1, "Lumen cuts 900 jobs", ["Lumen will cut 900 jobs, a tenth of its staff.", "Shares rose on the news."], [("2026-02-11", "Lumen announced the layoffs of 900 people on Wednesday.")]),
        Member(2, "Lumen lays off 900, closes lab in Tainan", ["Lumen will cut 900 jobs, one tenth of all staff.", "The Tainan laboratory closes in May."], [("2026-02-06", "The board met on Feb. 6."), ("2026-02-11", "On Wednesday Lumen announced layoffs of 900 people.")]),
        Member(3, "Chipmaker Lumen to cut 900 jobs in Tainan and Lyon", ["Unions called the plan a betrayal."], [("2026-02-11", "Unions in Lyon called a strike on Wednesday.")]),
        Member(4, "Lumen cuts 900 jobs (wire)", ["Lumen will cut 900 jobs, a tenth of its staff."], [], copyOf: 1),
        Member(5, "流明裁員九百人", ["流明宣布裁員九百人。"], [("2026-02-11", "流明週三宣布裁員九百人。")], "zh-Hant"),
    ];

    [Fact]
    public void Story_takes_its_words_from_its_members_and_names_each_source()
    {
        StoryView story = StoryComposer.Compose(9, Members())!;
        Assert.Equal((9, 5, 3, 1), (story.StoryId, story.Articles, story.Sources, story.NearCopies));
        Assert.Contains(Members(), member => member.ArticleId == story.TitleFrom && member.Title == story.Title && member.Language == "en");
        Assert.InRange(story.Summary.Count, 2, 4);
        Assert.All(story.Summary, line => Assert.Contains(Members().Single(member => member.ArticleId == line.Source.ArticleId).Summary, said => said.Text == line.Text && said.Evidence == line.Source.Evidence));
        Assert.Single(story.Summary, line => line.Text.StartsWith("Lumen will cut", StringComparison.Ordinal));
        Assert.DoesNotContain(story.Summary, line => line.Source.ArticleId == 4);
        Assert.Equal((Start.AddHours(1), Start.AddHours(5)), (story.First, story.Last));
    }

    [Fact]
    public void Event_told_by_two_stands_once_with_both_sources()
    {
        IReadOnlyList<StoryEvent> timeline = StoryComposer.Compose(9, Members())!.Timeline;
        Assert.Equal(["2026-02-06", "2026-02-11", "2026-02-11", "2026-02-11"], timeline.Select(told => told.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([1, 2], timeline[1].Sources.Select(source => source.ArticleId));
        Assert.Equal((100, "Lumen announced the layoffs of 900 people on Wednesday."), (timeline[1].EventId, timeline[1].Text));
        Assert.Equal([3], timeline[2].Sources.Select(source => source.ArticleId));
    }

    [Fact]
    public void Nothing_of_a_member_that_is_not_given_appears()
    {
        StoryView story = StoryComposer.Compose(9, [.. Members().Where(member => member.ArticleId is not (1 or 2))])!;
        string all = story.Title + string.Concat(story.Summary.Select(line => line.Text)) + string.Concat(story.Timeline.Select(told => told.Text));
        Assert.DoesNotContain("laboratory", all, StringComparison.Ordinal);
        Assert.DoesNotContain("board met", all, StringComparison.Ordinal);
        Assert.All(story.Timeline.SelectMany(told => told.Sources), source => Assert.True(source.ArticleId > 2));
        Assert.Null(StoryComposer.Compose(9, []));
    }

    [Fact]
    public void Copy_speaks_for_itself_where_its_original_is_hidden()
    {
        StoryView story = StoryComposer.Compose(9, [Members()[3]])!;
        Assert.Equal((1, 0, 4L), (story.Articles, story.NearCopies, story.TitleFrom));
        Assert.Equal(4, Assert.Single(story.Summary).Source.ArticleId);
    }

    [Fact]
    public void Order_in_which_members_are_given_makes_no_difference()
    {
        StoryView story = StoryComposer.Compose(9, Members())!;
        List<StoryMemberView> reversed = Members();
        reversed.Reverse();
        StoryView again = StoryComposer.Compose(9, reversed)!;
        Assert.Equal(story.Title, again.Title);
        Assert.Equal(story.Summary, again.Summary);
        Assert.Equal(story.Timeline.Select(told => (told.EventId, told.Text)), again.Timeline.Select(told => (told.EventId, told.Text)));
    }

    [Fact]
    public void Statements_of_one_day_that_share_only_its_date_are_two_events()
    {
        StoryView story = StoryComposer.Compose(9,
        [
            Member(1, "Lumen", [], [("2026-02-11", "On Wednesday, Feb. 11, 2026, the board met.")]),
            Member(2, "Lumen", [], [("2026-02-11", "Strikes began on Wednesday, Feb. 11, 2026.")]),
        ])!;
        Assert.Equal(2, story.Timeline.Count);
    }

    [Fact]
    public void Statements_of_one_day_about_other_people_and_places_are_two_events()
    {
        StoryView story = StoryComposer.Compose(9,
        [
            Member(1, "Lumen", [], [("2026-02-11", "About 2,600 dockworkers walked off the job at Port Ellis after talks with the union collapsed.")]),
            Member(2, "Lumen", [], [("2026-02-11", "Bus drivers walked off the job in Calder after talks with the union collapsed.")]),
        ])!;
        Assert.Equal(2, story.Timeline.Count);
    }

    [Fact]
    public void Same_sentence_of_two_articles_is_one_event_however_short()
    {
        StoryView story = StoryComposer.Compose(9,
        [
            Member(1, "Lumen", [], [("2026-02-13", "Strikes are to last until Feb. 13.")]),
            Member(2, "Lumen", [], [("2026-02-13", "Strikes are to last until Feb. 13.")]),
        ])!;
        Assert.Equal(2, Assert.Single(story.Timeline).Sources.Count);
    }

    [Fact]
    public void What_is_learned_later_takes_no_event_away_and_changes_no_words()
    {
        string[] words = ["board", "strike", "Tainan", "laboratory", "layoffs", "union", "minister", "plant", "shares", "letter"];
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            List<StoryMemberView> members = [];
            Dictionary<long, (string Text, DateOnly Day, int Sources)> known = [];
            for (int id = 1; id <= 14; id++)
            {
                (string, string)[] events = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (
                    $"2026-02-{random.Next(10, 14)}", string.Join(' ', Enumerable.Range(0, random.Next(3, 7)).Select(_ => words[random.Next(words.Length)])) + "."))];

                // A late article may stand earlier in lists: a feed's first visit brings old ones.
                members.Add(Member(id, "Lumen", [], events) with { SortTime = Start.AddHours(random.Next(300)) });
                StoryMemberView[] given = [.. members];
                random.Shuffle(given);
                Dictionary<long, StoryEvent> now = StoryComposer.Compose(9, given)!.Timeline.ToDictionary(told => told.EventId);
                Assert.All(known, before => Assert.Equal((before.Value.Text, before.Value.Day), (now[before.Key].Text, now[before.Key].Start)));
                Assert.All(known, before => Assert.True(now[before.Key].Sources.Count >= before.Value.Sources));
                Assert.All(now.Values, told => Assert.Contains(members.SelectMany(member => member.Events), said => said.EventId == told.EventId && said.Sentence.Text == told.Text && said.Start == told.Start));
                Assert.Equal(members.Sum(member => member.Events.Count), now.Values.Sum(told => told.Sources.Count));
                known = now.ToDictionary(told => told.Key, told => (told.Value.Text, told.Value.Start, told.Value.Sources.Count));
            }
        }
    }
}
