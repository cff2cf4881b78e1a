namespace NewsAggregator.Core.Feeds;

/// <summary>Apple's flags: exactly as its specification spells them, because anything else means nothing to it.</summary>
internal static class ItunesFlags
{
    public static bool? Explicit(string text) => text switch
    {
        "yes" or "true" or "explicit" => true,
        "no" or "false" or "clean" => false,
        _ => null,
    };

    public static bool Block(string text) => text is "yes" or "Yes";
}
