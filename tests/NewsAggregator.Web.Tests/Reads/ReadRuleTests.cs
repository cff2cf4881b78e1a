using Microsoft.AspNetCore.Http;
using NewsAggregator.Web.Reads;

namespace NewsAggregator.Web.Tests.Reads;

public sealed class ReadRuleTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Theory]
    [InlineData(Firefox)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36")]
    [InlineData("Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1")]
    public void A_browser_that_a_person_sent_reads(string agent) => Assert.True(ReadRule.IsReader(Request(agent)));

    [Theory]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Somebot/2.1; +http://some.example/bot.html) Chrome/138.0.0.0 Safari/537.36")]
    [InlineData("Mozilla/5.0 (compatible; Some Spider)")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/138.0.0.0 Safari/537.36")]
    [InlineData("curl/8.5.0")]
    [InlineData("python-requests/2.32")]
    [InlineData("")]
    public void A_program_does_not(string agent) => Assert.False(ReadRule.IsReader(Request(agent)));

    [Theory]
    [InlineData("If-None-Match", "W/\"1\"")]
    [InlineData("If-Modified-Since", "Mon, 23 Nov 2026 12:00:00 GMT")]
    [InlineData("Cache-Control", "no-cache")]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("X-Moz", "prefetch")]
    [InlineData("Sec-Fetch-Dest", "empty")]
    [InlineData("Sec-Fetch-Mode", "cors")]
    [InlineData("Accept", "application/json")]
    [InlineData("Accept-Language", null)]
    public void Reloads_prefetches_and_requests_of_scripts_are_no_reads(string header, string? value)
    {
        HttpRequest request = Request(Firefox);
        request.Headers[header] = value;

        Assert.False(ReadRule.IsReader(request));
    }

    [Fact]
    public void Only_getting_a_page_reads_it()
    {
        HttpRequest request = Request(Firefox);
        request.Method = HttpMethods.Head;

        Assert.False(ReadRule.IsReader(request));
    }

    private static HttpRequest Request(string agent)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        request.Method = HttpMethods.Get;
        request.Headers.UserAgent = agent;
        request.Headers.Accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        request.Headers.AcceptLanguage = "zh-TW,zh;q=0.9";
        request.Headers["Sec-Fetch-Dest"] = "document";
        request.Headers["Sec-Fetch-Mode"] = "navigate";
        return request;
    }
}
