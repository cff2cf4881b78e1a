using System.Globalization;

namespace NewsAggregator.Core.Extraction;

/// <summary>One address of a srcset; of width (pixels) and density at most one is said.</summary>
internal readonly record struct SourceCandidate(string Address, int? Width, double? Density);

/// <summary>The candidates of a srcset as browsers part them (HTML, 4.8.4.3.10): commas inside an address belong to it.</summary>
internal static class SourceSet
{
    private const int Most = 100;

    public static IEnumerable<SourceCandidate> Read(string? set)
    {
        int at = 0;
        for (int count = 0; set is not null && count < Most; count++)
        {
            while (at < set.Length && (char.IsWhiteSpace(set[at]) || set[at] == ','))
            {
                at++;
            }

            int start = at;
            while (at < set.Length && !char.IsWhiteSpace(set[at]))
            {
                at++;
            }

            if (at == start)
            {
                yield break;
            }

            string address = set[start..at];
            if (address.EndsWith(','))
            {
                yield return new SourceCandidate(address.TrimEnd(','), null, null);
                continue;
            }

            int end = set.IndexOf(',', at);
            end = end < 0 ? set.Length : end;
            yield return Described(address, set.AsSpan(at, end - at));
            at = end;
        }
    }

    private static SourceCandidate Described(string address, ReadOnlySpan<char> descriptors)
    {
        int? width = null;
        double? density = null;
        foreach (Range range in descriptors.Split(' '))
        {
            ReadOnlySpan<char> one = descriptors[range].Trim();
            if (one.Length > 1 && one[^1] == 'w' && int.TryParse(one[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int pixels))
            {
                width = pixels;
            }
            else if (one.Length > 1 && one[^1] == 'x' && double.TryParse(one[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double times))
            {
                density = times;
            }
        }

        return new SourceCandidate(address, width, density);
    }
}
