using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

/// <summary>Filters and articles made from a seed: every field, operator, value form, both verdicts and both defaults.</summary>
internal sealed class RandomFilters(int seed)
{
    private static readonly string[] Sources = ["techcrunch", "ithome", "lumen-wire", "harbor", "日月報"];
    private static readonly string[] Groups = ["wires", "chinese", "blogs"];
    private static readonly string[] Topics = ["ai", "funding", "mergers & acquisitions", "layoffs", "security"];
    private static readonly string[] Authors = ["Ada Moreau", "林雨", "J. \"Kit\" Doe", "Wei (Staff)"];
    private static readonly string[] Languages = ["en", "zh-Hant", "zh-Hans", "ja"];
    private static readonly string[] Words =
        ["deal", "deals", "AI", "離職", "裁員", "launch", "Series A", "C++", "50%", "\"quoted\"", "back\\slash", "(paren)", "a,b", "#tag", "-minus", "/slash/", "star*", "what:this", "ＷＩＤＥ", "naïve", "（全形）"];
    private static readonly string[] Patterns = [@"\bdeals?\b", "裁員|離職", @"a/b", "\"q\"", @"[0-9]+%", @"^\w+ [a-z]", @"\\", @"series (a|b)"];
    private readonly Random random = new(seed);

    public string Text()
    {
        int rules = random.Next(0, 12);
        System.Text.StringBuilder text = new();
        for (int i = 0; i < rules; i++)
        {
            if (random.Next(5) == 0)
            {
                text.Append("# comment ").Append(i).Append('\n');
            }

            text.Append(random.Next(8) == 0 ? "off " : "").Append(random.Next(2) == 0 ? "show" : "hide");
            int conditions = random.Next(3) == 0 ? random.Next(2, 4) : 1;
            for (int c = 0; c < conditions; c++)
            {
                text.Append(' ', random.Next(1, 3)).Append(Condition());
            }

            text.Append(random.Next(10) == 0 ? " # note\n" : "\n");
        }

        return text.Append(random.Next(3) switch { 0 => "default hide", 1 => "default show\n", _ => "" }).ToString();
    }

    public FilterFacts Facts()
    {
        string body = Title(30);
        return new FilterFacts
        {
            Source = One(Sources),
            Groups = Some(Groups),
            Feed = ["https://feeds.example/" + random.Next(3), "Feed " + random.Next(3)],
            Topics = Some(Topics),
            Authors = Some(Authors),
            Title = Title(6),
            Summary = random.Next(3) == 0 ? "" : Title(12),
            TextSource = () => body,
            Url = random.Next(20) == 0 ? null : "https://news.example/" + random.Next(4) + "/sponsored",
            Domain = random.Next(20) == 0 ? null : One(["news.example", "blog.news.example", "other.example"]),
            Language = random.Next(20) == 0 ? null : One(Languages),
            Age = TimeSpan.FromHours(random.Next(0, 24 * 40)),
            Words = random.Next(0, 400),
            Date = new DateOnly(2026, 1, 1).AddDays(random.Next(0, 330)),
        };
    }

    private string Condition()
    {
        string not = random.Next(4) == 0 ? "-" : "";
        FilterField field = (FilterField)random.Next(Enum.GetValues<FilterField>().Length);
        string name = FilterFields.NameOf(field);
        string sign = One(["<", "<=", ">", ">="]);
        return not + field switch
        {
            FilterField.Anywhere => Listed(Word),
            FilterField.Source => name + ":" + Listed(() => Quote(One(Sources))),
            FilterField.Group => name + ":" + Listed(() => Quote(One(Groups))),
            FilterField.Feed => name + ":" + Listed(() => Quote(One(["https://feeds.example/1", "Feed 2"]))),
            FilterField.Topic => name + ":" + Listed(() => Quote(One(Topics))),
            FilterField.Author => name + ":" + Listed(() => Quote(One(Authors))),
            FilterField.Url => name + ":" + Listed(() => Quote(One(["/1/", "sponsored", "example/2"]))),
            FilterField.Domain => name + ":" + Listed(() => One(["news.example", "other.example", "example"])),
            FilterField.Lang => name + ":" + Listed(() => One(["en", "zh", "zh-hant", "und"])),
            FilterField.Age => name + sign + random.Next(1, 30) + One(["h", "d", "w"]),
            FilterField.Words => name + sign + random.Next(0, 400),
            FilterField.Date => random.Next(3) switch
            {
                0 => name + ":" + Listed(Date),
                1 => name + sign + Date(),
                _ => One(["after:", "before:"]) + Date(),
            },
            _ => name + ":" + Listed(Word),
        };
    }

    private string Date() => One(["2026", "2026-03", "2026-10", "2026-06-15", "2025-12"]);

    private string Word() => random.Next(5) switch
    {
        0 => "/" + One(Patterns).Replace("/", "\\/", StringComparison.Ordinal) + "/",
        1 => One(["deal*", "離*", "launch*"]),
        _ => Quote(One(Words)),
    };

    private string Listed(Func<string> value) =>
        random.Next(3) == 0 ? "(" + string.Join(One([",", ", ", " , "]), Enumerable.Range(0, random.Next(1, 4)).Select(_ => value())) + ")" : value();

    private string Quote(string word) =>
        word.All(char.IsLetterOrDigit) && random.Next(2) == 0
            ? word
            : "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private string Title(int words) => string.Join(' ', Enumerable.Range(0, random.Next(1, words)).Select(_ => One(Words)));

    private T One<T>(T[] values) => values[random.Next(values.Length)];

    private string[] Some(string[] values) => [.. values.Where(_ => random.Next(3) == 0)];
}
