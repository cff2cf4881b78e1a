using System.Globalization;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Articles;

/// <summary>The one recording of an item: RSS knows one enclosure, and readers play the first. Pictures are <see cref="LeadPicture"/>'s.</summary>
internal static partial class Enclosures
{
    private const int LongestAddress = 2048;

    public static void Choose(Article article, ParsedItem item)
    {
        IEnumerable<ParsedEnclosure> told = item.Enclosures.Concat(item.Media.Select(media => new ParsedEnclosure(media.Url, media.Type ?? OfMedium(media.Medium), null)));
        foreach (ParsedEnclosure enclosure in told)
        {
            string? type = TypeOf(enclosure);
            if (type is not null && enclosure.Url.Length <= LongestAddress && Uri.TryCreate(enclosure.Url, UriKind.Absolute, out Uri? address)
                && address.Scheme is "http" or "https" && address.UserInfo.Length == 0)
            {
                article.EnclosureUrl = address.AbsoluteUri;
                article.EnclosureType = type;
                article.EnclosureLength = long.TryParse(enclosure.Length, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : 0;
                return;
            }
        }
    }

    private static string? TypeOf(ParsedEnclosure enclosure)
    {
        string type = enclosure.Type?.Trim().ToLowerInvariant() ?? "";
        return Playable().IsMatch(type) ? type : type.Length > 0 && type != "application/octet-stream" ? null : Path.GetExtension(enclosure.Url.Split('?', '#')[0]).ToLowerInvariant() switch
        {
            ".mp3" => "audio/mpeg",
            ".m4a" => "audio/mp4",
            ".ogg" or ".oga" or ".opus" => "audio/ogg",
            ".mp4" or ".m4v" => "video/mp4",
            ".webm" => "video/webm",
            _ => null,
        };
    }

    // A medium alone names no type: the address then has to.
    private static string? OfMedium(string? medium) => medium is null or "audio" or "video" ? null : medium + "/*";

    [GeneratedRegex(@"^(audio|video)/[a-z0-9][a-z0-9.+-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Playable();
}
