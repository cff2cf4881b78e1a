namespace NewsAggregator.Core.Summaries;

/// <summary>Which leading part of a sentence places it and tells nothing: "SAN FRANCISCO, Feb 11 (Reuters) -", （記者林小明／台北報導）.</summary>
public static class Openings
{
    private const int Longest = 80;

    /// <summary>Units of <paramref name="sentence"/> that a page may show as removed, the white space behind them included; 0: none.</summary>
    public static int Length(ReadOnlySpan<char> sentence)
    {
        int lead = sentence.Length - sentence.TrimStart().Length;
        ReadOnlySpan<char> rest = sentence[lead..];
        int length = Bracketed(rest);
        if (length == 0)
        {
            length = WireChinese(rest);
        }

        if (length == 0)
        {
            length = Dateline(rest);
        }

        if (length == 0)
        {
            return 0;
        }

        while (length < rest.Length && char.IsWhiteSpace(rest[length]))
        {
            length++;
        }

        // What is all opening is no sentence with an opening.
        return length >= rest.Length ? 0 : lead + length;
    }

    // （記者林小明／台北報導）, 〔本報訊〕, 【財經網】, (CNN), [AP]
    private static int Bracketed(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('（' or '(' or '〔' or '【' or '['))
        {
            return 0;
        }

        int close = rest[..Math.Min(rest.Length, Longest / 2)].IndexOfAny("）)〕】]");
        if (close < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> inside = rest[1..close];
        bool chinese = rest[0] is '【' or '〔' || inside.ContainsAny("訊讯電电") || inside.Contains("報導", StringComparison.Ordinal) || inside.Contains("报道", StringComparison.Ordinal)
            || IsReporter(inside);
        if (!chinese && !IsAgency(inside))
        {
            return 0;
        }

        int past = close + 1;
        ReadOnlySpan<char> behind = rest[past..].TrimStart();
        return !behind.IsEmpty && IsDash(behind[0]) ? rest.Length - behind.Length + DashLength(behind) : past;
    }

    // 記者林小明, not 記者會
    private static bool IsReporter(ReadOnlySpan<char> inside)
    {
        int at = inside.IndexOf("記者", StringComparison.Ordinal) is >= 0 and int traditional ? traditional : inside.IndexOf("记者", StringComparison.Ordinal);
        return at >= 0 && at + 2 < inside.Length && inside[at + 2] is not ('會' or '会');
    }

    // 新華社北京2月12日電, 中新網2月3日電 (記者 王小明), 本報訊
    private static int WireChinese(ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> head = rest[..Math.Min(rest.Length, 40)];
        if (head.StartsWith("本報訊", StringComparison.Ordinal) || head.StartsWith("本报讯", StringComparison.Ordinal))
        {
            return WithBracket(rest, 3);
        }

        int wire = head.IndexOfAny("電电訊讯");
        if (wire < 0 || !head[..wire].EndsWith("日") || head[..wire].ContainsAny("，。,"))
        {
            return 0;
        }

        if (!head[..wire].ContainsAny("社網网報报"))
        {
            return 0;
        }

        return WithBracket(rest, wire + 1);
    }

    private static int WithBracket(ReadOnlySpan<char> rest, int past)
    {
        ReadOnlySpan<char> behind = rest[past..].TrimStart();
        if (!behind.IsEmpty && behind[0] is '（' or '(')
        {
            int close = behind[..Math.Min(behind.Length, 40)].IndexOfAny("）)");
            if (close > 0)
            {
                return rest.Length - behind.Length + close + 1;
            }
        }

        return !behind.IsEmpty && behind[0] is '，' or ',' or '：' or ':' ? past + 1 : past;
    }

    // Capitals or a place, then a date or an agency, then a dash.
    private static int Dateline(ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> head = rest[..Math.Min(rest.Length, Longest)];
        for (int i = 1; i < head.Length; i++)
        {
            if (!IsDash(head[i]) || (head[i] is '-' && !char.IsWhiteSpace(head[i - 1]) && head[i - 1] != ')' && !(i + 1 < head.Length && head[i + 1] == '-')))
            {
                continue;
            }

            ReadOnlySpan<char> place = head[..i].TrimEnd();
            if (!place.IsEmpty && IsPlace(place))
            {
                return i + DashLength(rest[i..]);
            }

            return 0;
        }

        return 0;
    }

    private static bool IsPlace(ReadOnlySpan<char> place)
    {
        bool agency = false;
        int open = place.IndexOf('(');
        if (open >= 0)
        {
            if (place[^1] != ')')
            {
                return false;
            }

            agency = IsAgency(place[(open + 1)..^1]);
            place = place[..open].TrimEnd();
            if (!agency)
            {
                return false;
            }
        }

        // A place in capitals, or any run of capitalised words where an agency stands behind it; no verb fits between.
        int words = 0;
        int shouted = 0;
        foreach (Range part in place.Split(' '))
        {
            ReadOnlySpan<char> word = place[part].Trim(",.");
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (char.IsAsciiDigit(word[0]))
            {
                continue;
            }

            if (!char.IsUpper(word[0]) && word is not ("de" or "of" or "la" or "el" or "and"))
            {
                return false;
            }

            shouted += word.Length > 2 && !word.ContainsAnyInRange('a', 'z') ? 1 : 0;
        }

        return words is > 0 and <= 8 && (agency || shouted > 0);
    }

    private static bool IsAgency(ReadOnlySpan<char> name) =>
        name.Length is >= 2 and <= 30 && char.IsUpper(name[0]) && !name.ContainsAny(".,;:") && name.Count(' ') <= 2
        && (name is "AP" or "AFP" or "UPI" or "CNN" or "BBC" or "Reuters" or "Bloomberg" or "Xinhua" or "Kyodo" or "TASS" or "IANS" or "PTI" or "dpa" or "ANSA" or "EFE" or "Yonhap" or "CNA" or "Associated Press"
            || name.EndsWith("News") || name.EndsWith("Wire") || name.EndsWith("Newswire") || name.StartsWith("CNN ") || name.StartsWith("AP ") || name.StartsWith("Business Wire") || !name.ContainsAnyInRange('a', 'z'));

    private static bool IsDash(char c) => c is '-' or '–' or '—' or '_';

    private static int DashLength(ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && IsDash(rest[length]))
        {
            length++;
        }

        return length;
    }
}
