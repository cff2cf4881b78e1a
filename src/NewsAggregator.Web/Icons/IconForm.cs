namespace NewsAggregator.Web.Icons;

/// <summary>One of the pictures that systems ask of a site's icon.</summary>
/// <param name="File">Its name at the site's root.</param>
/// <param name="Size">Width and height in pixels.</param>
/// <param name="IsCut">The system cuts it into a shape of its own: the ground goes to the edges.</param>
/// <param name="Share">How much of the drawing's size the marks keep. A mask may leave a circle of 80 percent of the width (Web App Manifest, maskable icons).</param>
/// <param name="InManifest">The others stand in the pages' heads.</param>
internal sealed record IconForm(string File, int Size, bool IsCut, double Share, bool InManifest)
{
    public const string Touch = "apple-touch-icon.png";

    public static IReadOnlyList<IconForm> All { get; } =
    [
        new("icon-192.png", 192, false, 1, true),
        new("icon-512.png", 512, false, 1, true),
        new("icon-maskable-512.png", 512, true, 0.86, true),
        new(Touch, 180, true, 1, false),
    ];
}
