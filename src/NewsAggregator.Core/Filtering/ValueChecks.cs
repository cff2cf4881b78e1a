using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Filtering;

/// <summary>Whether a value fits its field, and its one normal spelling.</summary>
internal static partial class ValueChecks
{
    /// <summary>How a value of this field is written, for "expected …".</summary>
    public static string Expected(FilterField field) => FilterFields.KindOf(field) switch
    {
        FilterFieldKind.Amount => field == FilterField.Age ? "an age such as `12h`, `30d`, `2w`" : "a number such as `80`",
        FilterFieldKind.Date => "a day, month or year such as `2026-10-01`, `2026-10`, `2026`",
        FilterFieldKind.Language => "a language such as `en`, `zh`, `zh-Hant`",
        _ => "a word, \"several words\", /a pattern/ or a list in parentheses",
    };

    public static FilterProblem? Check(FilterField field, FilterValue value, out FilterValue normal)
    {
        normal = value;
        int length = value.Text.Length;
        if (value.Kind == FilterValueKind.Pattern)
        {
            return CheckPattern(field, value);
        }

        if (length > FilterLimits.ValueLength)
        {
            return Problem(FilterProblemKind.ValueTooLong, value);
        }

        FilterFieldKind kind = FilterFields.KindOf(field);
        if (value.Kind == FilterValueKind.Beginning && kind != FilterFieldKind.Contain)
        {
            return Problem(FilterProblemKind.BeginningNotOffered, value) with { Found = FilterFields.NameOf(field) };
        }

        switch (kind)
        {
            case FilterFieldKind.Amount:
                if (Amount(field, value.Text) is not { } amount)
                {
                    return Problem(FilterProblemKind.BadAmount, value, Expected(field));
                }

                normal = value with { Text = amount };
                return null;
            case FilterFieldKind.Date:
                return FilterDate.Parse(value.Text) is null ? Problem(FilterProblemKind.BadDate, value, Expected(field)) : null;
            case FilterFieldKind.Language:
                normal = value with { Text = LanguageTag(value.Text) };
                return LanguageShape().IsMatch(value.Text)
                    ? null
                    : Problem(FilterProblemKind.BadLanguage, value, Expected(field)) with { Suggestion = LanguageNamed(value.Text) };
            default:
                return Folding.Fold(value.Text).Length == 0 ? Problem(FilterProblemKind.ValueExpected, value, Expected(field)) : null;
        }
    }

    private static FilterProblem? CheckPattern(FilterField field, FilterValue value)
    {
        if (FilterFields.KindOf(field) is FilterFieldKind.Amount or FilterFieldKind.Date or FilterFieldKind.Language)
        {
            return Problem(FilterProblemKind.PatternNotOffered, value, Expected(field)) with { Found = FilterFields.NameOf(field) };
        }

        if (value.Text.Length > FilterLimits.PatternLength)
        {
            return Problem(FilterProblemKind.PatternTooLong, value);
        }

        return FilterPattern.Build(value.Text, out _, out string why, out int offset)
            ? null
            : Problem(FilterProblemKind.BadPattern, value) with { Found = why, Column = value.Column + 1 + offset };
    }

    private static FilterProblem Problem(FilterProblemKind kind, FilterValue value, string expected = "") =>
        new(kind, 0, value.Column, Math.Max(1, value.Text.Length), Languages.PlainText.Cut(value.Text, 40), expected);

    /// <summary>"030D" is "30d"; null where it is no amount, or beyond what is sensible.</summary>
    private static string? Amount(FilterField field, string text)
    {
        string digits = text;
        string unit = "";
        if (field == FilterField.Age)
        {
            if (text.Length == 0 || char.ToLowerInvariant(text[^1]) is not ('h' or 'd' or 'w'))
            {
                return null;
            }

            digits = text[..^1];
            unit = text[^1..].ToLowerInvariant();
        }

        return digits.Length is > 0 and <= 9 && digits.All(char.IsAsciiDigit)
            ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + unit
            : null;
    }

    /// <summary>The casing of RFC 5646, section 2.1.1: zh-hant is zh-Hant, zh-tw is zh-TW.</summary>
    private static string LanguageTag(string text) => string.Join(
        '-',
        text.Split('-').Select((part, i) => i == 0 ? part.ToLowerInvariant() : part.Length switch
        {
            2 => part.ToUpperInvariant(),
            4 => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
            _ => part.ToLowerInvariant(),
        }));

    private static string? LanguageNamed(string text) => text.ToLowerInvariant() switch
    {
        "english" or "英文" or "英語" => "en",
        "chinese" or "中文" => "zh",
        "繁體" or "繁體中文" or "正體中文" or "traditional" => "zh-Hant",
        "簡體" or "简体" or "簡體中文" or "简体中文" or "simplified" => "zh-Hans",
        "japanese" or "日文" or "日語" => "ja",
        "korean" or "韓文" or "韓語" => "ko",
        "german" => "de",
        "french" => "fr",
        "spanish" => "es",
        _ => null,
    };

    [GeneratedRegex("^[a-z]{2,3}(-[a-z0-9]{2,8})*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LanguageShape();
}
