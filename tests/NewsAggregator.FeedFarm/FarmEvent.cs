using System.Globalization;

namespace NewsAggregator.FeedFarm;

/// <summary>What happened, in words: who and where, what it is about, how much, when. The main things come first.</summary>
internal sealed class FarmEvent
{
    // Ranks in the vocabulary: one name is the event's own, one (a firm, a place) stands in one or two others, one in others now and then, one in the news every day.
    private const int KnownFrom = 500;
    private const int Known = 200;
    private const int RareFrom = 20_000;
    private const int Places = 5_000;
    private const int TopicFrom = 150;
    private const int TopicTo = 20_000;

    private FarmEvent(string[] names, string[] topics, string[] figures, DateTime day) => (Names, Topics, Figures, Day) = (names, topics, figures, day);

    public string[] Names { get; }

    public string[] Topics { get; }

    public string[] Figures { get; }

    public DateTime Day { get; }

    /// <summary>The same event in another language of the same family has the same words in its script.</summary>
    public static FarmEvent Of(FarmOptions options, int number, FarmLanguage language)
    {
        var random = new FarmRandom(options.Seed, 0xFAC7, (ulong)number);
        var words = ZipfVocabulary.Of(language);
        string[] names =
        [
            Capital(ZipfVocabulary.Name(ref random, language)),
            Capital(words[RareFrom + random.Next(ZipfVocabulary.Size - RareFrom)]),
            Capital(words[KnownFrom + random.Next(Known)]),
            Capital(words[RareFrom + random.Next(Places)]),
        ];
        var topics = new string[14];
        for (var i = 0; i < topics.Length; i++) topics[i] = words[(int)(TopicFrom * Math.Pow((double)TopicTo / TopicFrom, random.Fraction()))];
        var figures = new string[3];
        for (var i = 0; i < figures.Length; i++) figures[i] = (12 + random.Next(8_000)).ToString(CultureInfo.InvariantCulture);
        return new FarmEvent(names, topics, figures, options.Epoch.AddDays(-random.Next(options.StoryDays)));
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A word of the event: names and topics in turn, a figure now and then, the main ones more often.</summary>
    public string Draw(ref FarmRandom random) => random.Next(10) switch
    {
        < 4 => Names[Math.Min(random.Next(Names.Length), random.Next(Names.Length))],
        < 9 => Topics[Math.Min(random.Next(Topics.Length), random.Next(Topics.Length))],
        _ => random.Pick(Figures),
    };
}
