using System.Globalization;

namespace NewsAggregator.Core.Extraction;

/// <summary>One attribute of one element: what it may say, or null when it goes.</summary>
internal static class ContentAttribute
{
    private const int MaxText = 1000;

    public static string? Cleaned(string element, string name, string value, ContentAddress address) => name switch
    {
        "href" => element == "a" ? address.Of(value, mail: true) : null,
        "cite" => element is "blockquote" or "q" or "del" or "ins" ? address.Of(value) : null,
        "alt" => element == "img" ? Text(value) : null,
        "title" => element is "a" or "abbr" or "img" or "cite" or "q" ? Text(value) : null,
        "width" or "height" => element == "img" ? Number(value, 20_000) : null,
        "datetime" => element is "time" or "del" or "ins" && value.Length is > 0 and <= 64 ? value : null,
        "lang" => IsLanguage(value) ? value : null,
        "dir" => value.ToLowerInvariant() is "ltr" or "rtl" or "auto" ? value.ToLowerInvariant() : null,
        "colspan" or "rowspan" => element is "td" or "th" ? Number(value, 100) : null,
        "start" => element == "ol" ? Number(value, 1_000_000) : null,
        "reversed" => element == "ol" ? "" : null,
        _ => null,
    };

    private static string Text(string value) => value.Length <= MaxText ? value : value[..MaxText];

    private static string? Number(string value, int most) =>
        int.TryParse(value.AsSpan().Trim().TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static bool IsLanguage(string value) =>
        value.Length is > 1 and <= 35 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
