using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>What has been reached on the corpora, less a point. The corpora lie beside the repository; without them these tests skip.</summary>
public sealed partial class ExtractionFloorTests
{
    private static readonly string[] Odd = ["</div>", "<table><td>", "<a", "\0", "<p><svg><p>", "</body>", "<!--", "\"", "{", "<script>", "&#x110000;", "\ud800"];

    [Theory]
    [InlineData("aeb", 0.963)]
    [InlineData("fundus", 0.961)]
    [InlineData("aed", 0.943)]
    [InlineData("wcxb", 0.935)]
    public void Texts_stay_as_clean(string set, double floor) => Holds(Pages(set), Word(), floor);

    /// <summary>A token is a character here; the pages are our own and stand among the fixtures.</summary>
    [Theory]
    [InlineData("hant", 0.972)]
    [InlineData("hans", 0.954)]
    public void Chinese_texts_stay_as_clean(string set, double floor) => Holds(PagesOf(PageFixture.PathOf($"{set}/gold.json")), Character(), floor);

    private static void Holds(IEnumerable<(JsonProperty Gold, ExtractedPage Page)> pages, Regex token, double floor)
    {
        List<double> precisions = [], recalls = [];
        foreach ((JsonProperty gold, ExtractedPage page) in pages)
        {
            List<string> wanted = Shingles(gold.Value.GetProperty("text").GetString()!, token);
            List<string> found = page.Body is null ? [] : Shingles(BodyText.Of(page.Body), token);
            Dictionary<string, int> counts = wanted.CountBy(shingle => shingle).ToDictionary(StringComparer.Ordinal);
            double hits = found.CountBy(shingle => shingle).Sum(one => Math.Min(one.Value, counts.GetValueOrDefault(one.Key)));
            if (found.Count > 0)
            {
                precisions.Add(hits / found.Count);
            }

            if (wanted.Count > 0)
            {
                recalls.Add(hits / wanted.Count);
            }
        }

        double precision = precisions.Average(), recall = recalls.Average(), f1 = 2 * precision * recall / (precision + recall);
        Assert.True(f1 >= floor, $"F1 {f1:F4}, precision {precision:F4}, recall {recall:F4}");
    }

    [Fact]
    public void Mutated_pages_never_throw()
    {
        var random = new Random(20260304);
        string[] pages = [PageFixture.Read("wordpress-news.html"), PageFixture.Read("wordpress-news.html").Replace("<p", "<div", StringComparison.Ordinal)];
        for (int i = 0; i < 200; i++)
        {
            string html = Mutate(pages[i % pages.Length], random);
            ExtractedPage page = ContentExtractor.Extract(html, new Uri("https://fuzz.example/a"));
            if (page.Body is not null)
            {
                ContentSanitizer.SanitizeInPlace(page.Document, page.Body, null);
            }

            Assert.True(page.Ok || !string.IsNullOrEmpty(page.Problem));
        }
    }

    private static string Mutate(string html, Random random)
    {
        for (int times = random.Next(1, 8); times > 0; times--)
        {
            int at = random.Next(html.Length), length = random.Next(0, Math.Min(400, html.Length - at));
            string piece = html.Substring(at, length);
            html = random.Next(5) switch
            {
                0 => html.Remove(at, length),
                1 => html.Insert(random.Next(html.Length), piece),
                2 => html[..Math.Max(200, at)],
                3 => html.Insert(at, Odd[random.Next(Odd.Length)]),
                _ => html.Replace(piece.Length > 3 ? piece[..3] : "x", "", StringComparison.Ordinal),
            };
            html = html.Length == 0 ? "x" : html;
        }

        return html;
    }

    internal static IEnumerable<(JsonProperty Gold, ExtractedPage Page)> Pages(string set) => PagesOf(SharedCorpora.File($"pages/{set}/gold.json"));

    private static IEnumerable<(JsonProperty Gold, ExtractedPage Page)> PagesOf(string goldFile)
    {
        string folder = Path.GetDirectoryName(goldFile)!;
        using var gold = JsonDocument.Parse(File.ReadAllBytes(goldFile));
        foreach (JsonProperty page in gold.RootElement.EnumerateObject())
        {
            string path = Path.Combine(folder, "html", page.Name + ".html");
            using Stream stream = File.Exists(path) ? File.OpenRead(path) : new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
            using var reader = new StreamReader(stream);
            yield return (page, ContentExtractor.Extract(reader.ReadToEnd(), Uri.TryCreate(page.Value.GetProperty("url").GetString(), UriKind.Absolute, out Uri? address) ? address : new Uri("https://page.example/")));
        }
    }

    private static List<string> Shingles(string text, Regex token)
    {
        string[] words = [.. token.Matches(text).Select(match => match.Value)];
        return words.Length == 0 ? [] : [.. Enumerable.Range(0, Math.Max(words.Length - 4, 0) + 1).Select(at => string.Join(' ', words.Skip(at).Take(4)))];
    }

    [GeneratedRegex(@"[\w]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+", RegexOptions.CultureInvariant)]
    private static partial Regex Character();
}
