using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsAggregator.Core.Extraction.Furniture;
using NewsAggregator.Core.Extraction.Metadata;
using NewsAggregator.Core.Extraction.Rules;

namespace NewsAggregator.Core.Extraction;

/// <summary>Takes the article out of a page: its text, the whole text, nothing but the text.</summary>
public static class ContentExtractor
{
    /// <summary>Pages are read up to this many UTF-16 units; longer ones are refused.</summary>
    public const int MostChars = 5 * 1024 * 1024;

    /// <summary>Raised when a change here makes other texts of the same pages: what stored articles then lose or gain is no revision of theirs.</summary>
    public const int Reading = 5;

    /// <param name="html">Decoded.</param>
    /// <param name="address">Where the page was fetched from, absolute: what its relative addresses are resolved against.</param>
    public static ExtractedPage Extract(string html, Uri address, ExtractionOptions? options = null)
    {
        options ??= ExtractionOptions.Default;
        if (ContentSanitizer.ParseGuarded(html, MostChars) is not { } document)
        {
            return new ExtractedPage
            {
                Document = new HtmlParser().ParseDocument(""),
                Metadata = new PageMetadata(),
                Problem = HtmlScan.Refusal(html, MostChars),
            };
        }

        PageMetadata metadata = MetadataReader.Read(document, address);
        if (document.Body is not { } body)
        {
            return new ExtractedPage { Document = document, Metadata = metadata, Problem = "The page has no body." };
        }

        List<TextBlock> blocks = BlockReader.Read(body, element => NodeNames.IsNever(element) || NodeNames.IsHidden(element));
        bool hiddenToo = Running(blocks) < LittleText && BlockReader.Read(body, NodeNames.IsNever) is { } all && Running(all) > 3 * Running(blocks);
        if (hiddenToo)
        {
            blocks = BlockReader.Read(body, NodeNames.IsNever);
        }

        int headline = Headline.Find(blocks, metadata.Title);
        HashSet<IElement> furniture = PageFurniture.Find(blocks, headline, options);
        SelectedText? selected = SelectedText.Of(body, options.Selector);
        IElement? container = selected?.Container ?? ContainerChoice.Choose(body, blocks, furniture, headline);
        container = selected is null ? ContainerChoice.OfHeadings(blocks, furniture, container) ?? container : container;
        if (container is null)
        {
            if (ToldBody.Of(document, metadata, null) is { } told)
            {
                return new ExtractedPage { Document = document, Metadata = metadata, Body = told };
            }

            return new ExtractedPage { Document = document, Metadata = metadata, Problem = "No running text was found on the page." };
        }

        IEnumerable<INode> left = selected is null ? furniture : [.. furniture.Where(element => !selected.Inside.Contains(element)), .. selected.Outside];
        var pruning = new Pruning(container, metadata, options, left, hiddenToo);
        pruning.Run();
        IReadOnlyList<INode> deck = options.Without.Contains("deck") ? [] : Deck.Find(blocks, pruning);
        IElement text = new BodyWriter(document, pruning.IsDropped, pruning.Pictures).Write([.. deck, container]);
        return new ExtractedPage
        {
            Document = document,
            Metadata = metadata with { Picture = ShownPicture.Of(document, container, address, metadata.Picture) ?? metadata.Picture },
            Body = ToldBody.Of(document, metadata, text) ?? text,
            Blocks = PageBlock.Of(pruning.Blocks),
        };
    }

    private const double LittleText = 700;

    private static double Running(List<TextBlock> blocks) => blocks.Sum(block => Math.Max(0, block.Worth));
}
