using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>A picture that a page shows by script, and keeps in a <c>noscript</c> for those who have none.</summary>
internal static class LatePicture
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>Null: another element, nothing but one picture in it is missing, or the picture before it shows without a script.</summary>
    public static IElement? In(INode node)
    {
        if (node is not IElement { LocalName: "noscript" } spare || TextSize.Of(spare.TextContent) > 0 || spare.QuerySelectorAll("img").Take(2).ToList() is not [IElement image])
        {
            return null;
        }

        string source = image.GetAttribute("src") ?? "";
        string path = source.Split('?', '#')[0];
        bool picture = Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || spare.ParentElement?.LocalName is "figure" or "picture";
        return picture && !Shows(spare.PreviousElementSibling) ? image : null;
    }

    private static bool Shows(IElement? before)
    {
        IElement? image = before is null or { LocalName: "img" } ? before : before.QuerySelector("img");
        return image is not null && ContentPicture.IsNamed(image);
    }
}
