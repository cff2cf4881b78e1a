using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>The card of the keys, on whatever page one asks for it.</summary>
[Collection(SiteTests.Name)]
public sealed class KeysCardTests(ChromiumFixture chromium, SiteFixture site)
{
    /// <summary>The help has a heading "Keys" of its own.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/help/reading")]
    public async Task The_question_mark_and_the_footers_button_open_it_and_escape_closes_it(string path)
    {
        Assert.SkipUnless(ChromiumFixture.ExecutablePath is not null, ChromiumFixture.Missing);
        await using Visit visit = await Visit.OpenAsync(chromium, site.Address, new Reader(1280, false, "en"));
        await visit.GoAsync(path);
        ILocator card = visit.Page.Locator("dialog.keys[open]");
        foreach (Func<Task> ask in (Func<Task>[])[() => visit.Page.Keyboard.PressAsync("?"), () => visit.Page.ClickAsync("[data-keys]")])
        {
            await ask();
            Assert.Equal(1, await card.CountAsync());
            await visit.Page.Keyboard.PressAsync("Escape");
            await card.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        visit.AssertQuiet();
    }
}
