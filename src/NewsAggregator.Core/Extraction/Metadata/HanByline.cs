using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Bylines as Chinese, Japanese and Korean papers print them: 記者王小明／台北報導, 文／李四, 作者：張三, 撰文 陳美. An editor (責任編輯, 責編) is no author.</summary>
internal static partial class HanByline
{
    public static IReadOnlyList<string> In(string text)
    {
        if (text.Length > 400 || !text.AsSpan().ContainsAnyInRange('\u3040', '\ud7af'))
        {
            return [];
        }

        string line = WithoutEditors(text);
        Match match = Reporter().Match(line);
        match = match.Success ? match : Labelled().Match(line);
        match = match.Success ? match : Bracketed().Match(line);
        match = match.Success ? match : Korean().Match(line);
        return match.Success ? [.. Names(match.Groups["names"].Value)] : [];
    }

    public static string WithoutEditors(string text) => Editor().Replace(text, "");

    private static IEnumerable<string> Names(string names)
    {
        foreach (string part in Between().Split(names))
        {
            string name = Behind().Replace(part.Trim(' ', '　', '／', '/', ':', '：', '，', '。', '）', ')', '】', '〕', ']'), "").Trim();
            if (name.Length is >= 2 and <= 20 && !NoName().IsMatch(name))
            {
                yield return name;
            }
        }
    }

    [GeneratedRegex(@"(?:責任編輯|责任编辑|責編|责编|編輯|编辑|核稿|校對|审核|監製|攝影|摄影|圖|图)\s*[:：／/]?\s*[\u3400-\u9fff、\s]{2,12}(?=[)）】\]]|$)|(?:責任編輯|责任编辑|責編|责编|核稿|校對)\s*[:：／/]\s*\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Editor();

    [GeneratedRegex(@"(?:特約|實習|实习|駐[\u3400-\u9fff]{2}|本報|本报|中央社|地方中心|國際中心|生活中心|[\u3400-\u9fff]{2,6}[報报网網])?\s*(?:記者|记者|特派員|特派员|特派记者)\s*[:：／/]?\s*(?<names>[\u3400-\u9fff]{2,4}(?:\s*[、,，／/\s]\s*[\u3400-\u9fff]{2,4}){0,4}?)\s*(?=[／/╱〔【（(]|\s*[\u3400-\u9fff]{2,4}\s*(?:\d{1,2}日)?(?:綜合|专题|專題)?(?:報導|报道|報道|電|电)|\s*$|[)）】〕\]])|(?:記者|记者)[:：\s]+(?<names>[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4}){0,2}?)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Reporter();

    [GeneratedRegex(@"(?:^|[\s（(【〔｜|])(?:作者|撰文|撰稿|撰文者|文字|文|采写|(?:采访|採訪)(?:[、,]\s*(?:整理|撰文|文))?|整理|執筆者?|筆者|著者|取材・文|ライター)\s*(?:[:：／/|｜]|\s)\s*(?<names>[\p{Lu}][\p{L}.'’-]*(?: [\p{Lu}][\p{L}.'’-]*){0,3}|[\u3040-\u30ff\u3400-\u9fff・]{2,10}(?:\s*[、,，&]\s*[\u3040-\u30ff\u3400-\u9fff・]{2,10}){0,4})", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    // 【某報／王小明】 and 【王小明／特稿】.
    [GeneratedRegex(@"[【〔\[](?:(?<names>[\u3400-\u9fff]{2,4})\s*[／/╱]\s*[\u3400-\u9fff]{0,6}(?:特稿|專訪|报道|報導|综合|綜合)|[\u3400-\u9fff]{2,8}\s*[／/╱]\s*(?<names>[\u3400-\u9fff]{2,4}))[】〕\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<names>[\uac00-\ud7af]{2,4}(?:\s*[·,]\s*[\uac00-\ud7af]{2,4}){0,3})\s*(?:기자|특파원|논설위원)", RegexOptions.CultureInvariant)]
    private static partial Regex Korean();

    [GeneratedRegex(@"\s*[、,，／/&·]\s*|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?:報導|报道|報道|綜合|电|電)$|(?:記者|记者)$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?:台北|臺北|新北|桃園|台中|臺中|台南|臺南|高雄|基隆|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|台東|臺東|澎湖|金門|北京|上海|香港|東京|紐約|華盛頓|倫敦|綜合外電|外電|編譯|编译|本報訊|專訪|評論|评论|分享|點擊|点击|收藏|更新|發布|发布|瀏覽|浏览|人氣|閱讀|阅读|來源|来源)", RegexOptions.CultureInvariant)]
    private static partial Regex NoName();
}
