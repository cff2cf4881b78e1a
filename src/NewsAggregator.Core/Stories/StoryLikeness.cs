namespace NewsAggregator.Core.Stories;

/// <summary>
/// How alike is alike enough. The likeness of two groups of articles is the cubic mean of the likeness of their pairs: between the
/// likest pair, which joins by chance, and the average, which parts what grows.
/// </summary>
internal static class StoryLikeness
{
    /// <summary>Headlines share fewer words than bodies do, so that they need less.</summary>
    private const double Bodies = 0.11;
    private const double Headlines = 0.09;

    /// <summary>What two groups need more than two articles do, for each time the smaller one is e times as large.</summary>
    private const double Growth = 0.15;

    /// <summary>What is lost over <see cref="StoryMatcher.OpenFor"/> between the last articles of the two.</summary>
    private const double Ageing = 0.3;

    /// <summary>Share of the shorter text's runs that another one has; every change and every new place of a sentence breaks some.</summary>
    private const double CopyRuns = 0.5;

    /// <summary>Share of its words, which stay when sentences change places, but not where only foot or template are the same.</summary>
    private const double CopyWords = 0.9;

    private const double CopyFigures = 0.6;

    public static double Cube(float likeness) => likeness * likeness * likeness;

    /// <returns>How much of the shorter text the other one has, where it is a near-copy.</returns>
    public static double? CopyShare(TextSketch a, TextSketch b)
    {
        double share = a.Containment(b);
        return share >= CopyRuns && a.SharedWords(b) >= CopyWords && a.SharedFigures(b) >= CopyFigures ? share : null;
    }

    /// <param name="cubes">Sum over all pairs.</param>
    public static double OfPairs(double cubes, long pairs) => Math.Min(1, Math.Cbrt(cubes / pairs));

    /// <summary>Likeness by what would be enough: 1 and more joins.</summary>
    public static double Enough(double cubes, int a, int b, bool bothHaveBodies, TimeSpan between)
    {
        double days = between.Duration() / StoryMatcher.OpenFor;
        double needed = (bothHaveBodies ? Bodies : Headlines) * (1 + (Growth * Math.Log(Math.Min(a, b))));
        return days > 1 ? 0 : OfPairs(cubes, (long)a * b) * (1 - (Ageing * days)) / needed;
    }
}
