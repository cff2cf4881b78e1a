using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>What every page and feed of one request knows: the site, its editions, the words it is shown in, the addresses and the time.</summary>
public sealed class ReaderContext(SiteSettingsQuery settings, EditionQuery editions, EditionDirectory directory, TimeProvider clock, IWebHostEnvironment environment)
{
    private HttpRequest request = null!;

    // As the reader asked: the error page is executed under an address of its own.
    private PathString path;
    private Dictionary<string, string?> query = [];

    public SiteSettings Site { get; private set; } = null!;
    public Words Words { get; private set; } = null!;
    public Addresses At { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<EditionView> Editions { get; private set; } = [];

    /// <summary>The edition in whose context the page stands; the default one until a page says otherwise.</summary>
    public EditionView Edition { get; set; } = null!;
    public bool IsDevelopment => environment.IsDevelopment();

    /// <summary>The language the address itself asks for; null: it follows the browser.</summary>
    public string? WishedLanguage { get; private set; }

    public DateOnly Today => DayOf(Now);

    public bool IsReady => request is not null;

    /// <summary>Reads what a request needs, once.</summary>
    /// <param name="followBrowser">False for feeds: without a wish they are in the site's language.</param>
    public async Task PrepareAsync(HttpContext context, bool followBrowser)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsReady)
        {
            return;
        }

        Use(
            context,
            await settings.ReadAsync(context.RequestAborted).ConfigureAwait(false),
            await editions.AllAsync(context.RequestAborted).ConfigureAwait(false),
            followBrowser);
    }

    /// <summary>For the page that says what went wrong: nothing is read.</summary>
    public void PrepareWithoutSite(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsReady)
        {
            Use(context, new SiteSettings("", "NewsAggregator", "en", "UTC", null, true, DateTimeOffset.UnixEpoch), [], followBrowser: true);
        }
    }

    private void Use(HttpContext context, SiteSettings site, IReadOnlyList<EditionView> all, bool followBrowser)
    {
        Site = site;
        Editions = all;
        Edition = Editions is [EditionView first, ..] ? first : new EditionView(0, "", Site.Name, Site.Name, true, 0, 0);
        Now = clock.GetUtcNow();
        IStatusCodeReExecuteFeature? again = context.Features.Get<IStatusCodeReExecuteFeature>();
        path = again is null ? context.Request.Path : again.OriginalPath;
        query = (again is null ? context.Request.Query : new QueryCollection(QueryHelpers.ParseQuery(again.OriginalQueryString)))
            .ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        WishedLanguage = PageLanguage.Wished(query.GetValueOrDefault("in"));
        Words = Words.In(PageLanguage.Choose(WishedLanguage, followBrowser ? context.Request.Headers.AcceptLanguage.ToString() : null, Site.Language));
        string own = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        At = new Addresses(Site.PublicUrl is { Length: > 0 } address ? address : own, context.Request.PathBase, WishedLanguage);
        request = context.Request;
    }

    public Task<EditionContents> ContentsAsync() => directory.ReadAsync(Edition, request.HttpContext.RequestAborted);

    public string EditionName(EditionView edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Words.IsChinese ? edition.NameZh : edition.NameEn;
    }

    /// <summary>How titles outside the site's own pages begin.</summary>
    public string SiteAndEdition(EditionView edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.IsDefault ? Site.Name : $"{Site.Name} · {EditionName(edition)}";
    }

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Site.Zone).DateTime);

    /// <summary>This page's address in another language.</summary>
    public string InLanguage(string language) => QueryHelpers.AddQueryString(
        request.PathBase + path, query.Where(pair => pair.Key != "in").Append(new KeyValuePair<string, string?>("in", language)));

    /// <summary>This page's address without a language.</summary>
    public string WithoutLanguage() => QueryHelpers.AddQueryString(request.PathBase + path, query.Where(pair => pair.Key != "in"));

    /// <summary>A time as people say it, the exact one on hover and for programs.</summary>
    public TagBuilder Time(DateTimeOffset time)
    {
        TagBuilder tag = new("time");
        tag.Attributes["datetime"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        tag.Attributes["title"] = Words.Exact(time, Site.Zone);
        tag.InnerHtml.Append(Words.Ago(time, Now));
        return tag;
    }

    /// <summary>The language of a foreign text, for its lang attribute; null where it is the page's own.</summary>
    public string? Lang(string? language) => language is null || language.Equals(Words.Language, StringComparison.OrdinalIgnoreCase) ? null : language;
}
