namespace NewsAggregator.Web.Pages;

/// <summary>What a page shows of itself where somebody shares its address (Open Graph protocol, ogp.me). Title and description are the page's own.</summary>
/// <param name="Picture">Address below the site's root; null: none.</param>
public sealed record PageCard(DateTimeOffset? Published = null, DateTimeOffset? Modified = null, string? Picture = null, int PictureWidth = 0, int PictureHeight = 0);
