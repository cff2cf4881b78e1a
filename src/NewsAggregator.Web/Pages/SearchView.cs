using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>What the page of a search says beside its articles.</summary>
/// <param name="Typed">As the reader wrote it, whole.</param>
/// <param name="IsCutShort">The page is short, because finding more would have taken too long: it goes on.</param>
/// <param name="HasNoWord">It holds nothing that could be looked for.</param>
/// <param name="WaysOut">Where nothing was found: what would find something.</param>
public sealed record SearchView(string Typed, IReadOnlyList<FilterProblem> Problems, bool IsCutShort, bool HasNoWord, IReadOnlyList<WayOut> WaysOut)
{
    /// <summary>Searches to try, each with the key of what it shows.</summary>
    public IReadOnlyList<(string Search, string Key)> Examples { get; private init; } = [];

    /// <summary>So many mistakes are told at once.</summary>
    public const int MostProblems = 5;

    public bool IsBlank => Typed.Length == 0;

    /// <summary>Nothing of it can be searched for: signs alone, or parts that cannot be read. It has no articles, ever.</summary>
    public static bool IsWordless(string search) => SearchQuery.Parse(search).IsEmpty;

    /// <summary>Nothing is asked yet.</summary>
    public static SearchView Blank { get; } = new("", [], false, false, []);

    /// <summary>With searches to try.</summary>
    public SearchView WithExamples(EditionContents contents, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(contents);
        string? source = contents.Sources.Where(s => s.Articles > 0).MaxBy(s => s.Articles)?.Slug;
        string month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        return this with
        {
            Examples =
            [
                ("離職", "search.example.han"),
                ("\"artificial intelligence\"", "search.example.phrase"),
                ("AI -OpenAI", "search.example.without"),
                ("(chip, 晶片) title:AI", "search.example.fields"),
                .. source is null ? Array.Empty<(string, string)>() : [($"source:{source} lang:zh after:{month}", "search.example.source")],
            ],
        };
    }

    /// <summary>The search with what is wrong in it marked.</summary>
    public static IReadOnlyList<TextSpan> Place(FilterProblem problem, string search)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(search);
        int start = Math.Clamp(problem.Column - 1, 0, search.Length);
        int end = Math.Clamp(start + problem.Length, start, search.Length);
        return end > start ? [new TextSpan(start, end)] : [];
    }

    /// <summary>What is wrong, by how it is begun to be told; what was left out before what is only noted.</summary>
    /// <param name="isWordless">Nothing else was there to be searched for.</param>
    public static IEnumerable<(string Key, IReadOnlyList<FilterProblem> Problems)> Told(IReadOnlyList<FilterProblem> problems, bool isWordless = false)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.GroupBy(problem => problem.Kind switch
        {
            FilterProblemKind.UnknownName => "search.unknown",
            FilterProblemKind.FieldTakenAsWords => "search.asWords",
            _ => isWordless ? "search.unread" : "search.problems",
        }).OrderBy(group => group.All(problem => problem.IsWarning)).Select(group => (group.Key, (IReadOnlyList<FilterProblem>)[.. group.Take(MostProblems)]));
    }

    /// <summary>What is wrong in a line; null: nothing.</summary>
    public static string? InWords(IReadOnlyList<FilterProblem> problems, Words words)
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(words);
        return problems.Count == 0 ? null : string.Join(" · ", Told(problems).Select(told => $"{words[told.Key]} {string.Join(" · ", told.Problems.Select(problem => Say(problem, words)))}"));
    }

    public static string Say(FilterProblem problem, Words words)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(words);
        return words.IsChinese ? problem.MessageZh : problem.Message;
    }
}

/// <summary>A search that finds something where the reader's found nothing.</summary>
/// <param name="Left">The part that it leaves out; null: the reader's choice of sources, topics, languages.</param>
public sealed record WayOut(ArticleList List, string? Left);
