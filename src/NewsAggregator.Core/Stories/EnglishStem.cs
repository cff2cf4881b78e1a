namespace NewsAggregator.Core.Stories;

/// <summary>Brings the forms of an English word together for comparing: plural, -ing and -ed off. Not for printing.</summary>
internal static class EnglishStem
{
    /// <param name="word">Lower case. A word with other than a to z comes back as it is.</param>
    public static string Of(string word)
    {
        ReadOnlySpan<char> stem = word;
        if (stem.Length < 4 || stem.ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        if (stem.EndsWith("ies") && stem.Length > 4)
        {
            return string.Concat(stem[..^3], "y");
        }

        if (stem.EndsWith("sses") || (stem.Length > 4 && stem.EndsWith("es") && stem[^3] is 'x' or 'z' or 'h'))
        {
            stem = stem[..^2];
        }
        else if (stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem[..^1];
        }

        if (stem.Length > 5 && stem.EndsWith("ing"))
        {
            stem = stem[..^3];
        }
        else if (stem.Length > 4 && stem.EndsWith("ed"))
        {
            stem = stem[..^2];
        }

        if (stem.Length > 4 && stem[^1] == 'e')
        {
            stem = stem[..^1];
        }

        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's'))
        {
            stem = stem[..^1];
        }

        return stem.Length == word.Length ? word : stem.ToString();
    }
}
