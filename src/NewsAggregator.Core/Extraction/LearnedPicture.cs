using System.IO.Hashing;
using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// A picture that stands on several pages of a source is as little of the article as a text that does: the banner over "Subscribe", the
/// author's portrait. One with a caption of its own stays.
/// </summary>
public static class LearnedPicture
{
    /// <summary>By its address without the query, which publishers change.</summary>
    public static long Fingerprint(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string key = "picture\n" + address.Split('?', '#')[0];
        return (long)XxHash64.HashToUInt64(MemoryMarshal.AsBytes(key.AsSpan()));
    }

    /// <summary>The body's pictures, for counting on how many pages each stands.</summary>
    /// <param name="body">Sanitised: addresses are absolute.</param>
    public static IReadOnlyList<PageBlock> In(IElement body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return [.. body.QuerySelectorAll("img").Where(picture => CaptionOf(picture).Length == 0).Select(picture => picture.GetAttribute("src")).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(address => new PageBlock(Fingerprint(address), address))];
    }

    /// <returns>Whether any was taken out.</returns>
    public static bool Drop(IElement body, IReadOnlySet<long> learned)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(learned);
        bool any = false;
        foreach (IElement picture in body.QuerySelectorAll("img").ToList())
        {
            if (picture.GetAttribute("src") is { } address && learned.Contains(Fingerprint(address)) && CaptionOf(picture).Length == 0)
            {
                IElement? box = picture.ParentElement;
                picture.Remove();
                RemoveEmpty(box, body);
                any = true;
            }
        }

        return any;
    }

    /// <summary>Takes out elements that hold neither words nor anything to look at, up to the body.</summary>
    internal static void RemoveEmpty(IElement? element, IElement body)
    {
        while (element is not null && element != body && string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img, picture, video, audio, table, hr") is null)
        {
            IElement? parent = element.ParentElement;
            element.Remove();
            element = parent;
        }
    }

    private static string CaptionOf(IElement picture) => picture.Closest("figure")?.TextContent.Trim() ?? "";
}
