using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

public sealed class FeedFuzzTests
{
    private const int Seed = 20260303;

    private static readonly string[] Sound =
    [
        """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>A &amp; B</title><link>https://a.example/</link><item><title><![CDATA[x < y]]></title><guid>1</guid><pubDate>Tue, 03 Mar 2026 09:05:07 GMT</pubDate><media:group><media:content url="/a.jpg" width="10"/></media:group><description>&lt;p&gt;café 港口&lt;/p&gt;</description></item></channel></rss>""",
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><title type="html">T &amp;amp; U</title><entry><id>u:1</id><link href="1"/><updated>2026-03-03T09:05:07Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a<br/><img src="b.png"/></p></div></content></entry></feed>""",
        """{"version":"https://jsonfeed.org/version/1.1","title":"P","items":[{"id":"1","url":"/1","content_text":"a < b \ud83d\ude00","date_published":"2026-03-03T09:05:07Z","tags":["x"],"authors":[{"name":"U"}]}]}""",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>R</title></channel><item rdf:about="http://a.example/1"><title>2026年3月3日</title></item></rdf:RDF>""",
    ];

    private static readonly string[] Pieces =
        ["<", ">", "&", "&#", "&#x110000;", "]]>", "<![CDATA[", "<!--", "<!DOCTYPE a [<!ENTITY b 'c'>", "</item>", "<item>", "\0", "\"", "'", "xmlns:x=''", "xml:base='::'", "\uFFFE", "\ud83d", "{", "[", "<?xml encoding='utf-7'?>", "<a:b:c/>", "9999999999999"];

    /// <summary>Whatever comes back is a value; that nothing is thrown is the assertion.</summary>
    [Fact]
    public void Mutated_documents_never_throw()
    {
        Random random = new(Seed);
        for (int round = 0; round < 500; round++)
        {
            byte[] document = Mutate(Encoding.UTF8.GetBytes(Sound[round % Sound.Length]), random);
            Exception? thrown = Record.Exception(() => FeedParser.Parse(document, new Uri("https://a.example/feed"), round % 3 == 0 ? "text/xml; charset=" + Sound[0][round % 40] : null));
            Assert.True(thrown is null, $"seed {Seed}, round {round}: {thrown}\n{Encoding.Latin1.GetString(document)}");
        }
    }

    private static byte[] Mutate(byte[] sound, Random random)
    {
        List<byte> document = [.. sound];
        for (int i = random.Next(1, 6); i > 0 && document.Count > 8; i--)
        {
            int at = random.Next(document.Count);
            switch (random.Next(5))
            {
                case 0:
                    document[at] = (byte)random.Next(256);
                    break;
                case 1:
                    document.RemoveRange(at, Math.Min(random.Next(1, 30), document.Count - at));
                    break;
                case 2:
                    document.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3:
                    document.InsertRange(at, document.GetRange(random.Next(document.Count / 2), Math.Min(40, document.Count / 2)));
                    break;
                default:
                    document.RemoveRange(at, document.Count - at);
                    break;
            }
        }

        return [.. document];
    }
}
