using System.Text;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Searching;

/// <summary>
/// What the search index holds of an article, tokens joined by spaces. It is cut where <see cref="WordMatch"/> sees edges, so that whatever
/// a search matches in the text has its tokens here: the index proposes, the text decides.
/// </summary>
/// <param name="Words">Facts, then words and pairs of characters in text order: a phrase's tokens stand side by side.</param>
/// <param name="Characters">Each character of unspaced scripts once.</param>
public readonly record struct SearchTokens(string Words, string Characters)
{
    /// <summary>A longer word is known by its beginning: nobody types it, and it would only fill the index.</summary>
    private const int LongestWord = 64;

    /// <summary>A date beyond it is a publisher's mistake, and counts as this.</summary>
    internal const int LastDecade = 209;

    /// <summary>An article whose place in the lists is further from its date than this is marked: so few are that a list of dates need not be walked for them.</summary>
    public const int DaysNear = 3;

    /// <summary>For private use, so never a letter of a text: no word can be taken for a fact.</summary>
    private const char Fact = '\uE000';

    public static SearchTokens Of(string title, string? summary, string text, SearchFacts facts)
    {
        StringBuilder words = new(text.Length + (text.Length / 2));
        foreach (string fact in facts.Tokens())
        {
            words.Append(words.Length > 0 ? " " : "").Append(fact);
        }

        HashSet<char> characters = [];
        Add(SearchFolding.Fold(title), words, characters);
        Add(SearchFolding.Fold(summary ?? ""), words, characters);
        Add(SearchFolding.Fold(text), words, characters);
        return new SearchTokens(words.ToString(), string.Join(' ', characters));
    }

    internal static string StrayFact { get; } = Fact + "x";

    internal static string SourceFact(int id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Fact}s{id}");

    internal static string LanguageFact(string? tag) => Fact + "l" + (tag is { Length: > 0 } ? string.Concat(tag.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)) : "und");

    internal static string DecadeFact(int decade) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Fact}d{Math.Min(decade, LastDecade)}");

    internal static string YearFact(int year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Fact}y{year}");

    internal static string MonthFact(int year, int month) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Fact}m{year}{month:00}");

    /// <summary>The runs of one script in folded text that make tokens: where they begin and end.</summary>
    internal static IEnumerable<(int Start, int End, bool IsUnspaced)> Runs(string folded)
    {
        int i = 0;
        while (i < folded.Length)
        {
            WordScript script = TokenScript(folded[i]);
            int start = i++;
            if (script == WordScript.None)
            {
                continue;
            }

            while (i < folded.Length && TokenScript(folded[i]) == script)
            {
                i++;
            }

            yield return (start, i, script == WordScript.Unspaced);
        }
    }

    internal static string Word(string folded, int start, int end) => folded[start..Math.Min(end, start + LongestWord)];

    // Marks and what is outside the basic plane part tokens and are none.
    private static WordScript TokenScript(char c) => char.IsSurrogate(c) ? WordScript.None : WordScripts.Of(c) is var script && script == WordScript.Mark ? WordScript.None : script;

    private static void Add(string folded, StringBuilder words, HashSet<char> characters)
    {
        foreach ((int start, int end, bool isUnspaced) in Runs(folded))
        {
            if (!isUnspaced)
            {
                words.Append(' ').Append(folded, start, Math.Min(end - start, LongestWord));
                continue;
            }

            for (int i = start; i < end; i++)
            {
                characters.Add(folded[i]);
                if (i + 1 < end)
                {
                    words.Append(' ').Append(folded, i, 2);
                }
            }

            if (end - start == 1)
            {
                words.Append(' ').Append(folded[start]);
            }
        }
    }
}

/// <summary>Facts of an article that its index entry carries, so that a field narrows a search before any article is read.</summary>
/// <param name="Day">Of publication, else of first sight, UTC.</param>
/// <param name="ListedOn">The day of its place in the lists, UTC.</param>
public readonly record struct SearchFacts(int SourceId, string? Language, DateOnly Day, DateOnly ListedOn)
{
    public static SearchFacts Of(Articles.Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new SearchFacts(
            article.SourceId, article.Language, DateOnly.FromDateTime((article.PublishedAt ?? article.FirstSeenAt).UtcDateTime), DateOnly.FromDateTime(article.SortTime.UtcDateTime));
    }

    internal IEnumerable<string> Tokens()
    {
        yield return SearchTokens.SourceFact(SourceId);
        yield return SearchTokens.DecadeFact(Day.Year / 10);
        yield return SearchTokens.YearFact(Day.Year);
        yield return SearchTokens.MonthFact(Day.Year, Day.Month);

        if (Math.Abs(ListedOn.DayNumber - Day.DayNumber) > SearchTokens.DaysNear)
        {
            yield return SearchTokens.StrayFact;
        }

        // A language with each of its beginnings: zh-Hant is found by zh, too.
        string tag = Language is { Length: > 0 } known ? known : "und";
        for (int dash = tag.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = tag.IndexOf('-', dash + 1))
        {
            yield return SearchTokens.LanguageFact(tag[..dash]);
        }

        yield return SearchTokens.LanguageFact(tag);
    }
}
