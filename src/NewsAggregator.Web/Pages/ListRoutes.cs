namespace NewsAggregator.Web.Pages;

/// <summary>The addresses at which lists stand. A list's feeds stand at the list's own address.</summary>
public static class ListRoutes
{
    public const string MostRead = "most-read";

    private static readonly string[] BelowAnEdition = ["", "sources/{source}", "groups/{group}", "topics/{topic}", "days/{day}", "search", MostRead];

    /// <summary>Route templates of every list that has a page of the list's own kind, the default edition's first.</summary>
    public static IReadOnlyList<string> Lists { get; } =
        [.. BelowAnEdition, .. BelowAnEdition.Select(list => $"editions/{{edition}}/{list}".TrimEnd('/'))];

    /// <summary>A story's articles are a list too; its page is the story.</summary>
    public static IReadOnlyList<string> Stories { get; } =
        ["stories/{story:long}", "stories/{story:long}/{slug}", "editions/{edition}/stories/{story:long}", "editions/{edition}/stories/{story:long}/{slug}"];
}
