using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Articles;

/// <summary>Publishers' systems cut descriptions anywhere and invite to read on: what they leave at the end is no word of the publisher's.</summary>
public static partial class DescriptionEnd
{
    /// <summary>Alternatives of a pattern, in any case.</summary>
    internal const string Invitations = "read (?:the )?(?:more|full (?:story|article))|continue reading|keep reading|繼續閱讀|继续阅读|閱讀全文|阅读全文|閱讀更多|阅读更多|查看全文|查看更多|看更多";

    /// <summary>Without the invitation ("… Continue reading", "… 閱讀全文"), without "…" behind a whole sentence, and without a comma before "…".</summary>
    /// <param name="description">Plain text, white space folded.</param>
    public static string Trim(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        string words = Invitation().Replace(description, "").TrimEnd();
        int mark = MarkStart(words);
        if (mark < 0)
        {
            return words;
        }

        ReadOnlySpan<char> before = words.AsSpan(0, mark).TrimEnd();
        if (before is [.., ',' or '，' or '、' or ';' or '；' or ':' or '：'])
        {
            return string.Concat(before.TrimEnd(",，、;；:： "), "…");
        }

        // "What now?..." is the writer's own; "It came. [...]" is not.
        bool apart = before.Length < mark || words[mark] == '[';
        return before.TrimEnd("」』）”’\"')") switch
        {
            [.., '。' or '！' or '？'] => before.ToString(),
            [.., '.' or '!' or '?'] when apart => before.ToString(),
            _ => words,
        };
    }

    /// <summary>Where a closing "…", "……", "..." or "[…]" begins; below 0: there is none.</summary>
    private static int MarkStart(string words)
    {
        bool bracketed = words.EndsWith(']');
        int end = bracketed ? words.Length - 1 : words.Length;
        int start = end;
        while (start > 0 && words[start - 1] == '…')
        {
            start--;
        }

        if (start == end)
        {
            start = words.AsSpan(0, end).EndsWith("...") && !words.AsSpan(0, end).EndsWith("....") ? end - 3 : end;
        }

        return start == end ? -1 : !bracketed ? start : start > 0 && words[start - 1] == '[' ? start - 1 : -1;
    }

    [GeneratedRegex(@"\s*[\[(（]?(?:" + Invitations + @")\s*[\])）]?\s*(?:[→»…>]|\.\.\.)*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invitation();
}
