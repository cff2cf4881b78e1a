using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>
/// The entities that a document's own DOCTYPE declares (XML 1.0 section 4.2.1), as far as they are harmless: a few short words without
/// markup or further references, and only so much of them in all.
/// </summary>
internal sealed partial class DeclaredEntities
{
    private const int MostEntities = 64;
    private const int MostTaken = 10_000;
    private const int LongestProlog = 16 * 1024;

    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private int taken;

    /// <param name="prolog">What stands before the root.</param>
    public static DeclaredEntities? In(ReadOnlySpan<char> prolog)
    {
        if (prolog.Length > LongestProlog || !prolog.Contains("<!ENTITY", StringComparison.Ordinal))
        {
            return null;
        }

        DeclaredEntities entities = new();
        foreach (Match match in Declaration().Matches(prolog.ToString()))
        {
            if (entities.words.Count < MostEntities)
            {
                // The first declaration binds.
                entities.words.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value);
            }
        }

        return entities;
    }

    public string? Find(ReadOnlySpan<char> name)
    {
        if (!words.TryGetValue(name.ToString(), out string? value) || taken + value.Length > MostTaken)
        {
            return null;
        }

        taken += value.Length;
        return value;
    }

    [GeneratedRegex("""<!ENTITY\s+(?<name>[A-Za-z][A-Za-z0-9]{0,30})\s+(?:"(?<value>[^"&<%]{0,200})"|'(?<value>[^'&<%]{0,200})')\s*>""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
