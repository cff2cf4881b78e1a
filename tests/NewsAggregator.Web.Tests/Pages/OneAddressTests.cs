using System.Net;
using Microsoft.AspNetCore.Http;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>Every public list and page stands at one address; other spellings lead to it.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class OneAddressTests(IngestedSite ingested)
{
    private readonly RunningSite site = ingested.Site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/Topics/ai", "/topics/ai")]
    [InlineData("/topics/ai/", "/topics/ai")]
    [InlineData("/topics/ai/feed.xml/", "/topics/ai/feed.xml")]
    [InlineData("/TOPICS/ai/FEED.xml?n=5&q=A%20b", "/topics/ai/feed.xml?n=5&q=A%20b")]
    [InlineData("/sources/Kernel-Porch//", "/sources/kernel-porch")]
    [InlineData("/Feed.xml", "/feed.xml")]
    [InlineData("/help/?in=en", "/help?in=en")]
    public async Task Another_spelling_of_an_address_leads_to_it_for_good(string asked, string place)
    {
        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using HttpRequestMessage request = new(method, new Uri(asked, UriKind.Relative));
            using HttpResponseMessage answer = await site.Client.SendAsync(request, Cancel);
            Assert.Equal((HttpStatusCode.MovedPermanently, place), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        Assert.NotEmpty(await site.TextAsync(place));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/topics/ai")]
    [InlineData("/topics/中文")]
    [InlineData("//evil.example/")]
    [InlineData("//Topics/ai/")]
    [InlineData("/\\Evil.example/")]
    [InlineData("/topics\\Evil/")]
    [InlineData("/setup/AbC")]
    [InlineData("/invitations/AbC/")]
    [InlineData("/admin/Sources/")]
    [InlineData("/api/V1/")]
    [InlineData("/img/1/AbC")]
    public void What_has_one_spelling_or_is_no_public_list_or_page_is_left_as_it_is_asked_for(string path) => Assert.Null(Place(path));

    [Fact]
    public void Where_the_site_is_mounted_stays_and_letters_beyond_ascii_do_too() =>
        Assert.Equal("/News/topics/%C3%84ai?q=X", Place("/Topics/ÄAI/", "/News", "?q=X"));

    [Fact]
    public void What_is_sent_to_an_address_is_not_sent_on()
    {
        DefaultHttpContext context = new() { Request = { Method = "POST", Path = "/Saved/" } };
        Assert.Null(OneAddress.Of(context.Request));
    }

    private static string? Place(string path, string mounted = "", string query = "")
    {
        DefaultHttpContext context = new() { Request = { Method = "GET", PathBase = mounted, QueryString = new QueryString(query) } };
        context.Request.Path = new PathString(path);
        return OneAddress.Of(context.Request);
    }
}
