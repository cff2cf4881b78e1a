namespace NewsAggregator.Web.Reads;

/// <summary>Counting what is read: before the cache of pages, which answers most readers.</summary>
internal static class ReadRegistration
{
    public static IServiceCollection AddReadCounts(this IServiceCollection services)
    {
        services.AddSingleton<ReadCounter>();
        services.AddHostedService<ReadCountService>();
        return services;
    }

    public static void UseReadCounts(this WebApplication app)
    {
        ReadCounter counter = app.Services.GetRequiredService<ReadCounter>();
        app.Use(async (context, next) =>
        {
            long? article = ReadRule.ArticleOf(context);
            await next(context).ConfigureAwait(false);
            if (article is long opened && context.Response.StatusCode == StatusCodes.Status200OK)
            {
                counter.Count(opened);
            }
        });
    }
}
