using System.Globalization;
using System.Text.RegularExpressions;
using NewsAggregator.Ingestion.Pictures;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pictures;

/// <summary><c>/img/{article}/{picture}-{width}-{signature}.webp</c>: a picture of an article that some edition shows, through this site.</summary>
internal static partial class PictureEndpoint
{
    // The bytes of an address never change; what is withdrawn is gone from browsers after a day.
    private const string Kept = "public, max-age=86400";

    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.AddSingleton<PictureSignature>();
        services.AddScoped<PagePictures>();
        return services;
    }

    public static void MapPictures(this IEndpointRouteBuilder app) =>
        app.MapMethods("/img/{article:long}/{name}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext context, long article, string name, PictureSignature signature, PicturesQuery query, PictureStore store)
    {
        Match asked = Name().Match(name);
        if (!asked.Success || !int.TryParse(asked.Groups["width"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int width))
        {
            return Results.NotFound();
        }

        long key = long.Parse(asked.Groups["key"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (!PictureSignature.Holds(await signature.SecretAsync(context.RequestAborted).ConfigureAwait(false), article, key, width, asked.Groups["signature"].Value))
        {
            return Results.NotFound();
        }

        PictureAnswer answer = await query.FindAsync(article, key, context.RequestAborted).ConfigureAwait(false);
        if (answer.Wish is not { } wish || await store.FileAsync(wish, width, context.RequestAborted).ConfigureAwait(false) is not { } file)
        {
            return answer.Access == ArticleAccess.Withdrawn ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();
        }

        context.Response.Headers.CacheControl = Kept;
        return Results.File(file, "image/webp", lastModified: File.GetCreationTimeUtc(file), entityTag: new($"\"{asked.Groups["key"].Value}-{width}\""));
    }

    [GeneratedRegex(@"\A(?<key>[0-9a-f]{16})-(?<width>[0-9]{1,5})-(?<signature>[A-Za-z0-9_-]{12})\.webp\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
