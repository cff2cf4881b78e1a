using System.Globalization;

namespace NewsAggregator.Core.Feeds;

/// <summary>The picture of a feed: Apple's, then RSS's image, then Media RSS's.</summary>
internal sealed class Picture
{
    private string? itunes;
    private string? image;
    private string? media;

    public string? Title { get; private set; }
    public string? Link { get; private set; }
    public string? Best => itunes ?? image ?? media;

    public void Add(FeedElement element, Uri? baseAddress)
    {
        Uri? around = element.Base ?? baseAddress;
        string? url = element.Attribute("href") ?? element.Attribute("url");
        foreach (FeedElement part in element.Elements)
        {
            switch (part.Name)
            {
                case "url":
                    url ??= part.Text;
                    break;
                case "title":
                    Title ??= FeedText.Html(part, around);
                    break;
                case "link":
                    Link ??= FeedAddress.Absolute(part.Base ?? around, part.Text);
                    break;
            }
        }

        image ??= FeedAddress.Absolute(around, url ?? (element.HasElements ? null : element.Text));
    }

    public void AddItunes(FeedElement element, Uri? baseAddress) =>
        itunes ??= FeedAddress.Absolute(element.Base ?? baseAddress, element.Attribute("href") ?? element.Attribute("url") ?? (element.HasElements ? null : element.Text));

    public void AddMedia(FeedElement element, Uri? baseAddress)
    {
        if (element.Name == "thumbnail" || IsPicture(element))
        {
            media ??= FeedAddress.Absolute(element.Base ?? baseAddress, element.Attribute("url"));
        }
    }

    /// <summary>A media:content or enclosure that shows itself: by medium, by type, or by the end of its address.</summary>
    public static bool IsPicture(FeedElement element) => IsPicture(element.Attribute("medium"), element.Attribute("type"), element.Attribute("url") ?? element.Attribute("href"));

    public static bool IsPicture(string? medium, string? type, string? url)
    {
        if (medium is { Length: > 0 })
        {
            return medium.Equals("image", StringComparison.OrdinalIgnoreCase);
        }

        if (type is { Length: > 0 })
        {
            return type.StartsWith("image/", StringComparison.OrdinalIgnoreCase);
        }

        string path = url?.Split('?', '#')[0] ?? "";
        return path.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".webp", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".gif", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".avif", StringComparison.OrdinalIgnoreCase);
    }

    public static int? Pixels(string? text) =>
        int.TryParse(text?.Trim().Replace("px", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) ? pixels : null;
}
