using System.Globalization;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>The real address of a picture that a script would have loaded later, and the pictures that only count readers.</summary>
internal static class ContentPicture
{
    private static readonly string[] Lazy = ["data-src", "data-original", "data-lazy-src", "data-original-src", "data-actualsrc", "data-orig-file", "data-url", "data-lazy"];
    private static readonly string[] LazySets = ["data-srcset", "data-lazy-srcset", "srcset"];
    private static readonly string[] Placeholders = ["placeholder", "blank.gif", "spacer.", "transparent.", "1x1.", "lazyload", "lazy-load", "loading.gif", "pixel.gif", "grey.gif"];
    private static readonly string[] Counters =
    [
        "pixel.wp.com", "stats.wordpress.com", "feeds.feedburner.com", "feedsportal.com", "doubleclick.net", "pixel.quantserve.com",
        "scorecardresearch.com", "google-analytics.com", "mf.feeds.reuters.com", "pixel.mathtag.com", "facebook.com",
    ];

    /// <summary>False when there is no picture to show.</summary>
    public static bool Clean(IElement image, ContentAddress address)
    {
        Uri? source = Best(image, address);
        if (source is null || IsCounter(image, source))
        {
            return false;
        }

        string? alt = image.GetAttribute("alt");
        string? title = image.GetAttribute("title");
        string? width = image.GetAttribute("width");
        string? height = image.GetAttribute("height");
        while (image.Attributes.Length > 0)
        {
            IAttr last = image.Attributes[image.Attributes.Length - 1]!;
            image.RemoveAttribute(last.NamespaceUri!, last.LocalName);
        }

        image.SetAttribute("src", source.AbsoluteUri);
        Set(image, "alt", alt, address);
        Set(image, "title", title, address);
        Set(image, "width", width, address);
        Set(image, "height", height, address);
        return true;
    }

    /// <summary>It says where the picture is, in one way or another.</summary>
    public static bool IsNamed(IElement image) =>
        Array.Exists(Lazy, image.HasAttribute) || Array.Exists(LazySets, image.HasAttribute)
        || (image.GetAttribute("src") is { Length: > 0 } source && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !Array.Exists(Placeholders, mark => source.Contains(mark, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A picture element's sources stand in where its own image names none.</summary>
    public static void TakeSources(IElement picture)
    {
        IElement? image = picture.QuerySelector("img");
        IElement? source = picture.QuerySelectorAll("source").FirstOrDefault(candidate => candidate.HasAttribute("srcset") || candidate.HasAttribute("data-srcset"));
        if (source is not null && image is null)
        {
            image = picture.Owner!.CreateElement("img");
            picture.AppendChild(image);
        }

        if (source is not null && !image!.HasAttribute("srcset"))
        {
            image.SetAttribute("srcset", source.GetAttribute("srcset") ?? source.GetAttribute("data-srcset")!);
        }
    }

    private static Uri? Best(IElement image, ContentAddress address)
    {
        foreach (string name in Lazy)
        {
            if (image.GetAttribute(name) is string written && address.Resolve(written) is Uri lazy)
            {
                return lazy;
            }
        }

        Uri? source = address.Resolve(image.GetAttribute("src"));
        if (source is not null && !IsPlaceholder(source))
        {
            return source;
        }

        foreach (string name in LazySets)
        {
            if (image.GetAttribute(name) is string set && address.Resolve(Largest(set)) is Uri candidate)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The candidate with the greatest width or density.</summary>
    private static string? Largest(string set) => SourceSet.Read(set).OrderByDescending(one => one.Width ?? one.Density ?? 1).Select(one => one.Address).FirstOrDefault();

    private static bool IsPlaceholder(Uri source) =>
        Placeholders.Any(mark => source.AbsolutePath.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private static bool IsCounter(IElement image, Uri source) =>
        IsTiny(image.GetAttribute("width")) || IsTiny(image.GetAttribute("height"))
        || Counters.Any(host => source.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || source.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));

    private static bool IsTiny(string? size) =>
        size is not null && double.TryParse(size.AsSpan().Trim().TrimEnd("px"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double pixels) && pixels <= 2;

    private static void Set(IElement image, string name, string? value, ContentAddress address)
    {
        if (value is not null && ContentAttribute.Cleaned("img", name, value, address) is string cleaned)
        {
            image.SetAttribute(name, cleaned);
        }
    }
}
