using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>Colours are numbers: that text can be read is computed, not believed.</summary>
public sealed class StyleTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(Root(), "src", "NewsAggregator.Web", "wwwroot", "css", "site.css"));

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "tint")]
    [InlineData("quiet", "paper")]
    [InlineData("quiet", "tint")]
    [InlineData("accent", "paper")]
    [InlineData("accent", "tint")]
    [InlineData("ink", "mark")]
    public void Text_has_a_contrast_of_seven_in_both_themes(string text, string ground)
    {
        (string lightText, string darkText) = Colour(text);
        (string lightGround, string darkGround) = Colour(ground);
        Assert.True(Contrast(lightText, lightGround) >= 7, $"light: {Contrast(lightText, lightGround):F2}");
        Assert.True(Contrast(darkText, darkGround) >= 7, $"dark: {Contrast(darkText, darkGround):F2}");
    }

    private static (string Light, string Dark) Colour(string name)
    {
        Match match = Regex.Match(Css, $@"--{name}: light-dark\(#([0-9a-f]{{6}}), #([0-9a-f]{{6}})\)");
        Assert.True(match.Success, name);
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string one, string other)
    {
        double a = Luminance(one);
        double b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsAggregator.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests have to run from inside the repository.");
    }
}
