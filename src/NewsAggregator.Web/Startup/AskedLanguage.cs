using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Startup;

/// <summary>
/// Spells the language that an address asks for ("?IN=EN", "?in=zh-tw") as we do, and drops one that we do not have, before anything reads it:
/// links, forms and the address itself, which forms without an action are sent to, then all carry the one spelling.
/// </summary>
internal static class AskedLanguage
{
    private const string Name = "in";

    public static Task SpellAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (request.QueryString.HasValue && request.Query.TryGetValue(Name, out Microsoft.Extensions.Primitives.StringValues asked))
        {
            request.QueryString = Spelled(request.QueryString, PageLanguage.Wished(asked.ToString()));
        }

        return next(context);
    }

    // The rest stays as it was sent, letter for letter.
    private static QueryString Spelled(QueryString query, string? language)
    {
        StringBuilder text = new();
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(query.Value))
        {
            if (!pair.DecodeName().Span.Equals(Name, StringComparison.OrdinalIgnoreCase))
            {
                Begin().Append(pair.EncodedName.Span).Append('=').Append(pair.EncodedValue.Span);
            }
            else if (language is not null)
            {
                Begin().Append(Name).Append('=').Append(language);
                language = null;
            }
        }

        return new QueryString(text.ToString());

        StringBuilder Begin() => text.Append(text.Length == 0 ? '?' : '&');
    }
}
