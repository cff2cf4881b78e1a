using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>In what kind of box a block stands: its own element and the one around it, with their classes. The parts of one text are alike in this.</summary>
internal static class BlockKind
{
    public static string Of(TextBlock block)
    {
        IElement owner = block.Owner;
        return $"{owner.LocalName}.{owner.ClassName}<{owner.ParentElement?.LocalName}.{owner.ParentElement?.ClassName}";
    }
}
