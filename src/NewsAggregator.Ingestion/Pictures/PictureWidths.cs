namespace NewsAggregator.Ingestion.Pictures;

/// <summary>The widths in which pictures are kept: what pages ask for, on plain and on dense screens.</summary>
public static class PictureWidths
{
    private static readonly int[] Steps = [192, 480, 800, 1360];

    /// <summary>Ascending; none wider than the original.</summary>
    public static IReadOnlyList<int> Of(int originalWidth)
    {
        List<int> widths = [.. Steps.Where(step => step < originalWidth)];
        if (originalWidth <= Steps[^1])
        {
            widths.Add(originalWidth);
        }

        return widths;
    }
}
