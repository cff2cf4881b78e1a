using Microsoft.AspNetCore.Http;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Tests.Pages;

public sealed class AddressesTests
{
    private static readonly EditionView Front = new(1, "front", "Front", "頭版", true, 1, 1);
    private static readonly EditionView Other = new(2, "quiet", "Quiet", "安靜", false, 2, 1);

    [Fact]
    public void A_lists_address_is_read_back_as_the_same_list()
    {
        Addresses at = new("https://news.example.org", "", "zh-Hant");
        ArticleList[] lists =
        [
            ArticleList.Front,
            new() { Source = "one" },
            new() { Day = new DateOnly(2026, 11, 23) },
            new() { Search = "a & b, 離職 \"x\"" },
            new() { Topic = "ai", Picker = new Picker(["one", "two"], ["three"], ["wires"], ["cloud"], ["zh"]) },
        ];
        foreach (EditionView edition in new[] { Front, Other })
        {
            foreach (ArticleList list in lists)
            {
                ListCursor after = new(123456, 7);
                ListRequest read = Read(at.List(edition, list, after, 20, foldStories: true))!;
                Assert.Equal(edition, read.Edition);
                Assert.Equal(at.List(edition, list), at.List(read.Edition, read.List));
                Assert.Equal(after, read.After);
                Assert.Equal(20, read.Count);
                Assert.True(read.FoldStories);
                Assert.Equal(list.Search, read.List.Search);
            }
        }
    }

    [Fact]
    public void A_feed_stands_at_its_lists_own_address_with_its_choice()
    {
        Addresses at = new("https://news.example.org", "", null);
        Assert.Equal("/feed.xml", at.Feed(Front, ArticleList.Front, "xml"));
        Assert.Equal("/editions/quiet/topics/ai/feed.json?source=-x", at.Feed(Other, new ArticleList { Topic = "ai", Picker = Picker.Everything with { WithoutSources = ["x"] } }, "json"));
        Assert.Equal("https://news.example.org/days/2026-01-02/feed.atom", at.Absolute(at.Feed(Front, new ArticleList { Day = new DateOnly(2026, 1, 2) }, "atom")));
    }

    [Theory]
    [InlineData("/?after=nonsense")]
    [InlineData("/days/2026-13-01")]
    [InlineData("/editions/unknown")]
    public void What_cannot_be_is_no_list(string address) => Assert.Null(Read(address));

    [Fact]
    public void A_page_has_at_most_200_articles() => Assert.Equal(200, Read("/?n=100000")!.Count);

    /// <summary>As routing would: the path's parts by ListRoutes' templates.</summary>
    private static ListRequest? Read(string address)
    {
        Uri uri = new(new Uri("https://news.example.org"), address);
        DefaultHttpContext context = new();
        context.Request.QueryString = new QueryString(uri.Query);
        string[] parts = uri.AbsolutePath.Trim('/').Split('/');
        if (parts is ["editions", string edition, ..])
        {
            context.Request.RouteValues["edition"] = edition;
            parts = parts[2..];
        }

        if (parts is [string kind, string value])
        {
            context.Request.RouteValues[kind.TrimEnd('s')] = Uri.UnescapeDataString(value);
        }

        return ListRequest.Read(context.Request, [Front, Other]);
    }
}
