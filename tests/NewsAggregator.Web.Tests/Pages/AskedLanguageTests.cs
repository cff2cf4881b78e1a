using System.Text.RegularExpressions;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>However an address spells the language it asks for, the page carries it on in one spelling.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class AskedLanguageTests(IngestedSite ingested)
{
    private readonly RunningSite site = ingested.Site;

    [Theory]
    [InlineData("/?IN=EN", "en")]
    [InlineData("/subscribe?in=EN&q=a%20b", "en")]
    [InlineData("/subscribe?In=zh-tw", "zh-Hant")]
    [InlineData("/login?%49N=EN-us", "en")]
    [InlineData("/search?q=a&IN=ZH", "zh-Hant")]
    public async Task A_language_in_another_spelling_is_carried_on_in_ours(string address, string language)
    {
        string page = await site.TextAsync(address);

        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.All(Carried(page), carried => Assert.Contains(carried, (string[])["en", "zh-Hant"]));
        Assert.Contains(language, Carried(page));
        Assert.DoesNotMatch("in=[^\"]*[?;&]in=", page);
    }

    [Fact]
    public async Task A_form_without_an_address_of_its_own_is_sent_to_the_one_spelling() =>
        Assert.Contains("action=\"/login?in=en\"", await site.TextAsync("/login?IN=EN"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/subscribe?in=xx")]
    [InlineData("/login?in=xx")]
    [InlineData("/login?in=en&IN=zh")]
    public async Task A_language_that_we_do_not_have_is_carried_no_further(string address)
    {
        string page = await site.TextAsync(address);

        // The two that lead to the page in either language, and their links in the head.
        Assert.Equal(["en", "zh-Hant"], Carried(page).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("name=\"in\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_an_address_asks_stays_as_it_was_sent() =>
        Assert.Contains("action=\"/login?a=x%20y&amp;in=en&amp;b=%E4%B8%AD\"", await site.TextAsync("/login?a=x%20y&in=EN&b=%E4%B8%AD"), StringComparison.Ordinal);

    // Every language that an address or a field of the page names, whatever the letters of the name.
    private static string[] Carried(string page) =>
        [.. Regex.Matches(page, "(?:(?:\\?|&amp;|&)in=|name=\"in\" value=\")([^\"&#<]*)", RegexOptions.IgnoreCase).Select(match => match.Groups[1].Value)];
}
