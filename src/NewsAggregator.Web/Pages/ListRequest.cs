using System.Globalization;
using Microsoft.AspNetCore.Routing.Template;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Which list a request means. The only place that reads it, for pages and feeds alike: a feed is a rendering.</summary>
/// <param name="Count">Articles on a page; null: the page's or feed's own measure.</param>
public sealed record ListRequest(EditionView Edition, ArticleList List, ListCursor? After, int? Count, bool FoldStories)
{
    /// <summary>A search without anything that could be searched for: its page asks for words, and there is nothing to subscribe to.</summary>
    public bool IsUnaskedSearch { get; init; }

    public const int PageCount = 30;
    public const int MostCount = 200;

    // As many sources as a large site has; beyond that the address itself grows too long for some programs.
    private const int MostValues = 300;
    private const int LongestValue = 200;

    /// <summary>Null where the address names no edition, day or place in a list that could be.</summary>
    public static ListRequest? Read(HttpRequest request, IReadOnlyList<EditionView> editions)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? template = (request.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return Read(request.RouteValues, request.Query, editions) is { } read
            ? read with { IsUnaskedSearch = Names(template, "search") && IsUnasked(read.List), List = read.List with { MostRead = Names(template, ListRoutes.MostRead) } }
            : null;
    }

    /// <summary>The same for a list that another address names: <paramref name="path"/> is the list's own, below the site's root, without its query.</summary>
    public static ListRequest? ReadAt(string path, IQueryCollection query, IReadOnlyList<EditionView> editions)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        if (!path.StartsWith('/') || path.Length > LongestValue * 3)
        {
            return null;
        }

        foreach (string template in ListRoutes.Lists.Concat(ListRoutes.Stories))
        {
            RouteValueDictionary route = [];
            if (new TemplateMatcher(TemplateParser.Parse(template), []).TryMatch(path, route) && Read(route, query, editions) is { } found)
            {
                bool isSearch = Names(template, "search");
                ArticleList list = found.List with { MostRead = Names(template, ListRoutes.MostRead), Search = isSearch ? found.List.Search : null };
                return found with { After = null, Count = null, IsUnaskedSearch = isSearch && IsUnasked(list), List = list };
            }
        }

        return null;
    }

    private static bool IsUnasked(ArticleList list) => list.Search is null || SearchView.IsWordless(list.Search);

    /// <summary>Whether a part of the address's template is this very word.</summary>
    private static bool Names(string? template, string part) => template?.Split('/').Contains(part, StringComparer.Ordinal) == true;

    private static ListRequest? Read(RouteValueDictionary route, IQueryCollection query, IReadOnlyList<EditionView> editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        EditionView? edition = route["edition"] is string named ? editions.FirstOrDefault(e => e.Slug == named) : editions.FirstOrDefault(e => e.IsDefault);
        DateOnly? day = null;
        if (route["day"] is string dayText)
        {
            if (!DateOnly.TryParseExact(dayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly parsed) || parsed.Year is < 1990 or > 2200)
            {
                return null;
            }

            day = parsed;
        }

        long? story = null;
        if (route["story"] is string storyText)
        {
            // A story parted from the article that founded it has a number below zero.
            if (!long.TryParse(storyText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                return null;
            }

            story = number;
        }

        string? afterText = query["after"];
        ListCursor? after = ListCursor.Parse(afterText);
        if (edition is null || (afterText is { Length: > 0 } && after is null))
        {
            return null;
        }

        string? search = query["q"].ToString().Trim() is { Length: > 0 } words ? words : null;
        ArticleList list = new()
        {
            Source = route["source"] as string,
            Group = route["group"] as string,
            Topic = route["topic"] as string,
            Day = day,
            Story = story,
            Search = search?.Length > FilterLimits.SearchLength ? search[..(FilterLimits.SearchLength + 1)] : search,
            ByRelevance = search is not null && query["by"] == ByRelevance,
            Picker = ReadPicker(query),
        };
        int? count = int.TryParse(query["n"], NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n > 0 ? Math.Min(n, MostCount) : null;
        return new ListRequest(edition, list, after, count, query["fold"] == "story");
    }

    /// <summary>The picker's form says so of itself: its answer is sent on to the choice's own, short address.</summary>
    public static bool IsFromPicker(IQueryCollection query) => query.ContainsKey(PickerField);

    public const string ByRelevance = "relevance";
    public const string PickerField = "pick";
    public const string PickWithout = "without";

    public static Picker ReadPicker(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string[] sources = Values(query, "source");
        string[] ticked = [.. sources.Where(s => s[0] != '-')];
        string[] without = [.. sources.Where(s => s[0] == '-' && s.Length > 1).Select(s => s[1..])];
        if (query[PickerField] == PickWithout)
        {
            (ticked, without) = ([], [.. ticked.Union(without).Order(StringComparer.Ordinal)]);
        }

        Picker picker = new(
            ticked,
            without,
            Values(query, "group"),
            Values(query, "topic"),
            Values(query, "lang"));
        return picker.IsEverything ? Picker.Everything : picker;
    }

    /// <summary>The reader's choice as fields of a form, so that a new search keeps it.</summary>
    public IEnumerable<(string Name, string Value)> PickerFields()
    {
        (string Name, IReadOnlyList<string> Values)[] fields =
            [("source", [.. List.Picker.Sources, .. List.Picker.WithoutSources.Select(s => "-" + s)]), ("group", List.Picker.Groups), ("topic", List.Picker.Topics), ("lang", List.Picker.Languages)];
        return fields.Where(f => f.Values.Count > 0).Select(f => (f.Name, string.Join(',', f.Values)));
    }

    // In one order, whatever the reader's: the same choice is the same list, with the same address and ids.
    private static string[] Values(IQueryCollection query, string name) =>
    [
        .. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(value => value.Length <= LongestValue && !value.Any(char.IsControl)).Distinct(StringComparer.Ordinal).Take(MostValues).Order(StringComparer.Ordinal),
    ];
}
