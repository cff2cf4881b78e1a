using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>What was marked as not the article inside the chosen container. Rules mark; nothing is changed.</summary>
internal sealed class Pruning
{
    private readonly HashSet<INode> dropped = [];
    private readonly ExtractionOptions options;

    public Pruning(IElement container, ExtractionOptions options)
    {
        Container = container;
        this.options = options;
    }

    public IElement Container { get; }

    public bool IsDropped(INode node) => dropped.Contains(node) || (node is IElement element && (NodeNames.IsNever(element) || NodeNames.IsHidden(element)));

    public List<TextBlock> Kept() => [.. BlockReader.Read(Container, IsDropped).Where(block => !block.Nodes.TrueForAll(dropped.Contains))];

    public void Run(PageMetadata metadata)
    {
        _ = options;
        _ = metadata;
    }
}
