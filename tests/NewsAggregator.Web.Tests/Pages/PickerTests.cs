using System.Net;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>The reader's own choice: a form whose answer becomes an address, for pages and feeds alike.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class PickerTests(IngestedSite fixture)
{
    private HttpClient Client => fixture.Site.Client;

    [Theory]
    [InlineData("/?pick=only&source=lumen-daily&source=chaoxun&lang=en", "/?source=chaoxun,lumen-daily&lang=en")]
    [InlineData("/?pick=without&source=lumen-daily&source=-chaoxun&in=en", "/?source=-chaoxun,-lumen-daily&in=en")]
    [InlineData("/?pick=only&group=demo-english&topic=cloud&topic=ai", "/?group=demo-english&topic=ai,cloud")]
    [InlineData("/?pick=only", "/")]
    public async Task The_forms_answer_is_sent_on_to_the_choices_own_address(string answer, string address)
    {
        using HttpResponseMessage sent = await Client.GetAsync(new Uri(answer, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Equal(address, sent.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_form_opens_with_what_the_address_chose()
    {
        string page = await fixture.Site.TextAsync("/sources?source=-lumen-daily&group=demo-english&topic=ai&lang=en&in=en");

        Assert.Contains("""name="source" value="lumen-daily" checked="checked">""", page, StringComparison.Ordinal);
        Assert.DoesNotContain("""value="chaoxun" checked""", page, StringComparison.Ordinal);
        Assert.Contains("""name="pick" value="without" checked="checked">""", page, StringComparison.Ordinal);
        Assert.Contains("""name="group" value="demo-english" checked="checked">""", page, StringComparison.Ordinal);
        Assert.Contains("""name="topic" value="ai" checked="checked">""", page, StringComparison.Ordinal);
        Assert.Contains("""name="lang" value="en" checked="checked">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_page_announces_the_feed_of_the_choice_and_leads_back_into_the_form()
    {
        string page = await fixture.Site.TextAsync("/?source=lumen-daily&in=en");

        Assert.Contains("""type="application/rss+xml" title="NewsAggregator · Lumen Daily (RSS)" href="/feed.xml?source=lumen-daily&amp;in=en">""", page, StringComparison.Ordinal);
        Assert.Contains("""href="/sources?source=lumen-daily&amp;in=en" data-picker""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_no_longer_exists_matches_nothing_and_says_so()
    {
        string page = await fixture.Site.TextAsync("/?source=no-such-paper&in=en");

        Assert.Contains("“no-such-paper” (unknown here)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"line\"", page, StringComparison.Ordinal);
    }
}
