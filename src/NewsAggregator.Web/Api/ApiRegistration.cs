using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Api;

/// <summary>The addresses for programs, below /api/v1.</summary>
internal static class ApiRegistration
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly Dictionary<string, ApiParameter> PathParameters = new[]
    {
        new ApiParameter("edition", ParameterLocation.Path, JsonSchemaType.String, "Slug of an edition; addresses without one are the default edition's."),
        new ApiParameter("source", ParameterLocation.Path, JsonSchemaType.String, "Slug of a source."),
        new ApiParameter("group", ParameterLocation.Path, JsonSchemaType.String, "Slug of a group of sources."),
        new ApiParameter("topic", ParameterLocation.Path, JsonSchemaType.String, "Slug of a topic."),
        new ApiParameter("day", ParameterLocation.Path, JsonSchemaType.String, "A day in the site's zone: 2026-11-23."),
        new ApiParameter("story", ParameterLocation.Path, JsonSchemaType.Integer, "Number of a story."),
        new ApiParameter("id", ParameterLocation.Path, JsonSchemaType.Integer, "Number of an article."),
    }.ToDictionary(parameter => parameter.Name);

    private static readonly ApiParameter Language = new("in", ParameterLocation.Query, JsonSchemaType.String, "Language of the site's own words: en or zh-Hant.");

    private static readonly ApiParameter[] OfArticle =
    [
        new("edition", ParameterLocation.Query, JsonSchemaType.String, "The edition in whose context it is shown."),
        new("rev", ParameterLocation.Query, JsonSchemaType.Integer, "An older revision."),
    ];

    private static readonly ApiParameter[] OfList =
    [
        new("source", ParameterLocation.Query, JsonSchemaType.String, "Only these sources, slugs apart by commas; with a leading - without them."),
        new("group", ParameterLocation.Query, JsonSchemaType.String, "Only sources of these groups."),
        new("topic", ParameterLocation.Query, JsonSchemaType.String, "Only these topics."),
        new("lang", ParameterLocation.Query, JsonSchemaType.String, "Only articles written in these languages; zh is both Chinese scripts."),
        new("n", ParameterLocation.Query, JsonSchemaType.Integer, "Articles on a page, 1 to 200; 30 without it."),
        new("after", ParameterLocation.Query, JsonSchemaType.String, "Where to go on; it stands in the address that next names."),
    ];

    public static void AddApi(this IServiceCollection services, ApiOptions options)
    {
        services.AddScoped<ApiReading>();
        services.AddScoped<ApiShape>();
        services.AddScoped<ListEndpoints>();
        services.AddScoped<ReadingEndpoints>();
        services.AddProblemDetails();
        services.Configure<RateLimiterOptions>(limits => ApiPace.Add(limits, options));
        services.AddOpenApi("v1", ApiDocument.Describe);
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").RequireRateLimiting(ApiPace.Policy);
        app.MapGet("/api", () => Results.Redirect("/help/api")).ExcludeFromDescription();
        app.MapMethods("/api/{**unknown}", Reading, () => ApiProblem.OfStatus(StatusCodes.Status404NotFound)).RequireRateLimiting(ApiPace.Policy).ExcludeFromDescription();
        Map<EditionsValue>(app, "editions", "Editions", "The editions of the site.", (HttpContext context, ListEndpoints lists) => lists.EditionsAsync(context));
        Map<WholeArticleValue>(app, "articles/{id:long}", "Article", "An article with its text, key sentences and timeline.", (HttpContext context, long id, ReadingEndpoints reading) => reading.ArticleAsync(context, id), OfArticle)
            .ProducesProblem(StatusCodes.Status410Gone);
        Map<TimelineValue>(app, "articles/{id:long}/timeline", "ArticleTimeline", "The dated events of an article and of its story's other articles.", (HttpContext context, long id, ReadingEndpoints reading) => reading.ArticleTimelineAsync(context, id), OfArticle)
            .ProducesProblem(StatusCodes.Status410Gone);
        foreach ((string below, string name) in new[] { ("", ""), ("editions/{edition}/", "OfEdition") })
        {
            Map<ArticlesValue>(app, below + "articles", "FrontArticles" + name, "The articles of an edition, newest first.", Articles, OfList);
            Map<ArticlesValue>(app, below + "sources/{source}/articles", "SourceArticles" + name, "The articles of a source.", Articles, OfList);
            Map<ArticlesValue>(app, below + "groups/{group}/articles", "GroupArticles" + name, "The articles of a group of sources.", Articles, OfList);
            Map<ArticlesValue>(app, below + "topics/{topic}/articles", "TopicArticles" + name, "The articles of a topic.", Articles, OfList);
            Map<ArticlesValue>(app, below + "days/{day}/articles", "DayArticles" + name, "The articles of a day.", Articles, OfList);
            Map<ArticlesValue>(
                app, below + "search/articles", "SearchArticles" + name, "The articles that a search finds, newest first.", Articles,
                [new("q", ParameterLocation.Query, JsonSchemaType.String, "What to look for."), .. OfList]);
            Map<ArticlesValue>(app, below + ListRoutes.MostRead + "/articles", "MostReadArticles" + name, "The articles opened most often in the last seven days, in that order.", Articles, OfList);
            Map<ArticlesValue>(app, below + "stories/{story:long}/articles", "StoryArticles" + name, "The articles of a story.", Articles, OfList);
            Map<StoryValue>(app, below + "stories/{story:long}", "Story" + name, "A story: summary, timeline, articles.", (HttpContext context, long story, ReadingEndpoints reading) => reading.StoryAsync(context, story));
            Map<TimelineValue>(app, below + "stories/{story:long}/timeline", "StoryTimeline" + name, "The dated events of a story.", (HttpContext context, long story, ReadingEndpoints reading) => reading.StoryTimelineAsync(context, story));
            Map<LeadsValue>(app, below + "leads", "Leads" + name, "The stories that lead the front page.", (HttpContext context, ListEndpoints lists) => lists.LeadsAsync(context));
            Map<SourcesValue>(app, below + "sources", "Sources" + name, "The sources, with how many articles the edition shows of each.", (HttpContext context, ListEndpoints lists) => lists.SourcesAsync(context));
            Map<NamedListsValue>(app, below + "groups", "Groups" + name, "The groups of sources.", (HttpContext context, ListEndpoints lists) => lists.GroupsAsync(context));
            Map<NamedListsValue>(app, below + "topics", "Topics" + name, "The topics.", (HttpContext context, ListEndpoints lists) => lists.TopicsAsync(context));
        }
    }

    private static Task<IResult> Articles(HttpContext context, ListEndpoints lists) => lists.ArticlesAsync(context);

    private static RouteHandlerBuilder Map<T>(WebApplication app, string address, string name, string summary, Delegate handler, params ApiParameter[] parameters)
    {
        string pattern = $"{Addresses.ApiRoot}/{address}";
        IEnumerable<ApiParameter> inPath = Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(pattern).Parameters.Select(parameter => PathParameters[parameter.Name]);
        return app.MapMethods(pattern, Reading, handler).WithName(name).WithSummary(summary).WithTags("v1").WithMetadata([.. inPath, .. parameters, Language])
            .Produces<T>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .RequireRateLimiting(ApiPace.Policy);
    }
}
