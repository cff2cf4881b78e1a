using Microsoft.AspNetCore.Mvc.ApplicationModels;
using NewsAggregator.Web.Syndication;

namespace NewsAggregator.Web.Pages;

/// <summary>The pages' registration.</summary>
public static class ReaderPages
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<EditionDirectory>();
        services.AddSingleton<EditionMoves>();
        services.AddSingleton<SearchWaysOut>();
        services.AddScoped<ReaderContext>();
        services.AddScoped<ReaderContextFilter>();
        services.AddSyndication();
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Admin");
            AddRoutes(pages.Conventions, "/List", ListRoutes.Lists);
            AddRoutes(pages.Conventions, "/Story", ListRoutes.Stories);
            AddRoutes(pages.Conventions, "/Article", ["articles/{id:long}", "articles/{id:long}/{slug}"]);
            AddRoutes(pages.Conventions, "/Changes", ["changes", "editions/{edition}/changes"]);
            AddRoutes(pages.Conventions, "/Sources", ["sources", "editions/{edition}/sources"]);
            AddRoutes(pages.Conventions, "/Days", ["days", "editions/{edition}/days"]);
            AddRoutes(pages.Conventions, "/Covered", ["stories", "editions/{edition}/stories"]);
            AddRoutes(pages.Conventions, "/Topics", ["topics", "editions/{edition}/topics"]);
        }).AddMvcOptions(mvc => mvc.Filters.AddService<ReaderContextFilter>());
        return services;
    }

    // Instead of the route made from the file's name: every address stands in ListRoutes or here.
    private static void AddRoutes(PageConventionCollection conventions, string page, IReadOnlyList<string> templates) =>
        conventions.AddPageRouteModelConvention(page, model =>
        {
            model.Selectors.Clear();
            foreach (string template in templates)
            {
                model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = template } });
            }
        });
}
