using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace NewsAggregator.Web.Languages;

/// <summary>The site's own words in one language, from the embedded <c>languages/*.json</c>.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> All =
        new[] { Load("en", "en-GB"), Load("zh-Hant", "zh-Hant-TW") }.ToFrozenDictionary(w => w.Language, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> texts;

    private Words(string language, CultureInfo culture, FrozenDictionary<string, string> texts)
    {
        Language = language;
        Culture = culture;
        this.texts = texts;
    }

    /// <summary>en or zh-Hant.</summary>
    public string Language { get; }
    public CultureInfo Culture { get; }
    public bool IsChinese => Language == "zh-Hant";
    public IEnumerable<string> Keys => texts.Keys;

    public static IReadOnlyList<string> Languages { get; } = ["en", "zh-Hant"];

    public static Words In(string language) => All[language];

    /// <summary>The text of a key; a missing key is our own fault, and a test finds it before a reader does.</summary>
    public string this[string key] => texts.TryGetValue(key, out string? text) ? text : throw new KeyNotFoundException($"No words for '{key}' in {Language}.");

    /// <summary>The text of a key that may be unknown, as one made from stored data is; null then.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>The text with its places filled: {0}, {1} …, numbers as the culture writes them.</summary>
    public string Say(string key, params object?[] values) => string.Format(Culture, this[key], values);

    /// <summary>The form for a number: "{key}.one" or "{key}.other"; {0} is the number, further places follow.</summary>
    public string Count(string key, long number, params object?[] values) =>
        string.Format(Culture, this[key + (number == 1 ? ".one" : ".other")], [number.ToString("N0", Culture), .. values]);

    public string Number(long number) => number.ToString("N0", Culture);

    private static Words Load(string language, string culture)
    {
        using Stream stream = typeof(Words).Assembly.GetManifestResourceStream($"languages/{language}.json")
            ?? throw new InvalidOperationException($"languages/{language}.json is not embedded.");
        Dictionary<string, string> texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return new Words(language, CultureInfo.GetCultureInfo(culture), texts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
