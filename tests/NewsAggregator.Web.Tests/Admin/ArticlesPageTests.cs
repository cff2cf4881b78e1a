using System.Net;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages.Admin;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>All articles with why, "why is it not here?", withdrawing and bringing back, hits.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class ArticlesPageTests(AdminSite admin)
{
    private readonly RunningSite site = admin.Site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_are_found_by_verdict_rule_source_and_words_and_each_says_why()
    {
        AdminArticle one = await OneAsync();
        EditionFilter edition = await admin.EditionAsync($"hide  source:{one.SourceSlug}\ndefault show\n");
        string link = $"/admin/articles/{one.Id}?in=en";

        Assert.Contains(link, await site.TextAsync($"/admin/articles?edition={edition.Slug}&verdict=hide&in=en"), StringComparison.Ordinal);
        Assert.Contains(link, await site.TextAsync($"/admin/articles?edition={edition.Slug}&rule=1&source={one.SourceSlug}&in=en"), StringComparison.Ordinal);
        Assert.DoesNotContain(link, await site.TextAsync($"/admin/articles?edition={edition.Slug}&verdict=show&in=en"), StringComparison.Ordinal);
        Assert.Contains("No article fits.", await site.TextAsync("/admin/articles?q=zzzzqqqq&in=en"), StringComparison.Ordinal);

        string why = await site.TextAsync(link);
        Assert.Contains("hidden by rule 1", why, StringComparison.Ordinal);
        Assert.Contains($"<code>hide  source:{one.SourceSlug}</code>", why, StringComparison.Ordinal);
        Assert.Contains("依規則 1 隱藏", await site.TextAsync($"/admin/articles/{one.Id}?in=zh-Hant"), StringComparison.Ordinal);

        // "Hide articles like this" leads to the editor with the rule in place and its effect.
        Assert.Contains($"/admin/filters/{edition.Slug}?add=", WebUtility.UrlDecode(why), StringComparison.Ordinal);
        Assert.Contains("<svg", await site.TextAsync($"/admin/filters/{edition.Slug}/hits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_is_it_not_here_answers_for_an_address_for_words_and_for_what_nobody_publishes()
    {
        AdminArticle one = await OneAsync();
        Assert.Contains($"/admin/articles/{one.Id}?in=en", await AskAsync(one.Url!), StringComparison.Ordinal);
        Assert.Contains($"/admin/articles/{one.Id}?in=en", await AskAsync(one.Title), StringComparison.Ordinal);
        Assert.Contains("No source of this site publishes there", await AskAsync("https://nobody.example/article/1"), StringComparison.Ordinal);
        Assert.Contains("Not in what these feeds brought", await AskAsync(new Uri(new Uri(one.Url!), "/never-written").AbsoluteUri), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_for_readers_until_it_is_brought_back_and_the_audit_knows_why()
    {
        AdminArticle one = await OneAsync(skip: 3);
        string page = $"/admin/articles/{one.Id}";
        using HttpResponseMessage without = await site.PostAsync(page, page + "?handler=Withdraw&in=en", ("reason", " "));
        Assert.Contains("Give a reason", await without.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using HttpResponseMessage done = await site.PostAsync(page, page + "?handler=Withdraw", ("reason", "asked by its author"));
        using HttpResponseMessage gone = await site.Client.GetAsync(new Uri($"/articles/{one.Id}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        string audit = await site.TextAsync("/admin/audit?kind=article&in=en");
        Assert.Contains("asked by its author", audit, StringComparison.Ordinal);
        Assert.Contains("Withdrew the article", audit, StringComparison.Ordinal);

        using HttpResponseMessage back = await site.PostAsync(page, page + "?handler=Restore", ("reason", ""));
        using HttpResponseMessage again = await site.Client.GetAsync(new Uri($"/articles/{one.Id}", UriKind.Relative), Cancel);
        Assert.NotEqual(HttpStatusCode.Gone, again.StatusCode);
    }

    [Theory]
    [InlineData("Dealers sell deals", "deal,sell", "[Deal]ers [sell] [deal]s")]
    [InlineData("執行長離職潮", "離職", "執行長[離職]潮")]
    [InlineData("nothing", "", "nothing")]
    public void Matched_words_are_marked_where_they_stand(string text, string words, string expected) =>
        Assert.Equal(expected, string.Concat(MatchedWords.In(text, words.Split(',')).Select(part => part.IsMatch ? $"[{part.Part}]" : part.Part)));

    private Task<string> AskAsync(string ask) => site.TextAsync($"/admin/articles/why?in=en&ask={Uri.EscapeDataString(ask)}");

    private async Task<AdminArticle> OneAsync(int skip = 0) =>
        (await site.Get<ArticleAdminQuery>().PageAsync(new ArticleWish(Verdict: Verdict.Show), null, skip + 1, Cancel))!.Articles[skip];
}
