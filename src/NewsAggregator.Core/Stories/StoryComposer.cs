using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Stories;

/// <summary>
/// Makes what a story shows from the members that the reader may see: title, summary, timeline and counts. Pure; it only chooses
/// sentences, and every one keeps its source.
/// </summary>
public static class StoryComposer
{
    private const int LongestSummary = 4;

    /// <summary>Two sentences that share so much of the shorter one say the same.</summary>
    private const double Repeats = 0.6;

    /// <summary>Of two statements of one day: what the shorter one has to share with the other to be the same event, by how many terms they share.</summary>
    private const double SameEventByTwo = 0.55;
    private const double SameEventByThree = 0.34;

    /// <summary>Null where no member is visible: such a story is not there for this reader.</summary>
    public static StoryView? Compose(long storyId, IReadOnlyList<StoryMemberView> visible)
    {
        if (visible.Count == 0)
        {
            return null;
        }

        List<StoryMemberView> members = [.. visible.OrderBy(member => member.SortTime).ThenBy(member => member.ArticleId)];
        HashSet<long> ids = [.. members.Select(member => member.ArticleId)];
        List<StoryMemberView> tellers = [.. members.Where(member => member.NearCopyOf is not { } original || !ids.Contains(original))];
        string? language = tellers.GroupBy(member => member.Language).OrderByDescending(group => group.Count()).First().Key;
        StoryMemberView titled = Titled([.. tellers.Where(member => member.Language == language)]);
        return new StoryView(
            storyId,
            titled.Title,
            titled.ArticleId,
            Summary(titled, [.. tellers.Where(member => member.Language == language)]),
            Timeline(members),
            members.Count,
            members.Select(member => member.SourceId).Distinct().Count(),
            members.Count - tellers.Count,
            members[0].SortTime,
            members[^1].SortTime);
    }

    /// <summary>The title that has most in common with the others; the earliest one of equals.</summary>
    private static StoryMemberView Titled(List<StoryMemberView> tellers)
    {
        WordBag[] bags = [.. tellers.Select(member => new WordBag(member.Title))];
        return tellers[Enumerable.Range(0, tellers.Count).MaxBy(i => bags.Sum(bag => bag == bags[i] ? 0 : bag.Likeness(bags[i])))];
    }

    private static List<StorySentence> Summary(StoryMemberView titled, List<StoryMemberView> tellers)
    {
        List<(StoryMemberView Member, CitedSentence Sentence, WordBag Bag, double Value)> candidates = [];
        WordBag title = new(titled.Title);
        WordBag[] others = [.. tellers.Select(member => new WordBag(string.Join(' ', member.Summary.Select(sentence => sentence.Text))))];
        for (int m = 0; m < tellers.Count; m++)
        {
            for (int i = 0; i < tellers[m].Summary.Count; i++)
            {
                WordBag bag = new(tellers[m].Summary[i].Text);
                double told = others.Where((_, k) => k != m).Sum(bag.Overlap) / Math.Max(1, others.Length - 1);
                candidates.Add((tellers[m], tellers[m].Summary[i], bag, told + bag.Overlap(title) + (i == 0 ? 0.5 : 0) + (tellers[m] == titled ? 0.25 : 0)));
            }
        }

        List<(StoryMemberView Member, CitedSentence Sentence, WordBag Bag, double Value)> chosen = [];
        foreach ((StoryMemberView Member, CitedSentence Sentence, WordBag Bag, double Value) candidate in candidates.OrderByDescending(candidate => candidate.Value))
        {
            if (chosen.Count < LongestSummary && chosen.TrueForAll(other => other.Bag.Overlap(candidate.Bag) < Repeats))
            {
                chosen.Add(candidate);
            }
        }

        // As they were told: the earlier article first, each article in its own order.
        return
        [
            .. chosen.OrderBy(pick => pick.Member.SortTime).ThenBy(pick => pick.Member.ArticleId).ThenBy(pick => pick.Sentence.Evidence.Sentence)
                .Select(pick => new StorySentence(pick.Sentence.Text, SourceOf(pick.Member, pick.Sentence))),
        ];
    }

    /// <summary>Dated statements of all members, by day; those of one day that say the same are one event.</summary>
    public static List<StoryEvent> Timeline(IReadOnlyList<StoryMemberView> members)
    {
        var days = members
            .SelectMany(member => member.Events.Where(told => told.Kind == EventKind.Statement).Select(told => (Member: member, Event: told)))
            .GroupBy(told => (told.Event.Start, told.Event.End, told.Event.Precision))
            .OrderBy(day => day.Key.Start).ThenBy(day => day.Key.End).ThenBy(day => day.Key.Precision);
        List<StoryEvent> timeline = [];
        foreach (var day in days)
        {
            List<Telling> tellings = [];

            // As they were learned: what is learned later joins or stands apart, and changes no event that was there before.
            foreach ((StoryMemberView member, StoryMemberEvent told) in day.OrderBy(told => told.Event.EventId))
            {
                WordBag bag = new(WithoutDates(told.Sentence.Text, told.Start));
                Telling? same = tellings.Find(telling => telling.IsSame(bag, member.ArticleId));
                if (same is null)
                {
                    tellings.Add(same = new Telling(told));
                }

                same.Add(member, told, bag);
            }

            timeline.AddRange(tellings.Select(telling => telling.ToEvent()));
        }

        return timeline;
    }

    // What happens on one day names that day: the date says nothing about whether it is one happening.
    private static string WithoutDates(string text, DateOnly day)
    {
        System.Text.StringBuilder rest = new();
        int at = 0;
        foreach (DateMention mention in DateMentions.Find(text, new DateContext(day)))
        {
            rest.Append(text, at, mention.Start - at).Append(' ');
            at = mention.End;
        }

        return rest.Append(text, at, text.Length - at).ToString();
    }

    private static StorySource SourceOf(StoryMemberView member, CitedSentence sentence) => new(member.ArticleId, member.SourceId, member.SourceName, sentence.Evidence);

    /// <summary>One event of a day while its tellings are gathered. The first one gives the words.</summary>
    private sealed class Telling(StoryMemberEvent first)
    {
        private readonly List<WordBag> bags = [];
        private readonly List<StorySource> sources = [];
        private long id = long.MaxValue;
        private DateTimeOffset learned = DateTimeOffset.MaxValue;

        /// <summary>Two sentences of one article are two statements; otherwise they are one event where they say much the same.</summary>
        public bool IsSame(WordBag bag, long articleId) =>
            sources.TrueForAll(source => source.ArticleId != articleId)
            && bags.Exists(other => !other.NamesOthersThan(bag) && other.Shared(bag) switch
            {
                0 => false,
                1 => other.Likeness(bag) >= 1,
                2 => other.Overlap(bag) >= SameEventByTwo,
                _ => other.Overlap(bag) >= SameEventByThree,
            });

        public void Add(StoryMemberView member, StoryMemberEvent told, WordBag bag)
        {
            bags.Add(bag);
            sources.Add(SourceOf(member, told.Sentence));
            id = Math.Min(id, told.EventId);
            learned = told.LearnedAt < learned ? told.LearnedAt : learned;
        }

        public StoryEvent ToEvent() => new(id, first.Start, first.End, first.Precision, first.Sentence.Text, learned, sources);
    }
}
