using System.Net;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>The vocabulary of topics as admins edit it.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class TopicsPageTests(AdminSite admin)
{
    private readonly RunningSite site = admin.Site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_is_added_renamed_and_joined_and_its_old_address_leads_to_the_other()
    {
        using HttpResponseMessage refused = await site.PostAsync("/admin/topics", "/admin/topics?handler=Add&in=en", ("slug", "Not A Slug"), ("nameEn", "Tides"), ("nameZh", "潮汐"), ("aliases", "tide\nhigh tide"));
        string complaint = await refused.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("lower-case Latin letters", complaint, StringComparison.Ordinal);
        Assert.Contains("tide\nhigh tide</textarea>", WebUtility.HtmlDecode(complaint).Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using HttpResponseMessage added = await site.PostAsync("/admin/topics", "/admin/topics?handler=Add", ("slug", "tides"), ("nameEn", "Tides"), ("nameZh", "潮汐"), ("aliases", "tide、high tide"));
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        Assert.Contains("潮汐", await site.TextAsync("/topics/tides?in=zh-Hant"), StringComparison.Ordinal);

        using HttpResponseMessage changed = await site.PostAsync("/admin/topics", "/admin/topics?handler=Change", ("slug", "tides"), ("nameEn", "Seas"), ("nameZh", "海洋"), ("aliases", "tide"));
        Assert.Contains("Seas", await site.TextAsync("/topics/tides?in=en"), StringComparison.Ordinal);

        using HttpResponseMessage joined = await site.PostAsync("/admin/topics", "/admin/topics?handler=Join", ("slug", "tides"), ("into", "climate"));
        using HttpResponseMessage moved = await site.Client.GetAsync(new Uri("/topics/tides", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/topics/climate"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        string audit = await site.TextAsync("/admin/audit?kind=topic&in=en");
        Assert.Contains("Added the topic", audit, StringComparison.Ordinal);
        Assert.Contains("Joined to another the topic", audit, StringComparison.Ordinal);
    }
}
