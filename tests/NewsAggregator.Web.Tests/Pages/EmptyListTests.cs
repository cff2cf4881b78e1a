using System.Net;
using System.Text.RegularExpressions;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>What a list without articles says, and where it leads.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed partial class EmptyListTests(IngestedSite fixture)
{
    private const string BehindTheLast = "after=0-0";

    [Theory]
    [InlineData("/", "en", "This is the end of the list.", "/?in=en")]
    [InlineData("/topics/ai", "zh-Hant", "列表到此為止。", "/topics/ai?in=zh-Hant")]
    [InlineData("/most-read", "en", "This is the end of the list.", "/most-read?in=en")]
    [InlineData("/search?q=jobs", "en", "No older article matches.", "/search?q=jobs&in=en")]
    public async Task The_end_of_a_list_says_so_and_leads_back_to_its_beginning_by_one_button(string list, string language, string words, string beginning)
    {
        string page = await fixture.Site.TextAsync($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{BehindTheLast}&in={language}");

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal([beginning], Buttons(page));
    }

    [Theory]
    [InlineData("en", "This source is paused")]
    [InlineData("zh-Hant", "這個來源已暫停")]
    public async Task A_paused_source_without_articles_promises_none(string language, string words)
    {
        string directory = await fixture.Site.TextAsync("/sources?in=en");
        Match paused = PausedSource().Match(directory);
        Assert.True(paused.Success);

        string page = await fixture.Site.TextAsync($"{paused.Groups[1].Value}?in={language}");

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("New ones appear", page, StringComparison.Ordinal);
        Assert.DoesNotContain("新文章一到", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Buttons(string page) =>
        Button().Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..]).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value));

    [GeneratedRegex("<a class=\"button\"[^>]* href=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Button();

    [GeneratedRegex("href=\"(/sources/[a-z0-9-]+)\\?in=en\">(?:(?!</a>)[\\s\\S])*?<span class=\"tag\">paused</span>", RegexOptions.CultureInvariant)]
    private static partial Regex PausedSource();
}
