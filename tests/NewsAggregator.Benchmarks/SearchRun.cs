using System.Globalization;

namespace NewsAggregator.Benchmarks;

/// <summary>What of the searches to measure, and over what.</summary>
/// <param name="IsShuffled">Ids say nothing of the time: a site on its first day, when everything was filled in at once.</param>
/// <param name="Kept">Where the filled store is kept; one that stands there already is measured as it is. Null: made anew, and removed.</param>
/// <param name="Kind">Only kinds of search whose name has this in it.</param>
internal sealed record SearchRun(int Articles = 100_000, bool IsShuffled = false, string? Kept = null, string Kind = "")
{
    /// <summary>Null where the words make none.</summary>
    public static SearchRun? Read(string[] words)
    {
        SearchRun run = new();
        for (int i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "shuffled":
                    run = run with { IsShuffled = true };
                    break;
                case "--keep" when i + 1 < words.Length:
                    run = run with { Kept = words[++i] };
                    break;
                case "--kind" when i + 1 < words.Length:
                    run = run with { Kind = words[++i] };
                    break;
                case var word when int.TryParse(word, CultureInfo.InvariantCulture, out int articles) && articles > 0:
                    run = run with { Articles = articles };
                    break;
                default:
                    return null;
            }
        }

        return run;
    }
}
