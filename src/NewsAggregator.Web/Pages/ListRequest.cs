using System.Globalization;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Which list a request means. The only place that reads it, for pages and feeds alike: a feed is a rendering.</summary>
/// <param name="Count">Articles on a page; null: the page's or feed's own measure.</param>
public sealed record ListRequest(EditionView Edition, ArticleList List, ListCursor? After, int? Count, bool FoldStories)
{
    public const int PageCount = 30;
    public const int MostCount = 200;

    // As many sources as a large site has; beyond that the address itself grows too long for some programs.
    private const int MostValues = 300;
    private const int LongestValue = 200;

    /// <summary>Null where the address names no edition, day or place in a list that could be.</summary>
    public static ListRequest? Read(HttpRequest request, IReadOnlyList<EditionView> editions)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(editions);
        RouteValueDictionary route = request.RouteValues;
        IQueryCollection query = request.Query;
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

        string? afterText = query["after"];
        ListCursor? after = ListCursor.Parse(afterText);
        if (edition is null || (afterText is { Length: > 0 } && after is null))
        {
            return null;
        }

        string? search = query["q"].ToString() is { Length: > 0 } words ? words.Trim() : null;
        ArticleList list = new()
        {
            Source = route["source"] as string,
            Group = route["group"] as string,
            Topic = route["topic"] as string,
            Day = day,
            Story = route["story"] is string story && long.TryParse(story, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null,
            Search = search?.Length > LongestValue ? search[..LongestValue] : search,
            Picker = ReadPicker(query),
        };
        int? count = int.TryParse(query["n"], NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n > 0 ? Math.Min(n, MostCount) : null;
        return new ListRequest(edition, list, after, count, query["fold"] == "story");
    }

    /// <summary>The picker's form says so of itself: its answer is sent on to the choice's own, short address.</summary>
    public static bool IsFromPicker(IQueryCollection query) => query.ContainsKey(PickerField);

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

    // In one order, whatever the reader's: the same choice is the same list, with the same address and ids.
    private static string[] Values(IQueryCollection query, string name) =>
    [
        .. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(value => value.Length <= LongestValue).Distinct(StringComparer.Ordinal).Take(MostValues).Order(StringComparer.Ordinal),
    ];
}
