using Microsoft.Net.Http.Headers;

namespace NewsAggregator.Web.Languages;

/// <summary>In which of our languages a page is shown: the address's wish, else the browser's, else the site's own.</summary>
public static class PageLanguage
{
    /// <summary>The language an address asks for, or null where it asks for none that we have.</summary>
    public static string? Wished(string? asked) => asked is { Length: > 0 and < 36 } ? OfTag(asked) : null;

    public static string Choose(string? asked, string? acceptLanguage, string siteLanguage)
    {
        if (Wished(asked) is string wish)
        {
            return wish;
        }

        if (acceptLanguage is { Length: > 0 and < 500 } && StringWithQualityHeaderValue.TryParseList([acceptLanguage], out IList<StringWithQualityHeaderValue>? tags))
        {
            string? best = tags.Where(tag => tag.Quality is null or > 0).OrderByDescending(tag => tag.Quality ?? 1)
                .Select(tag => OfTag(tag.Value.Value ?? "")).FirstOrDefault(language => language is not null);
            if (best is not null)
            {
                return best;
            }
        }

        return Wished(siteLanguage) ?? "en";
    }

    // Readers of simplified Chinese read traditional far sooner than English.
    private static string? OfTag(string tag) =>
        tag.Equals("en", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase) ? "en"
        : tag.Equals("zh", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("zh-", StringComparison.OrdinalIgnoreCase) ? "zh-Hant"
        : null;
}
