using NewsAggregator.Web.Pictures;

namespace NewsAggregator.Web.Pages;

/// <summary>What a page shows of itself where somebody shares its address (Open Graph protocol, ogp.me). Title and description are the page's own.</summary>
/// <param name="Picture">Address below the site's root; null: none.</param>
public sealed record PageCard(DateTimeOffset? Published = null, DateTimeOffset? Modified = null, string? Picture = null, int PictureWidth = 0, int PictureHeight = 0)
{
    private const int Width = 1200;

    /// <summary>With a picture in the width that such cards are shown in, or the next one there is.</summary>
    public PageCard With(ShownPicture? picture)
    {
        if (picture is null)
        {
            return this;
        }

        (int width, string address) = picture.Sources.FirstOrDefault(source => source.Width >= Width) is { Address: not null } wide ? wide : picture.Sources[^1];
        return this with { Picture = address, PictureWidth = width, PictureHeight = (int)Math.Round(width * (double)picture.Height / picture.Width) };
    }
}
