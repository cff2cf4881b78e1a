using System.Net;
using System.Text.RegularExpressions;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>The archive's calendar and the stories of the week.</summary>
public sealed class ArchiveTests
{
    [Fact]
    public async Task Each_day_of_the_calendar_says_how_many_articles_its_list_has()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        int total = 0;
        for (string? month = "/days"; month is not null;)
        {
            string page = await site.TextAsync(month);
            foreach (Match day in Regex.Matches(page, "<a href=\"(/days/[0-9-]{10})\"><span class=\"day-number\">[0-9]+</span><span class=\"count\" data-count=\"([0-9]+)\">\\2 "))
            {
                string list = await site.TextAsync(day.Groups[1].Value + "/feed.json?n=200");
                Assert.Equal((day.Groups[1].Value, int.Parse(day.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)), (day.Groups[1].Value, Regex.Count(list, "\"date_published\"")));
                total += Regex.Count(list, "\"date_published\"");
            }

            month = Regex.Match(page, "rel=\"prev\" href=\"(/days\\?month=[0-9-]{7})\"") is { Success: true } before ? before.Groups[1].Value : null;
        }

        Assert.Equal(Regex.Count(await site.TextAsync("/feed.json?n=200"), "\"date_published\""), total);
    }

    [Theory]
    [InlineData("/days?month=2026-13")]
    [InlineData("/days?month=0001-01")]
    [InlineData("/editions/nowhere/days")]
    [InlineData("/editions/nowhere/stories")]
    public async Task What_is_no_month_or_edition_is_not_found(string address)
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");

        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Stories_of_the_week_stand_by_how_many_sources_tell_them()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();

        int[] sources = [.. Regex.Matches(await site.TextAsync("/stories"), "<span class=\"source\">([0-9]+) sources").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

        Assert.NotEmpty(sources);
        Assert.Equal(sources.OrderDescending(), sources);
    }
}
