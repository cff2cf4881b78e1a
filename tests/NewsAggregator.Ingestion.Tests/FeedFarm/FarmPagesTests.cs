using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Languages;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Ingestion.Tests.FeedFarm;

/// <summary>The farm's pages stand in 60 to 100 kB of menus, cards, advertisements and comments; none of it is the article.</summary>
public sealed class FarmPagesTests
{
    private const int Feeds = 6;
    private const int Items = 4;

    [Fact]
    public async Task Of_a_farm_page_the_whole_article_is_taken_and_no_word_beside_it()
    {
        await using FarmServer farm = await FarmServer.StartAsync(new FarmOptions { Feeds = Feeds, Items = Items, Epoch = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc) }, TestContext.Current.CancellationToken);
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        for (int feed = 0; feed < Feeds; feed++)
        {
            for (int number = 0; number < Items; number++)
            {
                Uri address = farm.ArticleAddress(feed, number);
                string html = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
                ExtractedPage page = ContentExtractor.Extract(html, address);

                Assert.True(page.Ok, $"{address}: {page.Problem}");
                Assert.Equal(Written(html), BodyText.Of(page.Body!).Split('\n'));
            }
        }
    }

    /// <summary>Paragraphs, headings and list items that the page's editor wrote; whose the pictures are is no text.</summary>
    private static IEnumerable<string> Written(string html)
    {
        using IHtmlDocument document = new HtmlParser().ParseDocument(html);
        return [.. document.QuerySelectorAll(".entry-content > p, .entry-content > h2, .entry-content > ul > li")
            .Select(block => PlainText.Fold(block.TextContent))
            .Where(text => !text.StartsWith("Image credits", StringComparison.Ordinal) && !text.StartsWith("图片来源", StringComparison.Ordinal))];
    }
}
