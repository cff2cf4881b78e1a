using System.Net;
using NewsAggregator.Web.Tests.Pages;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>Strong tags name bytes: each coding has its own, and whoever has one of them has the content.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class CodedTagTests(IngestedSite fixture)
{
    private static readonly string[] Codings = ["identity", "gzip", "br"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/days/feed.json?n=3")]
    [InlineData("/api/v1/articles?n=3")]
    [InlineData("/opml.xml")]
    [InlineData("/icon.svg")]
    [InlineData("/css/site.css")]
    public async Task Each_coding_has_a_tag_of_its_own_and_all_of_them_are_answered_by_a_304(string address)
    {
        List<string> tags = [];
        foreach (string coding in Codings)
        {
            using HttpResponseMessage answer = await AskAsync(HttpMethod.Get, address, coding);
            Assert.Equal((address, HttpStatusCode.OK, coding), (address, answer.StatusCode, answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity"));
            Assert.False(answer.Headers.ETag!.IsWeak);
            tags.Add(answer.Headers.ETag.Tag);

            // The second comes from the cache; and asking for the head alone tells the same.
            using HttpResponseMessage again = await AskAsync(HttpMethod.Get, address, coding);
            using HttpResponseMessage head = await AskAsync(HttpMethod.Head, address, coding);
            Assert.Equal([tags[^1], tags[^1]], new[] { again.Headers.ETag!.Tag, head.Headers.ETag!.Tag });
            Assert.Equal(answer.Content.Headers.ContentEncoding, head.Content.Headers.ContentEncoding);
        }

        Assert.Equal(Codings.Length, tags.Distinct().Count());
        foreach (string coding in Codings)
        {
            foreach (string tag in tags)
            {
                using HttpResponseMessage same = await AskAsync(HttpMethod.Get, address, coding, $"\"other\", {tag}");
                Assert.Equal((HttpStatusCode.NotModified, tag), (same.StatusCode, same.Headers.ETag!.Tag));
            }

            using HttpResponseMessage weakened = await AskAsync(HttpMethod.Get, address, coding, "W/" + tags[^1]);
            Assert.Equal(HttpStatusCode.NotModified, weakened.StatusCode);
            using HttpResponseMessage other = await AskAsync(HttpMethod.Get, address, coding, "\"other-br\"");
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string coding, string? has = null)
    {
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = fixture.Site.Address };
        using HttpRequestMessage request = new(method, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(coding);
        if (has is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", has);
        }

        HttpResponseMessage answer = await client.SendAsync(request, Cancel);
        await answer.Content.LoadIntoBufferAsync(Cancel);
        return answer;
    }
}
