using System.Text.RegularExpressions;

namespace NewsAggregator.Web.Reads;

/// <summary>
/// What counts as somebody reading an article: a browser that a person sent to its page for the first time. It is told by the request alone;
/// no cookie, address or anything else that names a reader is looked at or kept.
/// </summary>
internal static partial class ReadRule
{
    private static readonly string[] Speculative = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>The article, if its page answers this request and that would be a read.</summary>
    public static long? ArticleOf(HttpContext context) =>
        context.GetRouteValue("page") is "/Article"
        && long.TryParse(context.GetRouteValue("id")?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out long article)
        && !context.Request.Query.ContainsKey("rev")
        && context.User.Identity?.IsAuthenticated != true
        && IsReader(context.Request) ? article : null;

    public static bool IsReader(HttpRequest request)
    {
        IHeaderDictionary headers = request.Headers;
        return HttpMethods.IsGet(request.Method) && IsFirstTime(headers) && IsSentByPerson(headers) && IsBrowser(headers);
    }

    // A browser that still has the page asks whether it changed, whatever the answer is; one that reloads by force says so.
    private static bool IsFirstTime(IHeaderDictionary headers) =>
        headers.IfNoneMatch.Count == 0 && headers.IfModifiedSince.Count == 0 && headers.Pragma.Count == 0
        && !headers.CacheControl.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase);

    // Fetch Metadata is sent over https, and only by browsers; where it is missing, nothing follows from that.
    private static bool IsSentByPerson(IHeaderDictionary headers) =>
        !Array.Exists(Speculative, name => headers.ContainsKey(name))
        && headers["Sec-Fetch-Dest"].ToString() is "" or "document" && headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";

    private static bool IsBrowser(IHeaderDictionary headers) =>
        headers.AcceptLanguage.Count > 0 && headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && headers.UserAgent.ToString() is { Length: > 0 } agent && !Program().IsMatch(agent);

    // "http" stands for the address that honest programs leave, and for the libraries named after it.
    [GeneratedRegex("bot|crawl|spider|slurp|scan|fetch|preview|monitor|headless|lighthouse|archive|feed|rss|reader/|http|curl|wget|python|java/|ruby|perl|php|whatsapp", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Program();
}
