using System.Globalization;
using System.Net;
using System.Text;

namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>A publisher's home page: its articles and the link by which its feed is found.</summary>
internal static class DemoHome
{
    public static string Write(DemoPublisher publisher, List<DemoGold> articles)
    {
        var type = publisher.FeedFile switch
        {
            "feed.atom" => "application/atom+xml",
            "feed.json" => "application/feed+json",
            _ => "application/rss+xml",
        };
        var name = WebUtility.HtmlEncode(publisher.Name);
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{publisher.Language}">
            <head>
            <meta charset="utf-8">
            <title>{name}</title>
            <meta name="description" content="{WebUtility.HtmlEncode(publisher.Tagline)}">
            <link rel="canonical" href="{publisher.HomeUrl}">
            <link rel="alternate" type="{type}" title="{name}" href="{publisher.FeedUrl}">
            </head>
            <body>
            <header><h1>{name}</h1><p>{WebUtility.HtmlEncode(publisher.Tagline)}</p></header>
            <main>

            """);
        foreach (var article in articles)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<article><h2><a href="{article.Url}">{WebUtility.HtmlEncode(article.Title)}</a></h2><time datetime="{DemoDates.Iso(article.PublishedAt)}">{DemoDates.Printed(article.PublishedAt, publisher.IsChinese)}</time></article>""").Append('\n');
        }
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }
}
