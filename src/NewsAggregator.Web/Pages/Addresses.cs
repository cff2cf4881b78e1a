using System.Globalization;
using System.Text;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Makes every address of the site. Paths begin with the application's own base; "absolute" ones with the public address.</summary>
/// <param name="publicUrl">Without a trailing slash.</param>
/// <param name="pathBase">Where the application is mounted; usually empty.</param>
/// <param name="language">Set where the reader's address asks for a language, so that links keep it.</param>
public sealed class Addresses(string publicUrl, string pathBase, string? language)
{
    public const string ApiRoot = "/api/v1";

    public string PublicUrl => publicUrl;

    public string Absolute(string path) => publicUrl + path[pathBase.Length..];

    /// <summary>A file of the site, whatever the language.</summary>
    public string File(string path) => pathBase + path;

    /// <summary>A fixed place of the site: "/sources", "/subscribe".</summary>
    public string Place(string path) => With(pathBase + path, language is null ? "" : "in=" + language);

    public string Place(string path, EditionView edition) => Place((edition.IsDefault ? "" : "/editions/" + edition.Slug) + path);

    public string Source(EditionView edition, string slug) => List(edition, new ArticleList { Source = slug });

    public string Topic(EditionView edition, string slug) => List(edition, new ArticleList { Topic = slug });

    public string Group(EditionView edition, string slug) => List(edition, new ArticleList { Group = slug });

    public string Day(EditionView edition, DateOnly day) => List(edition, new ArticleList { Day = day });

    public string List(EditionView edition, ArticleList list, ListCursor? after = null, int? count = null, bool foldStories = false) =>
        With(pathBase + Path(edition, list), Query(list, after, count, foldStories, language));

