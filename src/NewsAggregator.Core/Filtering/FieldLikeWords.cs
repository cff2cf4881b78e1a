namespace NewsAggregator.Core.Filtering;

/// <summary>What looks like a field in a search and is none.</summary>
internal static class FieldLikeWords
{
    /// <summary>Whoever writes <c>site:example.org</c> means a field; "Re: jobs", <c>C:drive</c>, <c>https://…</c> and <c>std::vector</c> are words.</summary>
    /// <param name="named">Where the name begins.</param>
    /// <param name="colon">The place of the colon behind it.</param>
    /// <param name="line">Number of the line, from 1.</param>
    public static IEnumerable<FilterProblem> Note(string text, int named, int colon, int line)
    {
        string name = text[named..colon];
        char next = colon + 1 < text.Length ? text[colon + 1] : ' ';
        if (name.Length < 2 || !name.All(char.IsAsciiLetter) || char.IsWhiteSpace(next) || next is '/' or '\\' or ':')
        {
            yield break;
        }

        string? meant = Nearest.Of(name.ToLowerInvariant(), FilterFields.Openings.Where(opening => FilterFields.AsWritten.Contains(opening + ":")));
        yield return new FilterProblem(
            FilterProblemKind.FieldTakenAsWords, line, named + 1, name.Length + 1, name, string.Join(' ', FilterFields.AsWritten), meant is null ? null : meant + ":");
    }
}
