using AngleSharp.Dom;
using NewsAggregator.Core.Extraction.Metadata;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>The standfirst between the headline and the body, where it stands outside the container.</summary>
internal static class Deck
{
    private const int MostBlocksBefore = 40;

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "deck", "dek", "standfirst", "subtitle", "subheadline", "subhead", "subheading", "lede", "lead", "intro", "introduction", "summary", "excerpt", "chapeau", "chapo", "perex",
        "vorspann", "bajada", "catenaccio", "sommario", "spot", "sapo", "strapline", "description", "teaser", "headline", "ingress", "dropline", "subline", "entradilla", "abstract",
    };

    public static IReadOnlyList<INode> Find(List<TextBlock> all, Pruning pruning)
    {
        int first = all.FindIndex(block => pruning.Container.Contains(block.Owner));
        if (first <= 0 || pruning.Blocks.Count == 0)
        {
            return [];
        }

        int start = all.FindLastIndex(first - 1, Math.Min(first, MostBlocksBefore), block => block.Owner.LocalName == "h1" || block.Owner.Closest("h1") is not null);
        for (int i = Math.Max(start + 1, first - MostBlocksBefore); i < first; i++)
        {
            TextBlock block = all[i];
            if (block.Size is >= 40 and <= 700 && block.LinkDensity < 0.3 && !Phrases.IsBoilerplate(block.Text) && (IsDescription(block.Text, pruning.Metadata) || (start >= 0 && IsNamed(block.Owner)))
                && !pruning.Blocks.Exists(own => own.Text.Contains(block.Text, StringComparison.Ordinal)) && PageTitle.Letters(block.Text) != PageTitle.Letters(pruning.Metadata.Title ?? ""))
            {
                return block.Owner.LocalName is "body" or "header" or "article" || block.Owner.Contains(pruning.Container) ? [.. block.Nodes] : [block.Owner];
            }
        }

        return [];
    }

    private static bool IsNamed(IElement owner)
    {
        for (IElement? element = owner; element is not null && element.LocalName is not ("body" or "article" or "main" or "header"); element = element.ParentElement)
        {
            if (NodeNames.Words(element).Any(Words.Contains))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDescription(string text, PageMetadata metadata)
    {
        string said = PageTitle.Letters(metadata.Description ?? ""), own = PageTitle.Letters(text);
        int length = Math.Min(50, Math.Min(said.Length, own.Length));
        return length >= 25 && own.AsSpan(0, length).SequenceEqual(said.AsSpan(0, length));
    }
}
