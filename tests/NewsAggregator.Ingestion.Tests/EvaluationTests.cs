using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Evaluation;
using NewsAggregator.Evaluation.Verbs;
using NewsAggregator.FeedFarm;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>A figure measured by a verb is a figure of the site: both come to the same result from the same bytes.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("news-verbs-").FullName;

    [Fact]
    public async Task The_site_stores_what_the_verbs_find_in_a_feed_and_a_page()
    {
        await using FarmServer farm = await FarmServer.StartAsync(new FarmOptions { Feeds = 2, Items = 3 }, TestContext.Current.CancellationToken);
        await using IngestionSite site = await IngestionSite.CreateAsync(farm.Bases);
        await site.AddSourcesAsync([farm.FeedAddress(0), farm.FeedAddress(1)], Core.Sources.TextMode.Page);
        await site.VisitAllAsync();
        while (await site.Get<IngestionRun>().ReadPagesAsync(null, TestContext.Current.CancellationToken) > 0)
        {
        }

        IReadOnlyList<ArticleLine> articles = (await site.FrontPageAsync()).Articles;
        Assert.Equal(await FeedTitlesAsync(farm), articles.Select(a => a.Title).Order(StringComparer.Ordinal));
        foreach (ArticleLine line in articles)
        {
            ArticlePage page = (await site.Get<ArticlePageQuery>().FindAsync(line.Id, null, null, TestContext.Current.CancellationToken)).Page!;
            IElement body = ContentSanitizer.Sanitize(page.Body.Html, null).Body;
            Assert.Equal(Words(await PageTextAsync(line.Url!)), Words(BodyText.Of(body)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<IEnumerable<string>> FeedTitlesAsync(FarmServer farm)
    {
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        JsonObject table = [];
        for (int i = 0; i < 2; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "files", $"{i}.xml"), await BytesAsync(farm.FeedAddress(i)));
            table[$"{i}.xml"] = new JsonObject { ["category"] = "farm", ["url"] = farm.FeedAddress(i).AbsoluteUri, ["headers"] = new JsonObject(), ["expect"] = new JsonObject() };
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "table.json"), table.ToJsonString());
        FeedsVerb.Run(Arguments("feeds", folder));
        return [.. Answer().AsObject().SelectMany(file => file.Value!["entries"]!.AsArray()).Select(entry => entry!["title"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
    }

    private async Task<string> PageTextAsync(string url)
    {
        Directory.CreateDirectory(Path.Combine(folder, "html"));
        await File.WriteAllTextAsync(Path.Combine(folder, "gold.json"), new JsonObject { ["p"] = new JsonObject { ["url"] = url } }.ToJsonString());
        await using (GZipStream zipped = new(File.Create(Path.Combine(folder, "html", "p.html.gz")), CompressionLevel.Fastest))
        {
            await zipped.WriteAsync(await BytesAsync(new Uri(url)));
        }

        PagesVerb.Run(Arguments("pages", folder));
        return Answer()["p"]!["text"]!.GetValue<string>();
    }

    private VerbArguments Arguments(string verb, string input) => new(verb, input, Path.Combine(folder, "out.json"), new Dictionary<string, string>());

    private JsonNode Answer() => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "out.json")))!;

    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static async Task<byte[]> BytesAsync(Uri address)
    {
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        return await client.GetByteArrayAsync(address);
    }
}
