using System.Globalization;

namespace NewsAggregator.FeedFarm;

/// <summary>One item, made from seed, feed and number only. Numbers grow with time; 0 is the oldest.</summary>
internal sealed record FarmItem(string Title, string Author, string Category, string Link, string BodyHtml, DateTime Date)
{
    public static FarmItem Grow(FarmField field, int feed, int number)
    {
        var options = field.Options;
        if (field.Stories is { } stories) return Tell(field, stories.At(feed, number), feed, number);
        var random = new FarmRandom(options.Seed, 0x17E4, (ulong)feed, (ulong)number);
        var chinese = options.IsChinese(feed);
        var words = Vocabulary.Of(chinese);
        var phrase = chinese ? words.Phrase(ref random, 5, 8) : words.Capitalised(ref random, 7, 11);
        var mark = string.Create(CultureInfo.InvariantCulture, $"{feed}-{number}");
        return new FarmItem(
            chinese ? $"{phrase}（{mark}）" : $"{phrase} ({mark})",
            random.Pick(words.Names),
            random.Pick(words.Categories),
            field.ArticleAddress(feed, number),
            FarmBody.Write(field, ref random, feed, number),
            DateOf(options, feed, number));
    }

    private static FarmItem Tell(FarmField field, Telling telling, int feed, int number)
    {
        var random = new FarmRandom(field.Options.Seed, 0x17E4, (ulong)feed, (ulong)number);
        var words = Vocabulary.Of(field.Options.IsChinese(feed));
        var (title, body) = EventTelling.Write(field.Options, field.Options.LanguageOf(feed), feed, telling);
        return new FarmItem(title, random.Pick(words.Names), random.Pick(words.Categories), field.ArticleAddress(feed, number), body, DateOf(field.Options, feed, number));
    }

    /// <summary>The first items are 37 minutes apart; each one that a tick adds is a minute newer than the last.</summary>
    private static DateTime DateOf(FarmOptions options, int feed, int number)
    {
        if (options.Stories > 0 && number < options.Items) return FarmStories.DateOf(options, feed, number);
        var minutes = number < options.Items ? -37.0 * (options.Items - 1 - number) : number - options.Items + 1;
        return options.Epoch.AddMinutes(minutes).AddSeconds(-(feed % 1800));
    }
}
