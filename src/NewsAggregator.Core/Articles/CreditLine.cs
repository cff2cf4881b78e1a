using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Articles;

/// <summary>Tells lines that are nothing but a credit (bylines, picture credits, reporters' names) from lines that tell something.</summary>
internal static class CreditLine
{
    private const int Longest = 100;

    // Behind a colon, or behind words that begin no sentence, anything may stand.
    private static readonly string[] Labels =
    [
        "photo:", "photos:", "photograph:", "image:", "images:", "image credit:", "image credits:", "picture:", "credit:", "credits:", "illustration:", "source:", "sources:", "via:",
        "image credit", "image credits", "filed under", "tags:", "topics:",
    ];

    // Behind these only names and times make a credit: "Editing by Ana Ortiz", not "Editing by hand takes weeks".
    private static readonly string[] Acts =
    [
        "by", "photo by", "photos by", "photograph by", "illustration by", "reporting by", "editing by", "written by", "edited by", "additional reporting by", "additional reporting", "compiled by",
        "published", "updated", "posted", "last updated", "getty images", "file photo", "courtesy of",
    ];

    private static readonly FrozenSet<string> Joining = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "and", "for", "of", "in", "at", "on", "from", "via", "with", "by", "the", "de", "da", "van", "von", "la", "el", "al", "pm", "am", "p.m", "a.m", "ago", "hour", "hours", "minute", "minutes", "day", "days",
        "editing", "writing", "reporting", "additional", "editor", "correspondent", "staff", "writer", "reporter", "photographer");

    private static readonly string[] Roles =
    [
        "本報記者", "本报记者", "特約記者", "特约记者", "責任編輯", "责任编辑", "文字編輯", "文字编辑", "圖片來源", "图片来源", "資料照片", "资料照片", "資料圖片", "资料图片", "更新時間", "更新时间", "發布時間", "发布时间",
        "記者", "记者", "資料照", "資料圖", "资料照", "资料图", "攝影", "摄影", "撰文", "編輯", "编辑", "編譯", "编译", "來源：", "来源：", "作者：", "文／", "文/", "文：", "圖／", "圖/", "圖：", "图／", "图/", "图：",
    ];

    private static readonly string[] RoleEnds = ["報導", "報道", "报道", "攝", "摄", "攝影", "摄影", "提供", "翻攝", "翻摄", "整理", "編譯", "编译", "撰文", "電", "电"];

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?。！？");
    private static readonly SearchValues<char> Closers = SearchValues.Create(")）〕]】］");
    private static readonly SearchValues<char> WideEnds = SearchValues.Create("。！？；");
    private static readonly SearchValues<char> WidePauses = SearchValues.Create("，。！？；");

    public static bool Is(StringBuilder text, int start, int end)
    {
        if (end - start > Longest + 40)
        {
            return false;
        }

        Span<char> line = stackalloc char[end - start];
        text.CopyTo(start, line, end - start);
        return Is(line);
    }

    public static bool Is(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty || line.Length > Longest)
        {
            return false;
        }

        // 〔記者王小明／台北報導〕 alone is a credit; with a paragraph behind it, it is that paragraph's opening.
        if (line[0] is '(' or '（' or '〔' or '[' or '【' or '［')
        {
            return line.Length > 2 && line.IndexOfAny(Closers) == line.Length - 1 && Is(line[1..^1]);
        }

        return Segmentation.IsCjk(line[0]) ? IsChinese(line) : IsLatin(line);
    }

    private static bool IsChinese(ReadOnlySpan<char> line)
    {
        foreach (string role in Roles)
        {
            if (line.StartsWith(role, StringComparison.Ordinal))
            {
                return NamesBehind(line[role.Length..], role[^1] is '：' or '／' or '/');
            }
        }

        return false;
    }

    private static bool NamesBehind(ReadOnlySpan<char> rest, bool parted)
    {
        if (rest.IsEmpty)
        {
            return !parted;
        }

        if (parted || IsSeparator(rest[0]))
        {
            return !rest.ContainsAny(char.IsWhiteSpace(rest[0]) ? WidePauses : WideEnds) || (rest.Length <= 12 && rest.IndexOfAny(WidePauses) == rest.Length - 1);
        }

        // 記者林小明, 記者林小明台北報導, 攝影林小明／中央社: not 攝影大師病逝, not 記者會上.
        if (rest.ContainsAny(WidePauses))
        {
            return false;
        }

        bool surname = ChineseSurnames.All.Contains(rest[0]);
        int names = rest.IndexOfAny('／', '/', '｜');
        return names is >= 2 and <= 4 || (rest.Length is >= 2 and <= 4 && surname) || (char.IsAsciiDigit(rest[0]) && rest.Length <= 20)
            || (rest.Length <= 30 && rest[0] is not ('會' or '会') && EndsAsRole(rest));
    }

    private static bool EndsAsRole(ReadOnlySpan<char> rest)
    {
        foreach (string end in RoleEnds)
        {
            if (rest.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSeparator(char c) => c is '：' or ':' or '／' or '/' or '｜' or '|' or '、' || char.IsWhiteSpace(c);

    private static bool IsLatin(ReadOnlySpan<char> line)
    {
        // A label with a full stop before its last word tells.
        int stop = line.IndexOfAny(Ends);
        bool tells = stop >= 0 && stop < line.Length - 1 && line.Length > 40;
        foreach (string label in Labels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return !tells;
            }
        }

        foreach (string act in Acts)
        {
            if (line.StartsWith(act, StringComparison.OrdinalIgnoreCase) && line.Length > act.Length && line[act.Length] is ' ' or ':')
            {
                return act == "by" ? !tells && HasNameAfter(line[3..]) : NamesOnly(line[(act.Length + 1)..]);
            }

            if (line.Equals(act, StringComparison.OrdinalIgnoreCase))
            {
                return act != "by";
            }
        }

        return false;
    }

    private static bool NamesOnly(ReadOnlySpan<char> rest)
    {
        bool any = false;
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> joining = Joining.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (Range part in rest.Split(' '))
        {
            ReadOnlySpan<char> word = rest[part].Trim(".,;:|/()-–—·");
            if (!word.IsEmpty && !char.IsUpper(word[0]) && !char.IsDigit(word[0]) && !joining.Contains(word))
            {
                return false;
            }

            any |= !word.IsEmpty;
        }

        return any;
    }

    // "By Ana Ortiz" is a byline, "By then the plant had closed" is not: each of the first two words begins large, and no full stop ends it.
    private static bool HasNameAfter(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (rest.IsEmpty || !char.IsUpper(rest[0]))
        {
            return false;
        }

        int space = rest.IndexOf(' ');
        return space < 0 || (space + 1 < rest.Length && (char.IsUpper(rest[space + 1]) || char.IsAsciiDigit(rest[space + 1])) && !Ends.Contains(rest[^1]));
    }
}
