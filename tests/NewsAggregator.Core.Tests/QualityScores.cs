using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Tests;

/// <summary>The measures of the corpora's scorers, so far as the floors need them.</summary>
internal static partial class QualityScores
{
    /// <summary>Date values (day, month, year) and days: F1 of overlap with the same value, in percent.</summary>
    public static (double Value, double Day) Dates(IEnumerable<(JsonElement Gold, IReadOnlyList<(int Start, int End, string? Value)> Found)> documents)
    {
        int[] gold = new int[2], found = new int[2], goldRight = new int[2], foundRight = new int[2];
        foreach ((JsonElement document, IReadOnlyList<(int Start, int End, string? Value)> mentions) in documents)
        {
            List<(int Start, int End, string? Value, bool IsDate)> marked = [.. document.GetProperty("timexes").EnumerateArray().Select(t =>
                (t.GetProperty("start").GetInt32(), t.GetProperty("end").GetInt32(), Normal(t.GetProperty("value").GetString()), t.GetProperty("type").GetString() is "DATE" or "TIME"))];
            foreach ((int start, int end, string? value, bool isDate) in marked)
            {
                if (!isDate || value is null)
                {
                    continue;
                }

                bool right = mentions.Any(m => m.Start < end && start < m.End && m.Value == value);
                for (int k = 0; k < (value.Length == 10 ? 2 : 1); k++)
                {
                    gold[k]++;
                    goldRight[k] += right ? 1 : 0;
                }
            }

            foreach ((int start, int end, string? value) in mentions)
            {
                if (value is null)
                {
                    continue;
                }

                bool right = marked.Any(m => m.Start < end && start < m.End && m.Value == value);
                for (int k = 0; k < (value.Length == 10 ? 2 : 1); k++)
                {
                    found[k]++;
                    foundRight[k] += right ? 1 : 0;
                }
            }
        }

        return (F1(foundRight[0], found[0], goldRight[0], gold[0]), F1(foundRight[1], found[1], goldRight[1], gold[1]));
    }

    /// <summary>Mean ROUGE-1 and ROUGE-2 F1, in percent: no stemming, Chinese by character.</summary>
    public static (double One, double Two) Rouge(IReadOnlyList<(string Reference, string Summary)> pairs) =>
        (100 * pairs.Average(p => Rouge(p.Reference, p.Summary, 1)), 100 * pairs.Average(p => Rouge(p.Reference, p.Summary, 2)));

    private static double Rouge(string reference, string summary, int n)
    {
        Dictionary<string, int> wanted = Grams(reference, n);
        Dictionary<string, int> given = Grams(summary, n);
        double shared = wanted.Sum(g => Math.Min(g.Value, given.GetValueOrDefault(g.Key)));
        double precision = shared / Math.Max(1, given.Values.Sum());
        double recall = shared / Math.Max(1, wanted.Values.Sum());
        return shared == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static Dictionary<string, int> Grams(string text, int n)
    {
        string[] tokens = [.. Token().Matches(text.ToLowerInvariant()).Select(m => m.Value)];
        Dictionary<string, int> grams = new(StringComparer.Ordinal);
        for (int i = 0; i + n <= tokens.Length; i++)
        {
            string gram = string.Join(' ', tokens[i..(i + n)]);
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }

    private static double F1(int foundRight, int found, int goldRight, int gold)
    {
        double precision = (double)foundRight / found;
        double recall = (double)goldRight / gold;
        return 200 * precision * recall / (precision + recall);
    }

    private static string? Normal(string? value)
    {
        if (value is null || value.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        Match match = Value().Match(value);
        return match.Success ? match.Value : null;
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d|^\d{4}-\d\d(?!\d)|^\d{4}(?!\d)(?!-(W|Q|H|S|F|WI|SU|SP|FA))", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"[a-z0-9]+|[\u3400-\u9fff\uf900-\ufaff]", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
