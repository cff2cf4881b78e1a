namespace NewsAggregator.Core.Stories;

/// <summary>How much a term tells, by how many articles or stories of those known have it.</summary>
internal sealed class TermRarity
{
    // Before anything is known: as if a term stood in Rare, or Frequent, of Prior articles.
    private const int Prior = 3_000;
    private const int Rare = 1;
    private const int Frequent = 100;

    private const double Least = 0.05;
    private const double Sharpness = 1.75;

    /// <summary>Steps in which the number of articles counts, so that what was computed can be used again.</summary>
    private const double StepsADoubling = 8;

    private static readonly double LogPrior = Math.Log(Prior);
    private readonly float[] known = new float[4_096];
    private double step = -1;

    public float Of(int having, bool isFrequent, int articles)
    {
        double now = Math.Floor(Math.Log2(Prior + articles) * StepsADoubling);
        if (now != step)
        {
            step = now;
            Array.Clear(known);
        }

        int place = having + (isFrequent ? Frequent : Rare);
        if (place >= known.Length)
        {
            return Compute(place);
        }

        ref float value = ref known[place];
        return value != 0 ? value : value = Compute(place);
    }

    private float Compute(int having) =>
        (float)Math.Pow(Math.Max(Least, (((step + 0.5) / StepsADoubling * Math.Log(2)) - Math.Log(having)) / LogPrior), Sharpness);
}
