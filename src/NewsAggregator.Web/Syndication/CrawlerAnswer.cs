using System.Text;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>What search engines' programs ask for: robots.txt, and the sitemaps where the site wants to be found by them.</summary>
internal sealed class CrawlerAnswer(ReaderContext here, SiteOptions options, SitemapQuery sitemap, SyndicationAnswer answer)
{
    private const int MostArticles = 20_000;
    private const int MostStories = 5_000;

    // The news extension's own limits.
    private const int MostNews = 1000;
    private static readonly TimeSpan NewsSpan = TimeSpan.FromDays(2);

    // Searches are as many as there are words; the rest is for people with an account, or for programs that know the site.
    private static readonly string[] Kept = ["/admin", "/login", "/logout", "/setup", "/invitations", "/search", "/editions/*/search", "/api/"];

    public async Task RobotsAsync(HttpContext context)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        StringBuilder text = new("User-agent: *\n");
        foreach (string path in Kept)
        {
            text.Append("Disallow: ").Append(path).Append('\n');
        }

        foreach (string sitemap in (string[])[.. options.Sitemap ? ["/sitemap.xml"] : Array.Empty<string>(), .. options.NewsSitemap ? ["/news-sitemap.xml"] : Array.Empty<string>()])
        {
            text.Append("Sitemap: ").Append(here.At.PublicUrl).Append(sitemap).Append('\n');
        }

        await answer.BytesAsync(context, Encoding.UTF8.GetBytes(text.ToString()), "text/plain").ConfigureAwait(false);
    }

    /// <summary>Lists, stories and articles of the default edition, and the front pages of the others.</summary>
    public async Task SitemapAsync(HttpContext context)
    {
        if (!options.Sitemap)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        EditionContents contents = await here.ContentsAsync().ConfigureAwait(false);
        IReadOnlyList<SitemapLine> lines = await sitemap.ReadAsync(here.Edition, MostArticles, context.RequestAborted).ConfigureAwait(false);
        IReadOnlyList<SitemapStory> stories = await sitemap.StoriesAsync(here.Edition, MostStories, context.RequestAborted).ConfigureAwait(false);
        DateTimeOffset? newest = lines.Count > 0 ? lines.Max(line => line.Changed) : null;
        Addresses at = new(here.At.PublicUrl, context.Request.PathBase, null);
        IEnumerable<SitemapEntry> lists =
        [
            .. here.Editions.Select(edition => new SitemapEntry(at.Absolute(at.List(edition, ArticleList.Front)), edition.IsDefault ? newest : null)),
            .. contents.Sources.Where(s => s.Articles > 0).Select(s => new SitemapEntry(at.Absolute(at.Source(here.Edition, s.Slug)), s.NewestAt)),
            .. contents.Groups.Where(g => g.Sources > 0).Select(g => new SitemapEntry(at.Absolute(at.Group(here.Edition, g.Slug)))),
            .. contents.Topics.Where(t => t.Articles > 0).Select(t => new SitemapEntry(at.Absolute(at.Topic(here.Edition, t.Slug)))),
        ];
        SitemapEntry[] entries =
        [
            .. lists,
            .. stories.Select(story => new SitemapEntry(at.Absolute(at.Story(here.Edition, story.Id, story.Title)), story.Changed)),
            .. lines.Select(line => new SitemapEntry(at.Absolute(at.Article(line.Id, line.Title)), line.Changed)),
        ];
        await answer.BytesAsync(context, SitemapWriter.Write(entries), SitemapWriter.MediaType).ConfigureAwait(false);
    }

    public async Task NewsAsync(HttpContext context)
    {
        if (!options.NewsSitemap)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        Addresses at = new(here.At.PublicUrl, context.Request.PathBase, null);
        IReadOnlyList<SitemapLine> lines = await sitemap.ReadAsync(here.Edition, MostNews, context.RequestAborted).ConfigureAwait(false);
        await answer.BytesAsync(
            context,
            SitemapWriter.Write([.. lines.Where(line => line.Title.Length > 0 && line.Published > here.Now - NewsSpan && line.Published <= here.Now).Select(line => new SitemapEntry(
                at.Absolute(at.Article(line.Id, line.Title)), null, new SitemapNews(here.Site.Name, line.Language ?? here.Site.Language, line.Published, line.Title)))]),
            SitemapWriter.MediaType).ConfigureAwait(false);
    }
}
