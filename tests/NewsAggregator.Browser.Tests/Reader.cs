using Microsoft.Playwright;

namespace NewsAggregator.Browser.Tests;

/// <summary>Somebody who reads: how wide the screen is, which theme and language the browser asks for.</summary>
public sealed record Reader(int Width, bool Dark, string Language)
{
    /// <summary>Two who differ in everything: their pictures stand in docs/pictures.</summary>
    public bool IsInDocs => this == new Reader(1280, false, "en") || this == new Reader(390, true, "zh-Hant");

    private string Locale => Language == "zh-Hant" ? "zh-TW" : "en-US";

    public override string ToString() => $"{Language}-{(Dark ? "dark" : "light")}{(Width == 1280 ? "" : $"-{Width}")}";

    public BrowserNewContextOptions Options() => new()
    {
        Locale = Locale,
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ViewportSize = new() { Width = Width, Height = Width < 600 ? 844 : 900 },
        DeviceScaleFactor = 1,
        HasTouch = Width < 600,
    };
}
