using System.Net;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Tests.Accounts;

/// <summary>Which cookies the site hands out, over http and over https, with and without something in front of it.</summary>
public sealed class CookieTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_http_a_cookie_has_a_plain_name_or_browsers_would_refuse_it()
    {
        await using RunningSite site = await RunningSite.StartAsync("Production");
        Assert.All(await CookiesAsync(site), cookie => Assert.StartsWith("news-", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_public_address_is_https_every_cookie_belongs_to_the_host_alone_and_is_secure()
    {
        await using RunningSite site = await RunningSite.StartAsync("Production", "--Site:PublicUrl=https://news.example");
        Assert.All(await CookiesAsync(site, ("Host", "news.example")), IsHostCookie);

        // By another name, as an admin in front of the machine may use, nothing is https.
        Assert.All(await CookiesAsync(site), cookie => Assert.StartsWith("news-", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trusted_proxys_word_for_https_is_believed_and_a_strangers_is_not()
    {
        await using RunningSite trusting = await RunningSite.StartAsync("Production", "--Proxy:Trusted:0=127.0.0.0/8");
        await using RunningSite wary = await RunningSite.StartAsync("Production");
        (string, string) header = ("X-Forwarded-Proto", "https");
        Assert.All(await CookiesAsync(trusting, header), IsHostCookie);
        Assert.All(await CookiesAsync(wary, header), cookie => Assert.StartsWith("news-", cookie, StringComparison.Ordinal));
    }

    private static void IsHostCookie(string cookie)
    {
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    // Makes the first admin with the cookies carried by hand: a client would not send a secure one over loopback's http.
    private static async Task<IReadOnlyList<string>> CookiesAsync(RunningSite site, params (string Name, string Value)[] headers)
    {
        using HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = site.Address };
        string? token = await site.Get<SetupLink>().DrawAsync(Cancel);
        string page = token is null ? "/login" : "/setup/" + token;
        using HttpRequestMessage ask = Request(HttpMethod.Get, page, headers);
        using HttpResponseMessage form = await client.SendAsync(ask, Cancel);
        string[] given = [.. form.Headers.GetValues("Set-Cookie")];
        using HttpRequestMessage send = Request(HttpMethod.Post, page, [.. headers, ("Cookie", string.Join("; ", given.Select(cookie => cookie.Split(';')[0])))]);
        send.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = RunningSite.Admin, ["password"] = RunningSite.Password, ["__RequestVerificationToken"] = RunningSite.TokenOn(await form.Content.ReadAsStringAsync(Cancel)),
        });
        using HttpResponseMessage inside = await client.SendAsync(send, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, inside.StatusCode);
        string[] all = [.. given, .. inside.Headers.GetValues("Set-Cookie")];
        Assert.Contains(all, cookie => cookie.Contains("news-admin=", StringComparison.Ordinal));
        return all;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative));
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
