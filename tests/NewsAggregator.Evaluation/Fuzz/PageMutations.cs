using System.IO.Compression;
using System.Text;

namespace NewsAggregator.Evaluation.Fuzz;

/// <summary>Pages broken in the ways in which pages break, and in those in which only attackers break them. The same seed gives the same bytes.</summary>
internal sealed class PageMutations
{
    private const int LargestParent = 1_500_000;
    private const int LargestChild = 5_000_000;

    private static readonly string[] Own =
    [
        "<!doctype html><html><head><title>Harbour | Tarn</title><meta property=og:title content='Harbour'></head><body><nav><a href=/>Home</a></nav><article><h1>Harbour</h1><p>By Ada Fenn</p><p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed away.</p><blockquote class=twitter-tweet><p>Shut.</p>&mdash; Tarn (@tarn) <a href='https://twitter.com/tarn/status/1'>May 1, 2026</a></blockquote><table><tr><td>Gate<td>9 cm</table><p>Engineers found that the gate had bent by nine centimetres, which nobody had thought possible.</p></article><div class=related><h2>Related</h2><ul><li><a href=/1>One</a></ul></div></body></html>",
        "<body><h1>港口關閉三天</h1><div>塔恩港在暴風雨後關閉三天，渡輪停在對岸。<br><br>工程師發現閘門彎了九公分，誰也沒想到會這樣。<br><br>修理要到春天，港務長說，費用比閘門新的時候還高。</div><div>延伸閱讀</div><ul><li><a href=/2>另一個港口</a></ul>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour\",\"datePublished\":\"2026-03-04T09:00:00Z\",\"author\":[{\"name\":\"Ada\"}]}</script><main><p>One long line of text that ends with a full stop, so that it is taken for running text by whoever reads it.<p>And another one, <b>bold <i>and slanted</b> text</i>, which is as long as the first and also ends with a full stop.<figure><img src=a.png><figcaption>Gate</figcaption></figure></main>",
    ];

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "<!doctype", "&", "&#x110000;", "&#0;", "&nbsp;", "&notit;", "&amp;amp;", "\0", "\"", "'", "=", "`", "\u2028", "\uFEFF", "</div>", "</p>", "</body>", "</html>", "</table>", "</a>",
        "<div>", "<p>", "<li>", "<a href='", "<b>", "<i>", "<font><font>", "<nobr>", "<table><td>", "<select><option>", "<svg><p>", "<svg><style>", "<math><mi>", "<template>", "<frameset>", "<form><form>", "<button><button>",
        "<textarea>", "<title>", "<plaintext>", "<noscript>", "<iframe src=//www.youtube.com/embed/x>", "<object data=x>", "<h1>", "</h1>", "<br><br>", "<hr>", "<base href='::'>", "<meta charset=utf-7>", "<html hidden>", "<body style=display:none>",
        " hidden", " class='related comment ad'", " id=\"", " style='display:none", "<p itemprop=articleBody>", "<article>", "<section>", "延伸閱讀", "Related articles", "Comments", "回覆 檢舉", "2026年3月4日", "9999999999", "<script>{\"a\":[[[", "</script>",
    ];

    private static readonly string[] Deep = ["<div>", "<ul><li>", "<table><tr><td>", "<b>", "<a>", "<span>", "<blockquote>", "<svg>", "<font>", "<section><p>", "<i><div>"];

    private readonly Random random;
    private readonly IReadOnlyList<Func<string>> parents;

    /// <param name="folder">Where pages to break are (html, html.gz), beside the own ones; null: only those.</param>
    public PageMutations(string? folder, int seed)
    {
        random = new Random(seed);
        parents =
        [
            .. Own.Select(page => (Func<string>)(() => page)),
            .. folder is null ? [] : Directory.EnumerateFiles(folder, "*.html*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Func<string>)(() => Read(file))),
        ];
    }

    public byte[] Next()
    {
        var page = new StringBuilder(Parent());
        for (int i = random.Next(1, 7); i > 0 && page.Length > 8; i--)
        {
            Break(page);
        }

        return Encoding.UTF8.GetBytes(page.ToString(0, Math.Min(page.Length, LargestChild)));
    }

    // Half of all rounds break a small page: there each break weighs more, and a round is quicker.
    private string Parent() => parents[random.Next(2) == 0 ? random.Next(Own.Length) : random.Next(parents.Count)]();

    private void Break(StringBuilder page)
    {
        int at = random.Next(page.Length), length = random.Next(Math.Min(4000, page.Length - at) + 1);
        switch (random.Next(10))
        {
            case 0:
                page.Remove(at, length);
                break;
            case 1:
                page.Length = Math.Max(8, at);
                break;
            case 2:
                page.Insert(random.Next(page.Length), page.ToString(at, length));
                break;
            case 3:
                Repeat(page, page.ToString(at, Math.Min(length, 200)), random.Next(2, 400));
                break;
            case 4:
                Splice(page, at);
                break;
            case 5:
                for (int i = random.Next(1, 12); i > 0; i--)
                {
                    page[random.Next(page.Length)] = (char)random.Next(0x20, random.Next(4) == 0 ? 0xFFFF : 0x7F);
                }

                break;
            case 6:
                Repeat(page, Deep[random.Next(Deep.Length)], random.Next(2, 1500));
                break;
            case 7:
                Unclose(page, at);
                break;
            default:
                for (int i = random.Next(1, 6); i > 0; i--)
                {
                    page.Insert(random.Next(page.Length), Pieces[random.Next(Pieces.Length)]);
                }

                break;
        }
    }

    private void Repeat(StringBuilder page, string part, int times) => page.Insert(random.Next(page.Length), part, times);

    /// <summary>The end of another page under the beginning of this one.</summary>
    private void Splice(StringBuilder page, int at)
    {
        string other = Parent();
        page.Length = Math.Max(8, at);
        page.Append(other.AsSpan(random.Next(other.Length)));
    }

    /// <summary>A closing tag after the place goes.</summary>
    private static void Unclose(StringBuilder page, int at)
    {
        string rest = page.ToString(at, Math.Min(20_000, page.Length - at));
        int tag = rest.IndexOf("</", StringComparison.Ordinal), end = tag < 0 ? -1 : rest.IndexOf('>', tag);
        if (end > 0)
        {
            page.Remove(at + tag, end - tag + 1);
        }
    }

    private static string Read(string file)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string page = reader.ReadToEnd();
        return page.Length is > 8 and <= LargestParent ? page : Own[0];
    }
}
