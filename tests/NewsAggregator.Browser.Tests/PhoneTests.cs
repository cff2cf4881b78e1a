namespace NewsAggregator.Browser.Tests;

/// <summary>What a narrow screen needs beside fitting into it.</summary>
[Collection(SiteTests.Name)]
public sealed class PhoneTests(ChromiumFixture chromium, SiteFixture site)
{
    /// <summary>A title that begins beside its picture stays beside it: lines of two widths look torn.</summary>
    [Fact]
    public async Task Titles_stand_beside_their_picture_and_not_around_it()
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(390, false, "en"));
        await visit.GoAsync("/?n=50");
        bool[] beside = await visit.Page.Locator(".line:has(.thumb)").EvaluateAllAsync<bool[]>(
            "lines => lines.map(line => [line.querySelector('h3').getBoundingClientRect(), line.querySelector('.thumb').getBoundingClientRect()])" +
            ".filter(([title, picture]) => title.height > 0 && title.top < picture.bottom).map(([title, picture]) => title.right <= picture.left)");

        Assert.NotEmpty(beside);
        Assert.All(beside, Assert.True);
    }

    /// <summary>The word behind a day's count has no room there; programs that read pages aloud still have it.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Days_of_the_calendar_have_their_count_in_one_line(string language)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(390, false, language));
        await visit.GoAsync("/days");
        double[] heights = await visit.Page.Locator(".calendar .count").EvaluateAllAsync<double[]>("counts => counts.map(count => count.getBoundingClientRect().height)");

        Assert.NotEmpty(heights);
        Assert.All(heights, height => Assert.InRange(height, 8, 20));
    }
}
