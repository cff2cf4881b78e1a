using System.Text.RegularExpressions;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Timelines;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Tests.Languages;

public sealed partial class WordsTests
{
    private static readonly string Web = Path.Combine(FindRoot(), "src", "NewsAggregator.Web");

    [Fact]
    public void Both_languages_have_the_same_keys_and_no_empty_text()
    {
        Assert.Equal(Words.In("en").Keys.Order(StringComparer.Ordinal), Words.In("zh-Hant").Keys.Order(StringComparer.Ordinal));
        Assert.All(Words.Languages.SelectMany(l => Words.In(l).Keys.Select(key => (l, key))), at => Assert.NotEmpty(Words.In(at.l)[at.key]));
    }

    [Fact]
    public void Every_text_has_the_same_places_in_both_languages() => Assert.All(Words.In("en").Keys, key =>
        Assert.True(
            Places(Words.In("en")[key]).SetEquals(Places(Words.In("zh-Hant")[key])),
            $"{key}: '{Words.In("en")[key]}' and '{Words.In("zh-Hant")[key]}' have different places."));

    [Fact]
    public void Every_key_that_the_code_asks_for_exists()
    {
        HashSet<string> keys = [.. Words.In("en").Keys];
        string[] asked = [.. Sources().SelectMany(text => Asked().Matches(text).Select(m => m.Groups[1].Value))];
        string[] counted = [.. Sources().SelectMany(text => Counted().Matches(text).Select(m => m.Groups[1].Value))];
        Assert.True(asked.Length > 100);
        Assert.DoesNotContain(asked, key => !keys.Contains(key));
        Assert.DoesNotContain(counted.SelectMany(key => new[] { key + ".one", key + ".other" }), key => !keys.Contains(key));
    }

    [Fact]
    public void Every_key_is_asked_for_somewhere()
    {
        string all = string.Join('\n', Sources());
        Assert.DoesNotContain(Words.In("en").Keys, key => !Used(all, key));
    }

    [Fact]
    public void Every_failure_has_its_words() =>
        Assert.All(Enum.GetValues<FeedFailure>().Where(f => f != FeedFailure.None), failure => Assert.NotEmpty(Words.In("en")["failure." + failure]));

    [Theory]
    [InlineData("en", 15 * 86400, "15 days ago")]
    [InlineData("zh-Hant", 15 * 86400, "15 天前")]
    [InlineData("en", 3600, "1 hour ago")]
    [InlineData("en", 59, "just now")]
    [InlineData("en", -500, "just now")]
    [InlineData("zh-Hant", 400 * 86400, "13 個月前")]
    [InlineData("en", 800 * 86400, "2 years ago")]
    public void Times_are_told_as_people_tell_them(string language, int seconds, string expected)
    {
        DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(expected, Words.In(language).Ago(now.AddSeconds(-seconds), now));
    }

    [Theory]
    [InlineData("en", "2026-11-23", "2026-11-23", DatePrecision.Day, "23 Nov 2026")]
    [InlineData("zh-Hant", "2026-11-01", "2026-11-30", DatePrecision.Month, "2026年11月")]
    [InlineData("en", "2026-07-01", "2026-09-30", DatePrecision.Quarter, "Q3 2026")]
    [InlineData("zh-Hant", "2025-01-01", "2025-12-31", DatePrecision.Year, "2025年")]
    [InlineData("en", "2026-11-20", "2026-11-23", DatePrecision.Range, "20 Nov 2026 – 23 Nov 2026")]
    public void A_date_is_no_more_exact_than_its_sentence(string language, string start, string end, DatePrecision precision, string expected) => Assert.Equal(
        expected, Words.In(language).Chip(Day(start), Day(end), precision));

    [Theory]
    [InlineData("zh-Hant", "en", "en", "zh-Hant")]
    [InlineData(null, "zh-TW,zh;q=0.9,en;q=0.8", "en", "zh-Hant")]
    [InlineData(null, "de,fr;q=0.9", "zh-Hant", "zh-Hant")]
    [InlineData(null, "de, en-GB;q=0.5, zh;q=0.2", "zh-Hant", "en")]
    [InlineData("xx", null, "en", "en")]
    [InlineData(null, ";;;q=", "en", "en")]
    public void The_address_goes_before_the_browser_and_the_browser_before_the_site(string? asked, string? accept, string site, string expected) =>
        Assert.Equal(expected, PageLanguage.Choose(asked, accept, site));

    private static bool Used(string all, string key)
    {
        if (all.Contains($"\"{key}\"", StringComparison.Ordinal))
        {
            return true;
        }

        string counted = key.EndsWith(".one", StringComparison.Ordinal) ? key[..^4] : key.EndsWith(".other", StringComparison.Ordinal) ? key[..^6] : key;
        int dot = key.LastIndexOf('.');
        return all.Contains($"\"{counted}\"", StringComparison.Ordinal)
            || (dot > 0 && (all.Contains($"\"{key[..(dot + 1)]}\" +", StringComparison.Ordinal) || all.Contains($"\"{key[(dot)..]}\"", StringComparison.Ordinal)));
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".cs" or ".cshtml" && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsAggregator.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests have to run from inside the repository.");
    }

    [GeneratedRegex(@"(?:\bW|[Ww]ords)(?:\.Say\(|\[)""([\w.-]+)""[,)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?:\bW|[Ww]ords)\.Count\(""([\w.-]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
