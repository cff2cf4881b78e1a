using System.Text;

namespace NewsAggregator.Evaluation.Fuzz;

/// <summary>Feeds broken in the ways in which feeds break, and in a few in which only attackers break them. The same seed gives the same bytes.</summary>
internal sealed class FeedMutations
{
    private const int LargestParent = 300_000;
    private const int LargestChild = 2_000_000;

    private static readonly string[] Own =
    [
        """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>A &amp; B</title><link>https://a.example/</link><item><title><![CDATA[x < y]]></title><guid>1</guid><pubDate>Tue, 03 Mar 2026 09:05:07 GMT</pubDate><media:group><media:content url="/a.jpg" width="10"/></media:group><description>&lt;p&gt;café 港口&lt;/p&gt;</description></item></channel></rss>""",
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><title type="html">T &amp;amp; U</title><entry><id>u:1</id><link href="1"/><updated>2026-03-03T09:05:07Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a<br/><img src="b.png"/></p></div></content></entry></feed>""",
        """{"version":"https://jsonfeed.org/version/1.1","title":"P","items":[{"id":"1","url":"/1","content_text":"a < b \ud83d\ude00","date_published":"2026-03-03T09:05:07Z","tags":["x"],"authors":[{"name":"U"}]}]}""",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>R</title></channel><item rdf:about="http://a.example/1"><title>2026年3月3日</title></item></rdf:RDF>""",
        """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY site "The Site">]><rss><channel><title>&site;</title><item><pubDate>2026年3月3日 下午3:05</pubDate><author>ida@a.example (Ida)</author><enclosure url="a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>""",
    ];

    private static readonly string[] Pieces =
    [
        "<", ">", "&", "&#", "&#x110000;", "&#0;", "&nbsp;", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b 'c'>", "</item>", "<item>", "</title>", "<title>", "<entry>", "</channel>", "</rss>", "<rss>",
        "\0", "\"", "'", "xmlns:x=''", " xmlns=\"\"", " xml:base='::'", " xml:base='http://[::1'", " xml:lang='", "\uFFFE", "\uFEFF", "\u001B$B", "{", "[", "}", "]", ",", "<?xml encoding='utf-7'?>", "<?", "?>", "<a:b:c/>", "<:a>",
        "9999999999999", "99999-99-99T99:99:99", "0000-00-00", "-1", "1e999", "<html><body><p>", "<br>", "<script>1 && 2 < 3</script>", "<svg xlink:href='x'>", "<media:group>", "<media:content url='", "&lt;img src=", "&amp;amp;amp;",
    ];

    private static readonly string[] Declarations = ["utf-8", "utf-16", "gb2312", "big5", "shift_jis", "euc-kr", "iso-8859-1", "koi8-r", "hz-gb-2312", "utf-7", "x-user-defined", "nonsense", ""];

    private readonly Random random;
    private readonly IReadOnlyList<byte[]> parents;

    /// <param name="folder">Where documents to break are, beside the own ones; null: only those.</param>
    public FeedMutations(string? folder, int seed)
    {
        random = new Random(seed);
        parents =
        [
            .. Own.Select(Encoding.UTF8.GetBytes),
            .. folder is null ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(file => new FileInfo(file).Length is > 0 and <= LargestParent).Select(File.ReadAllBytes),
        ];
    }

    public byte[] Next()
    {
        List<byte> document = [.. Parent()];
        for (int i = random.Next(1, 6); i > 0 && document.Count > 8; i--)
        {
            Break(document);
        }

        return document.Count > LargestChild ? [.. document[..LargestChild]] : [.. document];
    }

    // Half of all rounds break a small document: there each break weighs more, and a round is quicker.
    private byte[] Parent() => parents[random.Next(2) == 0 ? random.Next(Own.Length) : random.Next(parents.Count)];

    private void Break(List<byte> document)
    {
        int at = random.Next(document.Count);
        switch (random.Next(13))
        {
            case 0:
                document[at] = (byte)random.Next(256);
                break;
            case 1:
                document.RemoveRange(at, Math.Min(random.Next(1, 60), document.Count - at));
                break;
            case 2 or 3:
                document.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
            case 4:
                int length = Math.Min(random.Next(1, 400), document.Count - at);
                document.InsertRange(random.Next(document.Count), document.GetRange(at, length));
                break;
            case 5:
                document.RemoveRange(at, document.Count - at);
                break;
            case 6:
                Repeat(document, at);
                break;
            case 7:
                byte[] other = Parent();
                int from = random.Next(other.Length);
                document.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 2000), other.Length - from)).ToArray());
                break;
            case 8:
                Edit(document, text => text.Replace(Pick(["</item>", "</title>", "</entry>", "</channel>", "/>", "\"", ";", "&amp;", "]]>", "xmlns"]), "", StringComparison.Ordinal));
                break;
            case 9:
                Edit(document, text => random.Next(2) == 0 ? text.ToUpperInvariant() : text.Replace("=\"", "=", StringComparison.Ordinal));
                break;
            case 10:
                Edit(document, text => text.Insert(0, $"<?xml version=\"1.0\" encoding=\"{Pick(Declarations)}\"?>"));
                break;
            case 11:
                Recode(document);
                break;
            default:
                Edit(document, text => text.Replace(Pick(["2026", "Mar", "09:05:07", "GMT", "https:", "title", "item", "text", "html", "1"]), Pick(Pieces), StringComparison.Ordinal));
                break;
        }
    }

    /// <summary>Much of the same: what takes a reader more than a linear time shows here.</summary>
    private void Repeat(List<byte> document, int at)
    {
        string piece = Pick(Pieces);
        StringBuilder much = new();
        for (int i = random.Next(10, 20_000); i > 0 && much.Length < LargestChild / 4; i--)
        {
            much.Append(piece);
        }

        document.InsertRange(at, Encoding.UTF8.GetBytes(much.ToString()));
    }

    private static void Edit(List<byte> document, Func<string, string> edit)
    {
        string edited = edit(Encoding.Latin1.GetString([.. document]));
        document.Clear();
        document.AddRange(edited.Length > LargestChild ? Encoding.UTF8.GetBytes(edited[..LargestChild]) : Encoding.Latin1.GetBytes(edited));
    }

    /// <summary>The same text in another encoding, whatever it declares.</summary>
    private void Recode(List<byte> document)
    {
        string text = Encoding.UTF8.GetString([.. document]);
        Encoding encoding = random.Next(9) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 => Encoding.UTF32,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(Pick(["gb18030", "big5", "shift_jis", "ks_c_5601-1987", "windows-1251", "windows-1252", "koi8-r", "euc-jp"]))!,
        };
        document.Clear();
        document.AddRange(random.Next(2) == 0 ? encoding.GetPreamble() : []);
        document.AddRange(encoding.GetBytes(text));
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
