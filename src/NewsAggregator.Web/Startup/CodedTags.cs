using System.Text.RegularExpressions;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace NewsAggregator.Web.Startup;

/// <summary>
/// A strong tag names bytes, and a compressed answer's are others than the plain one's (RFC 9110, 8.8.3): what is compressed carries its coding
/// in the tag. Behind this there are plain tags only, because whoever asks has the same content in whatever coding it came.
/// </summary>
internal static partial class CodedTags
{
    public static void Use(WebApplication app)
    {
        IResponseCompressionProvider compression = app.Services.GetRequiredService<IResponseCompressionProvider>();
        app.Use((context, next) =>
        {
            string asked = context.Request.Headers.IfNoneMatch.ToString();
            if (asked.Length > 0)
            {
                context.Request.Headers.IfNoneMatch = Coding().Replace(asked, "\"");
            }

            context.Response.OnStarting(() =>
            {
                Mark(context.Response, asked, compression);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Mark(HttpResponse answer, string asked, IResponseCompressionProvider compression)
    {
        // Weak tags say that pages mean the same, in any coding.
        if (answer.Headers.ETag.ToString() is not ['"', .., '"'] tag)
        {
            return;
        }

        if (answer.StatusCode == StatusCodes.Status304NotModified)
        {
            // The one that the browser keeps with what it has.
            answer.Headers.ETag = TagsOf(asked).FirstOrDefault(own => Coding().Replace(own, "\"") == tag) ?? tag;
            return;
        }

        string coding = answer.Headers.ContentEncoding.ToString();
        if (coding.Length == 0 && HttpMethods.IsHead(answer.HttpContext.Request.Method) && compression.ShouldCompressResponse(answer.HttpContext)
            && compression.GetCompressionProvider(answer.HttpContext)?.EncodingName is { } would)
        {
            // The headers that getting it would have; how long it would be is not known.
            answer.Headers.ContentEncoding = coding = would;
            answer.Headers.ContentLength = null;
            answer.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (coding.Length > 0)
        {
            answer.Headers.ETag = $"{tag[..^1]}-{coding}\"";
        }
    }

    private static IEnumerable<string> TagsOf(string asked) =>
        EntityTagHeaderValue.TryParseList([asked], out IList<EntityTagHeaderValue>? tags) ? tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString()) : [];

    [GeneratedRegex("-(?:br|gzip)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Coding();
}
