using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>An article page as read: its text's container, and what it says about itself.</summary>
public sealed record ExtractedPage
{
    /// <summary>False when no article text was found; <see cref="Problem"/> says why, in words for an admin.</summary>
    public bool Ok => Body is not null;
    public string? Problem { get; init; }

    /// <summary>A new element of <see cref="Document"/> with what belongs to the article and nothing else; not yet sanitised. Captions stay inside figure and figcaption.</summary>
    public IElement? Body { get; init; }

    public required IHtmlDocument Document { get; init; }
    public required PageMetadata Metadata { get; init; }

    /// <summary>The blocks that were taken: what repeats on several pages of a source is not the article. Each once, at most 400.</summary>
    public IReadOnlyList<PageBlock> Blocks { get; init; } = [];
}
