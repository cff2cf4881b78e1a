using NewsAggregator.Web.Api;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>What is published for programs: feeds at every list's own address, OPML, an article's data.</summary>
public static class SyndicationEndpoints
{
    private static readonly string[] Formats = ["xml", "atom", "json"];
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddSyndication(this IServiceCollection services)
    {
        services.AddSingleton<Validators>();
        services.AddScoped<SyndicationAnswer>();
        services.AddScoped<FeedAnswer>();
        services.AddScoped<TimelineFeedAnswer>();
        services.AddScoped<DaysFeedAnswer>();
        services.AddScoped<ChangesAnswer>();
        services.AddScoped<OpmlAnswer>();
        services.AddScoped<CrawlerAnswer>();
        return services;
    }

    public static void MapSyndication(this IEndpointRouteBuilder app)
    {
        foreach (string list in ListRoutes.Lists.Concat(ListRoutes.Stories))
        {
            foreach (string format in Formats)
            {
                app.MapMethods($"{list}/feed.{format}".TrimStart('/'), Reading, context => context.RequestServices.GetRequiredService<FeedAnswer>().AnswerAsync(context, format));
            }
        }

        foreach (string format in Formats)
        {
            foreach (string story in ListRoutes.Stories)
            {
                app.MapMethods($"{story}/timeline/feed.{format}", Reading, context => context.RequestServices.GetRequiredService<TimelineFeedAnswer>().AnswerAsync(context, format));
            }

            foreach (string days in new[] { "days", "editions/{edition}/days" })
            {
                app.MapMethods($"{days}/feed.{format}", Reading, context => context.RequestServices.GetRequiredService<DaysFeedAnswer>().AnswerAsync(context, format));
            }

            foreach (string changes in new[] { "changes", "editions/{edition}/changes" })
            {
                app.MapMethods($"{changes}/feed.{format}", Reading, context => context.RequestServices.GetRequiredService<ChangesAnswer>().AnswerAsync(context, format));
            }
        }

        app.MapMethods("robots.txt", Reading, context => context.RequestServices.GetRequiredService<CrawlerAnswer>().RobotsAsync(context));
        app.MapMethods("sitemap.xml", Reading, context => context.RequestServices.GetRequiredService<CrawlerAnswer>().SitemapAsync(context));
        app.MapMethods("news-sitemap.xml", Reading, context => context.RequestServices.GetRequiredService<CrawlerAnswer>().NewsAsync(context));
        foreach (string address in new[] { "opml.xml", "editions/{edition}/opml.xml" })
        {
            app.MapMethods(address, Reading, context => context.RequestServices.GetRequiredService<OpmlAnswer>().AnswerAsync(context));
        }

        foreach (string address in new[] { "articles/{id:long}.json", "articles/{id:long}/{slug}.json" })
        {
            app.MapMethods(address, Reading, (HttpContext context, long id, ReadingEndpoints reading) => reading.ArticleAsync(context, id)).ExcludeFromDescription();
        }
    }
}
