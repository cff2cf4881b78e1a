using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Api;

/// <summary>Reads which list a request means, as pages and feeds do, and says in words where it means none.</summary>
internal sealed class ApiReading(ReaderContext here)
{
    /// <summary>Null, or what is wrong. Afterwards <see cref="Request"/> and <see cref="Contents"/> are there.</summary>
    public async Task<IResult?> ReadAsync(HttpContext context)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        if (context.GetRouteValue("edition") is string slug && !here.Editions.Any(edition => edition.Slug == slug))
        {
            return ApiProblem.NotFound($"There is no edition \"{slug}\". {Addresses.ApiRoot}/editions lists them.");
        }

        if (ListRequest.Read(context.Request, here.Editions) is not { } request)
        {
            return context.Request.Query["after"].ToString() is { Length: > 0 } after && ListCursor.Parse(after) is null
                ? ApiProblem.Bad($"after={after} is no place in a list. Follow the address in \"next\"; its \"after\" is not meant to be made up.")
                : ApiProblem.Bad($"\"{context.GetRouteValue("day")}\" is no day. Write it like 2026-11-23.");
        }

        if (context.Request.Query["n"].ToString() is { Length: > 0 } n && (!int.TryParse(n, System.Globalization.CultureInfo.InvariantCulture, out int count) || count is < 1 or > ListRequest.MostCount))
        {
            return ApiProblem.Bad($"n={n} is no number of articles that a page may have. It goes from 1 to {ListRequest.MostCount}; {ListRequest.PageCount} without it.");
        }

        here.Edition = request.Edition;
        Contents = await here.ContentsAsync().ConfigureAwait(false);
        Request = request with { List = Contents.Current(request.List) with { ByRelevance = false } };
        return null;
    }

    public ListRequest Request { get; private set; } = null!;

    public EditionContents Contents { get; private set; } = null!;
}
