using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>Frames that show a video or post of a house that readers know; the sanitiser makes a captioned link of them.</summary>
internal static class Players
{
    public static bool IsPlayer(IElement element) =>
        element.LocalName == "iframe"
        && (element.GetAttribute("src") ?? element.GetAttribute("data-src")) is { Length: < 2000 } source
        && Uri.TryCreate(source.StartsWith("//", StringComparison.Ordinal) ? "https:" + source : source, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && EmbeddedMedia.Of(address) is not null;

    public static bool Holds(IElement element) => element.QuerySelectorAll("iframe").Any(IsPlayer);
}