    /// <summary>Where the reader chooses what the edition's front page shows, with what is chosen now.</summary>
    public string Choose(EditionView edition, Picker chosen)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return With(pathBase + (edition.IsDefault ? "" : "/editions/" + edition.Slug) + "/sources", Query(ArticleList.Front with { Picker = chosen }, null, null, false, language));
    }

    /// <summary>The same list's feed; it carries the list's choice, and the language only where the reader asked for one.</summary>
    public string Feed(EditionView edition, ArticleList list, string format, ListCursor? after = null, int? count = null, string? more = null)
    {
        string query = Query(list with { ByRelevance = false }, after, count, false, language);
        string path = Path(edition, list);
        return More(With($"{pathBase}{(path == "/" ? "" : path)}/feed.{format}", query), more);
    }

    /// <summary>Where the reader learns how to subscribe to the list, with what is chosen of it.</summary>
    public string Subscribe(EditionView edition, ArticleList list)
    {
        string path = Path(edition, list);
        string query = Query(list, null, null, false, language);
        return With(pathBase + "/subscribe", path == "/" ? query : $"for={Uri.EscapeDataString(path)}{(query.Length > 0 ? "&" : "")}{query}");
    }

    /// <summary>A list's own address below the site's root, without a query.</summary>
    public static string PathOf(EditionView edition, ArticleList list)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(list);
        return Path(edition, list);
    }

    /// <summary>The edition's sources.</summary>
    /// <param name="ours">This site's feeds of them instead of the publishers'.</param>
    public string Opml(EditionView edition, bool ours = false) => More(Place("/opml.xml", edition), ours ? "feeds=here" : null);

    /// <summary>The feed of a story's events.</summary>
    public string Timeline(EditionView edition, long story, string format, string? more = null) =>
        More(Place($"{Path(edition, new ArticleList { Story = story })}/timeline/feed.{format}"), more);

    /// <summary>The feed of each day's leads.</summary>
    public string Days(EditionView edition, string format, string? more = null) => More(Place($"/days/feed.{format}", edition), more);

    private static string More(string address, string? more) => more is null ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + more;

    /// <summary>The same list for programs.</summary>
    public string Data(EditionView edition, ArticleList list, ListCursor? after = null, int? count = null) =>
        With($"{pathBase}{ApiRoot}{Path(edition, list).TrimEnd('/')}/articles", Query(list, after, count, false, language));

    /// <summary>The articles that their publishers changed.</summary>
    public string Changes(EditionView edition, ListCursor? after = null) => More(Place("/changes", edition), After(after));

    public string ChangesFeed(EditionView edition, string format, ListCursor? after = null) => More(Place($"/changes/feed.{format}", edition), After(after));

    private static string? After(ListCursor? after) => after is ListCursor cursor ? $"after={cursor}" : null;

    /// <summary>What a list's id is made from: no language, no paging, no host; and numbers for names that an admin may change.</summary>
    /// <param name="source">The source that the list is of, if it is one's.</param>
    public static string Identity(EditionView edition, ArticleList list, int? source = null)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(list);
        string above = edition.IsDefault ? "" : string.Create(CultureInfo.InvariantCulture, $"/editions/{edition.Id}");
        string own = list.Source is not null && source is int number ? string.Create(CultureInfo.InvariantCulture, $"/sources/{number}") : Path(list);
        return With(above + own, Query(list with { ByRelevance = false }, null, null, false, null));
    }

    public string Article(ArticleLine line, EditionView? edition = null, int? revision = null, string? anchor = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Article(line.Id, line.Title, edition, revision, anchor);
    }

    public string Article(long id, string title, EditionView? edition = null, int? revision = null, string? anchor = null)
    {
        List<string> query = [];
        if (edition is { IsDefault: false })
        {
            query.Add("edition=" + Uri.EscapeDataString(edition.Slug));
        }

        if (revision is int number)
        {
            query.Add(string.Create(CultureInfo.InvariantCulture, $"rev={number}"));
        }

        if (language is not null)
        {
            query.Add("in=" + language);
        }

        string slug = Slug.Of(title);
        string path = string.Create(CultureInfo.InvariantCulture, $"{pathBase}/articles/{id}{(slug.Length > 0 ? "/" : "")}{slug}");
        return With(path, string.Join('&', query)) + (anchor is { Length: > 0 } ? "#" + anchor : "");
    }

    public string Story(EditionView edition, long id, string title)
    {
        ArgumentNullException.ThrowIfNull(edition);
        string slug = Slug.Of(title);
        return Place(string.Create(CultureInfo.InvariantCulture, $"/stories/{id}{(slug.Length > 0 ? "/" : "")}{slug}"), edition);
    }

    private static string Path(EditionView edition, ArticleList list)
    {
        string path = (edition.IsDefault ? "" : "/editions/" + Uri.EscapeDataString(edition.Slug)) + Path(list);
        return path.Length == 0 ? "/" : path;
    }

    private static string Path(ArticleList list) => list switch
    {
        { Source: string source } => "/sources/" + Uri.EscapeDataString(source),
        { Group: string group } => "/groups/" + Uri.EscapeDataString(group),
        { Topic: string topic } => "/topics/" + Uri.EscapeDataString(topic),
        { Day: DateOnly day } => "/days/" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Story: long story } => "/stories/" + story.ToString(CultureInfo.InvariantCulture),
        { Search: not null } => "/search",
        { MostRead: true } => "/" + ListRoutes.MostRead,
        _ => "",
    };

    private static string Query(ArticleList list, ListCursor? after, int? count, bool foldStories, string? language)
    {
        List<string> query = [];
        Add("q", list.Search is null ? [] : [list.Search]);
        Add("by", list.ByRelevance ? [ListRequest.ByRelevance] : []);
        Add("source", [.. list.Picker.Sources, .. list.Picker.WithoutSources.Select(s => "-" + s)]);
        Add("group", list.Picker.Groups);
        Add("topic", list.Picker.Topics);
        Add("lang", list.Picker.Languages);
        Add("fold", foldStories ? ["story"] : []);
        Add("n", count is int n ? [n.ToString(CultureInfo.InvariantCulture)] : []);
        Add("after", after is ListCursor cursor ? [cursor.ToString()] : []);
        Add("in", language is null ? [] : [language]);
        return string.Join('&', query);

        void Add(string name, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                query.Add($"{name}={string.Join(',', values.Select(Uri.EscapeDataString))}");
            }
        }
    }

    private static string With(string path, string query) => (path.Length == 0 ? "/" : path) + (query.Length > 0 ? "?" + query : "");
}
