using System.Buffers;
using System.Text;

namespace NewsAggregator.Core.Articles;

/// <summary>Tells lines that introduce or credit from lines that tell something: bylines, picture credits, reporters' names.</summary>
internal static class CreditLine
{
    private const int Longest = 100;

    private static readonly string[] Openings =
    [
        "by ", "photo:", "photo by", "photos:", "photograph:", "photograph by", "image:", "images:", "image credit", "image credits", "picture:", "credit:", "credits:", "illustration:",
        "illustration by", "source:", "sources:", "via:", "reporting by", "editing by", "written by", "edited by", "additional reporting", "compiled by",
        "published ", "updated ", "posted ", "last updated", "filed under", "tags:", "topics:", "getty images", "file photo", "courtesy of",
        "記者", "记者", "文／", "文/", "文：", "圖／", "圖/", "圖：", "图／", "图/", "图：", "圖片來源", "图片来源", "資料照", "资料图", "攝影", "摄影", "撰文", "編輯", "编辑", "責任編輯", "责任编辑",
        "來源：", "来源：", "作者：", "編譯", "编译", "(記者", "(记者", "（記者", "（记者", "（責任編輯", "（责任编辑", "[記者", "〔記者", "【記者", "本報記者", "本报记者", "更新時間", "更新时间", "發布時間", "发布时间",
    ];

    // Few lines begin like any of them.
    private static readonly SearchValues<char> Begins = SearchValues.Create([.. Openings.SelectMany(o => new[] { o[0], char.ToUpperInvariant(o[0]) }).Distinct()]);

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?。！？");

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
        if (line.IsEmpty || line.Length > Longest || !Begins.Contains(line[0]))
        {
            return false;
        }

        // A credit names; a line with a full stop before its last word tells.
        int stop = line.IndexOfAny(Ends);
        if (stop >= 0 && stop < line.Length - 1 && line.Length > 40)
        {
            return false;
        }

        foreach (string opening in Openings)
        {
            if (line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return !opening.EndsWith(' ') || HasNameAfter(line[opening.Length..]) || char.IsAsciiDigit(line[opening.Length..].TrimStart()[0]);
            }
        }

        return false;
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
