using System.Net;
using System.Text.RegularExpressions;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>Stories as an admin arranges them, with a browser that runs no scripts.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class StoryPagesTests(AdminSite admin)
{
    private readonly RunningSite site = admin.Site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_membership_says_why_in_both_languages()
    {
        StoryAdminPage story = await LargestAsync();
        Assert.Contains($"/admin/stories/{story.Id}?in=en", await site.TextAsync("/admin/stories?in=en"), StringComparison.Ordinal);
        string page = await site.TextAsync($"/admin/stories/{story.Id}?in=en");
        Assert.Contains("The first to tell it", page, StringComparison.Ordinal);
        Assert.Matches(@"Same story: [^<;]+; [01]\.\d\d", page);
        Assert.Contains("同一事件：", await site.TextAsync($"/admin/stories/{story.Id}?in=zh-Hant"), StringComparison.Ordinal);
        StoryAdminMember matched = story.Members.First(member => member.Member.Reason.Length > 0 && member.NearCopyOf is null);
        Assert.Contains($"Same story: {WebUtility.HtmlEncode(matched.Member.Reason)}; ", await site.TextAsync($"/admin/articles/{matched.Article.Id}?in=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Articles_are_taken_out_and_a_form_from_before_does_nothing()
    {
        StoryAdminPage story = await LargestAsync(skip: 1);
        StoryAdminMember out1 = story.Members[^1];
        string address = $"/admin/stories/{story.Id}";
        using HttpResponseMessage none = await site.PostAsync(address, address + "?handler=Split&in=en", ("seen", story.Stamp));
        Assert.Contains("Choose at least one article", await none.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using HttpResponseMessage done = await site.PostAsync(address, address + "?handler=Split&in=en", ("seen", story.Stamp), ("article", $"{out1.Article.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.DoesNotContain($"/admin/articles/{out1.Article.Id}?", await site.TextAsync(address + "?in=en"), StringComparison.Ordinal);
        Assert.Contains("Placed here by an admin", await site.TextAsync($"/admin/articles/{out1.Article.Id}?in=en"), StringComparison.Ordinal);
        Assert.Contains("Took articles out of story", await site.TextAsync("/admin/audit?kind=story&in=en"), StringComparison.Ordinal);

        using HttpResponseMessage stale = await site.PostAsync(address, address + "?handler=Split&in=en", ("seen", story.Stamp), ("article", $"{story.Members[0].Article.Id}"));
        string told = await stale.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("The story changed since this page was opened. Nothing was done", told, StringComparison.Ordinal);
        Assert.Matches($"value=\"{story.Members[0].Article.Id}\" checked", told);
        Assert.Equal(story.Members.Count - 1, (await site.Get<StoryAdminQuery>().FindAsync(story.Id, Cancel))!.Members.Count);

        // Nothing matches it back.
        while (await site.Get<NewsAggregator.Ingestion.IngestionRun>().MatchStoriesAsync(Cancel) > 0)
        {
        }

        Assert.NotEqual(story.Id, (await site.Get<StoryAdminQuery>().MembershipAsync(out1.Article.Id, Cancel))!.Member.StoryId);
    }

    [Fact]
    public async Task Joined_story_leads_readers_to_the_other_for_good_and_is_given_back_by_a_button()
    {
        StoryAdminPage into = await LargestAsync(skip: 2);
        StoryAdminPage from = await LargestAsync(skip: 3);
        string address = $"/admin/stories/{into.Id}";
        using HttpResponseMessage wrong = await site.PostAsync(address, address + "?handler=Merge&in=en", ("seen", into.Stamp), ("other", "that other one"));
        string page = await wrong.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("That is no story’s number or address", page, StringComparison.Ordinal);
        Assert.Contains("value=\"that other one\"", page, StringComparison.Ordinal);

        using HttpResponseMessage done = await site.PostAsync(address, address + "?handler=Merge&in=en", ("seen", into.Stamp), ("other", $"https://site.example/stories/{from.Id}/some-words?in=en"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using HttpResponseMessage moved = await site.Client.GetAsync(new Uri($"/stories/{from.Id}", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/stories/{into.Id}"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        Assert.Contains("It became part of another story", await site.TextAsync($"/admin/stories/{from.Id}?in=en"), StringComparison.Ordinal);

        StoryAdminPage both = (await site.Get<StoryAdminQuery>().FindAsync(into.Id, Cancel))!;
        Assert.Equal(into.Members.Count + from.Members.Count, both.Members.Count);
        Assert.All(both.Members, member => Assert.True(member.Member.Pinned));
        Assert.Contains($"/admin/stories/{into.Id}?", await site.TextAsync("/admin/stories?only=arranged&in=en"), StringComparison.Ordinal);
        using HttpResponseMessage kept = await site.PostAsync(address, address + "?handler=Lock&in=en", ("seen", both.Stamp));
        Assert.Contains("Kept as it is", await site.TextAsync(address + "?in=en"), StringComparison.Ordinal);
        string seen = (await site.Get<StoryAdminQuery>().FindAsync(into.Id, Cancel))!.Stamp;
        using HttpResponseMessage released = await site.PostAsync(address, address + "?handler=Release&in=en", ("seen", seen));
        Assert.Contains("Put together by matching", await site.TextAsync(address + "?in=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_article_is_placed_from_its_own_page()
    {
        StoryAdminPage into = await LargestAsync();
        AdminArticle one = (await site.Get<ArticleAdminQuery>().PageAsync(new ArticleWish(), null, 200, Cancel))!.Articles.Last(article => into.Members.All(member => member.Article.Id != article.Id));
        StoryAdminMember before = (await site.Get<StoryAdminQuery>().MembershipAsync(one.Id, Cancel))!;
        string page = $"/admin/articles/{one.Id}";
        using HttpResponseMessage wrong = await site.PostAsync(page, page + "?handler=Pin&in=en", ("story", "?"), ("seenIn", $"{before.Member.StoryId}"));
        Assert.Contains("That is no story’s number or address", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using HttpResponseMessage stale = await site.PostAsync(page, page + "?handler=Pin&in=en", ("story", $"{into.Id}"), ("seenIn", "999999"));
        Assert.Contains("The story changed since", await stale.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using HttpResponseMessage done = await site.PostAsync(page, page + "?handler=Pin&in=en", ("story", $"{into.Id}"), ("seenIn", $"{before.Member.StoryId}"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal((into.Id, true), await site.Get<StoryAdminQuery>().MembershipAsync(one.Id, Cancel) is { } now ? (now.Member.StoryId, now.Member.Pinned) : default);
        Assert.Contains("Placed an article in story", await site.TextAsync("/admin/audit?kind=story&in=en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData(" #12 ", 12)]
    [InlineData("-12", -12)]
    [InlineData("/stories/12/some-words", 12)]
    [InlineData("https://news.example/editions/x/stories/12?in=en", 12)]
    [InlineData("https://news.example/admin/stories/12", 12)]
    [InlineData("stories/12#coverage", 12)]
    [InlineData("https://news.example/articles/12", null)]
    [InlineData("twelve", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("", null)]
    public void Number_of_a_story_is_read_from_what_people_paste(string typed, int? expected) => Assert.Equal(expected, NewsAggregator.Web.Pages.Admin.StoryWords.Number(typed));

    /// <summary>Stories by size, so that tests which change one do not meet.</summary>
    private async Task<StoryAdminPage> LargestAsync(int skip = 0)
    {
        StoryAdminList all = await site.Get<StoryAdminQuery>().ListAsync(null, false, null, 50, Cancel);
        long id = all.Stories.OrderBy(story => story.Pinned > 0).ThenByDescending(story => story.Articles).ThenBy(story => story.Id).Where(story => story.Pinned == 0).ElementAt(skip).Id;
        return (await site.Get<StoryAdminQuery>().FindAsync(id, Cancel))!;
    }
}
