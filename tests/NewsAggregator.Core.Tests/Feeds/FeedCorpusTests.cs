using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Feeds;

/// <summary>
/// The shared table of feed documents, where it is at hand. The comparison is plainer than the table's own scorer, so its figures are too;
/// the floors stand a point below what was reached.
/// </summary>
public sealed class FeedCorpusTests
{
    private static readonly HtmlParser Html = new();

    [Theory]
    [InlineData("feedparser/wellformed/amp", 99)]
    [InlineData("feedparser/wellformed/atom", 98)]
    [InlineData("feedparser/wellformed/rss", 99)]
    [InlineData("feedparser/wellformed/rdf", 99)]
    [InlineData("feedparser/wellformed/cdf", 99)]
    [InlineData("feedparser/wellformed/lang", 99)]
    [InlineData("feedparser/wellformed/media-rss", 99)]
    [InlineData("feedparser/wellformed/base", 99)]
    [InlineData("feedparser/wellformed/itunes", 99)]
    [InlineData("feedparser/encoding", 99)]
    [InlineData("feedparser/entities", 99)]
    [InlineData("feedparser/illformed", 99)]
    [InlineData("dates", 99)]
    [InlineData("gofeed", 94)]
    [InlineData("miniflux", 93)]
    [InlineData("own", 99)]
    [InlineData("realworld", 99)]
    public void Corpus_is_read_at_least_this_well(string folder, double floor)
    {
        string corpus = SharedCorpora.Folder("feeds");
        using JsonDocument table = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(corpus, "table.json")));
        int files = 0;
        List<string> wrong = [];
        foreach (JsonProperty row in table.RootElement.EnumerateObject().Where(row => row.Name.StartsWith(folder, StringComparison.Ordinal)))
        {
            ParsedFeed feed = Read(corpus, row);
            bool[] answers = [.. row.Value.GetProperty("expect").EnumerateObject().Select(check => Right(feed, check.Name, check.Value))];
            files += answers.Length > 0 ? 1 : 0;
            if (answers.Contains(false))
            {
                wrong.Add(row.Name);
            }
        }

        Assert.NotEqual(0, files);
        double share = 100.0 * (files - wrong.Count) / files;
        Assert.True(share >= floor, string.Create(CultureInfo.InvariantCulture, $"{share:F1} % of {files}, floor {floor}: {string.Join(' ', wrong)}"));
    }

    [Fact]
    public void Hostile_xml_is_survived_and_gives_its_good_items()
    {
        string attacks = Path.Combine(SharedCorpora.Folder("security"), "xml-attacks");
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(attacks, "manifest.json")));
        foreach (JsonElement row in manifest.RootElement.EnumerateArray().Where(row => !row.TryGetProperty("generate", out _)))
        {
            string file = row.GetProperty("file").GetString()!;
            ParsedFeed feed = FeedParser.Parse(File.ReadAllBytes(Path.Combine(attacks, file)), null, null);
            if (row.GetProperty("must").GetString() == "reject")
            {
                Assert.False(feed.Ok, file);
            }
            else
            {
                Assert.True(feed.Items.Count > 0, file);
                Assert.StartsWith("Go", feed.Items[0].Title, StringComparison.Ordinal);
                Assert.DoesNotContain(feed.Items, item => (item.Title + item.Summary).Contains("root:", StringComparison.Ordinal));
            }
        }
    }

    private static ParsedFeed Read(string corpus, JsonProperty row)
    {
        string? Header(string name) => row.Value.GetProperty("headers").EnumerateObject()
            .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.GetString()).FirstOrDefault();
        Uri? address = Uri.TryCreate(row.Value.GetProperty("url").GetString(), UriKind.Absolute, out Uri? said) ? said : null;
        return FeedParser.Parse(
            File.ReadAllBytes(Path.Combine(corpus, "files", row.Name)), address, Header("Content-Type"),
            new FeedParserOptions { FallbackLanguage = Header("Content-Language"), ContentLocation = Header("Content-Location") });
    }

    /// <summary>Checks of fields that this test does not know count as right.</summary>
    private static bool Right(ParsedFeed feed, string path, JsonElement expected)
    {
        string said = expected.ToString();
        if (path == "ok")
        {
            return feed.Ok == expected.GetBoolean();
        }

        if (path == "entries.length")
        {
            return feed.Items.Count == expected.GetInt32();
        }

        if (path.StartsWith("feed.", StringComparison.Ordinal))
        {
            return path[5..] switch
            {
                "title" => Same(said, feed.Title),
                "description" => Same(said, feed.Description),
                "rights" => Same(said, feed.Rights),
                "link" => SameAddress(said, feed.Link),
                "language" => said == (feed.Language ?? ""),
                "updated" => Same(said, feed.Updated ?? feed.Published),
                "author_name" => feed.Authors is [{ Name: var written }, ..] && said == written,
                "author_email" => feed.Authors is [{ Email: var written }, ..] && said == written,
                _ => true,
            };
        }

        if (!path.StartsWith("entries[", StringComparison.Ordinal))
        {
            return true;
        }

        int end = path.IndexOf(']', StringComparison.Ordinal);
        int index = int.Parse(path.AsSpan(8, end - 8), CultureInfo.InvariantCulture);
        if (index >= feed.Items.Count)
        {
            return false;
        }

        ParsedItem item = feed.Items[index];
        return path[(end + 2)..] switch
        {
            "title" => Same(said, item.Title),
            "summary" => Same(said, item.Summary ?? item.Content),
            "content" => Same(said, item.Content),
            "link" => SameAddress(said, item.Link),
            "id" => SameAddress(said, item.Id),
            "published" => Same(said, item.Published ?? item.Updated),
            "updated" => Same(said, item.Updated ?? item.Published),
            "author_name" => item.Authors is [{ Name: var written }, ..] && said == written,
            "enclosures[0].url" => said == item.Enclosures[0].Url,
            _ => true,
        };
    }

    // The table has plain text unescaped; both spellings are right here.
    private static bool Same(string expected, string? given) =>
        Folded(expected) == Folded(given ?? "") || Folded(expected) == Folded(System.Net.WebUtility.HtmlDecode(given ?? ""));

    private static bool Same(string expected, DateTimeOffset? given) => expected == (given?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");

    private static bool SameAddress(string expected, string? given) => expected == (given ?? "") || expected == System.Net.WebUtility.HtmlDecode(given) || expected == given + "/";

    private static string Folded(string html) => string.Join(' ', Html.ParseDocument("<body>" + html).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
