using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Changes;

/// <summary>
/// A wording with its figures in one spelling, to be compared and never shown: 38億 and ３８億, 2,460 and 兩千四百六十, thirty-one and 31,
/// 14.8 percent and 14.8%, $2.41 billion and $2.41bn are the same. A decimal point becomes a letter, so that 2.41 and 24.1 are not.
/// </summary>
internal static partial class FigureForm
{
    private static readonly FrozenDictionary<string, decimal> English = new Dictionary<string, decimal>
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
        ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["thousand"] = 1e3m, ["million"] = 1e6m, ["billion"] = 1e9m, ["trillion"] = 1e12m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Of(string text)
    {
        string form = Wide().Replace(text, match => ((char)(match.Value[0] - 0xFEE0)).ToString());
        form = Short().Replace(form, match => match.Groups[1].Value + " " + char.ToLowerInvariant(match.Groups[2].Value[0]) switch { 'b' => "billion", 't' => "trillion", 'k' => "thousand", _ => "million" });
        form = EnglishRun().Replace(form, match => IsPlain(match.Value) ? match.Value.Replace(",", "", StringComparison.Ordinal) : Read(match.Value.Split([' ', '-'])) is decimal value ? Written(value) : match.Value);
        form = ChineseRun().Replace(form, match => !IsPlain(match.Value) && ReadChinese(match.Value) is decimal value ? Written(value) : match.Value);
        form = PercentAhead().Replace(form, "$1%");
        form = Percent().Replace(form, "%");
        return Point().Replace(form, "d");
    }

    // The last nought of "version 4.10" counts.
    private static bool IsPlain(string figure) => figure.All(c => char.IsAsciiDigit(c) || c is '.' or ',');

    private static string Written(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    // "two hundred and five thousand": a scale multiplies what stands before it, and scales fall.
    private static decimal? Read(string[] words)
    {
        decimal total = 0, current = 0, last = decimal.MaxValue, scale = decimal.MaxValue;
        foreach (string word in words)
        {
            if (string.Equals(word, "and", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            bool written = English.TryGetValue(word, out decimal value);
            if (!written && !decimal.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value))
            {
                return null;
            }

            if (written && value >= 1000)
            {
                if (current == 0 || value >= scale)
                {
                    return null;
                }

                (total, current, scale, last) = (total + (current * value), 0, value, decimal.MaxValue);
            }
            else if (written && value == 100)
            {
                if (current is < 1 or > 99)
                {
                    return null;
                }

                (current, last) = (current * 100, 100);
            }
            else if (last == decimal.MaxValue || (written && last >= 20 && value < (last == 100 ? 100 : 10) && value > 0))
            {
                (current, last) = (current + value, written ? value < 20 ? 1 : value : 1);
            }
            else
            {
                return null;
            }
        }

        return total + current;
    }

    private static decimal? ReadChinese(string run)
    {
        // 二〇二六: digits one by one.
        if (run.Length > 1 && run.All(c => Digit(c) >= 0))
        {
            return run.Length <= 8 ? run.Aggregate(0m, (value, c) => (value * 10) + Digit(c)) : null;
        }

        decimal total = 0, section = 0, scale = decimal.MaxValue, unit = decimal.MaxValue;
        decimal? digit = null;
        for (int i = 0; i < run.Length;)
        {
            if (char.IsAsciiDigit(run[i]))
            {
                int end = i;
                while (end < run.Length && (char.IsAsciiDigit(run[end]) || run[end] is '.' or ','))
                {
                    end++;
                }

                if (digit is not null || end - i > 12 || !decimal.TryParse(run[i..end], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal value))
                {
                    return null;
                }

                (digit, i) = (value, end);
                continue;
            }

            char c = run[i++];
            decimal small = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            decimal great = c switch { '萬' or '万' => 1e4m, '億' or '亿' => 1e8m, '兆' => 1e12m, _ => 0 };
            if (small > 0)
            {
                if (small >= unit || (digit is null && small > 10))
                {
                    return null;
                }

                (section, unit, digit) = (section + ((digit ?? 1) * small), small, null);
            }
            else if (great > 0)
            {
                decimal part = section + (digit ?? 0);
                if (part == 0 || great >= scale)
                {
                    return null;
                }

                (total, section, scale, unit, digit) = (total + (part * great), 0, great, decimal.MaxValue, null);
            }
            else if (Digit(c) == 0)
            {
                digit = digit is null && i < run.Length ? null : 0;
            }
            else if (digit is not null and not 0)
            {
                // 三四百 is "three or four hundred".
                return null;
            }
            else
            {
                digit = Digit(c);
            }
        }

        return total + section + (digit ?? 0);
    }

    private static int Digit(char c) => "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and int plain ? plain : c switch { '零' => 0, '兩' or '两' => 2, _ => -1 };

    [GeneratedRegex("[０-９％＄]|(?<=[0-9０-９])[．，](?=[0-9０-９])", RegexOptions.CultureInvariant)]
    private static partial Regex Wide();

    // "m" may be metres, so it needs a currency before it.
    [GeneratedRegex(@"((?:[$€£¥]\s?\d[\d.,]*(?= ?(?:bn|tn|mn|mln|m|b|k)\b))|(?:\d[\d.,]*(?= ?(?:bn|tn|mn|mln)\b))) ?(bn|tn|mn|mln|m|b|k)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    private const string EnglishNumber = @"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
        + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion)";

    [GeneratedRegex(@"(?<![A-Za-z\d.,])" + EnglishNumber + @"(?:[ -](?:and )?" + EnglishNumber + @"){0,8}(?![A-Za-z\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishRun();

    [GeneratedRegex(@"(?!百分之)[\d〇零一二三四五六七八九十百千萬万億亿兆兩两](?:[\d〇零一二三四五六七八九十百千萬万億亿兆兩两]|[.,](?=\d)){0,30}", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseRun();

    [GeneratedRegex(@"百分之(\d+(?:\.\d+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex PercentAhead();

    [GeneratedRegex(@"(?<=\d) ?(?:%|per ?cent\b|pct\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<=\d)\.(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Point();
}
