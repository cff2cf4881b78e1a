using AngleSharp.Dom;
using NewsAggregator.Core.Extraction.Rules;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// What was marked as not the article inside the chosen container. Rules mark and change nothing; a mark on an element that holds
/// much of the running text is not taken.
/// </summary>
internal sealed class Pruning
{
    /// <summary>In order: later rules see what earlier ones left.</summary>
    private static readonly (string Name, Func<Pruning, IEnumerable<INode>> Find)[] Rules =
    [
        ("learned", LearnedBoilerplate.Find),
        ("names", NamedBoxes.Find),
        ("shares", ShareLinks.Find),
        ("links", LinkLists.Find),
        ("ends", EndLines.Find),
        ("phrases", Phrases.Find),
        ("repeats", Repeats.Find),
        ("tails", Tails.Find),
        ("authors", AuthorNotes.Find),
        ("edges", Edges.Find),
    ];

    public static IReadOnlySet<string> RuleNames { get; } = Rules.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>No single element with a greater share of the running text is dropped by its name or its links.</summary>
    private const double MostLost = 0.3;

    private readonly HashSet<INode> dropped;
    private Dictionary<IElement, double> running = [];
    private double total;

    private readonly bool hiddenToo;

    /// <param name="hiddenToo">The page shows its text by script only: hidden elements are read as well.</param>
    /// <param name="furniture">Elements of the page that are no part of an article.</param>
    public Pruning(IElement container, PageMetadata metadata, ExtractionOptions options, IEnumerable<INode> furniture, bool hiddenToo)
    {
        dropped = [.. furniture];
        dropped.Remove(container);
        this.hiddenToo = hiddenToo;
        Container = container;
        Pictures = PictureBoxes.In(container);
        Metadata = metadata;
        Options = options;
        Blocks = [];
    }

    public IElement Container { get; }

    public PictureBoxes Pictures { get; }

    public PageMetadata Metadata { get; }

    public ExtractionOptions Options { get; }

    /// <summary>What is still kept, in document order; captions are apart, and stay as long as their picture's box does.</summary>
    public List<TextBlock> Blocks { get; private set; }

    public bool IsDropped(INode node) => dropped.Contains(node) || (node is IElement element && ((NodeNames.IsNever(element) && !Players.IsPlayer(element)) || (!hiddenToo && NodeNames.IsHidden(element))));

    public void Run()
    {
        Refresh();
        foreach ((string name, Func<Pruning, IEnumerable<INode>> find) in Rules)
        {
            if (!Options.Without.Contains(name) && find(this).ToList() is { Count: > 0 } found)
            {
                dropped.UnionWith(found);
                Refresh();
            }
        }
    }

    /// <summary>Share of the running text that stands in an element, 0 to 1.</summary>
    public double ShareOf(IElement element) => total == 0 ? 0 : running.GetValueOrDefault(element) / total;

    public bool MayDrop(IElement element) => element != Container && MayLose(ShareOf(element));

    /// <param name="share">Of the running text, 0 to 1.</param>
    public static bool MayLose(double share) => share <= MostLost;

    /// <summary>Elements in the container that are not yet dropped, outermost first; what <paramref name="take"/> takes is not entered.</summary>
    public IEnumerable<IElement> Elements(Func<IElement, bool> take)
    {
        var waiting = new Stack<IElement>();
        waiting.Push(Container);
        while (waiting.TryPop(out IElement? element))
        {
            if (element != Container && take(element))
            {
                yield return element;
                continue;
            }

            INodeList children = element.ChildNodes;
            for (int i = children.Length - 1; i >= 0; i--)
            {
                if (children[i] is IElement child && !IsDropped(child))
                {
                    waiting.Push(child);
                }
            }
        }
    }

    private void Refresh()
    {
        Blocks = [.. BlockReader.Read(Container, node => IsDropped(node) || Pictures.IsCaption(node)).Where(block => !block.Nodes.TrueForAll(dropped.Contains))];
        List<(IElement, double Worth)> worths = [.. Blocks.Where(block => block.Worth > 0).Select(block => (block.Owner, block.Worth))];
        running = AncestorSums.Of(worths, Container);
        total = worths.Sum(one => one.Worth);
    }
}
