using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>Which of a page's blocks stand in an element: by the first and the last of them, in document order.</summary>
internal sealed class BlockIndex
{
    private readonly Dictionary<IElement, int> first = [];
    private readonly Dictionary<IElement, int> last = [];
    private readonly int[] sizes;
    private readonly int[] linkSizes;
    private readonly double[] worths;
    private readonly double[] running;

    public BlockIndex(IReadOnlyList<TextBlock> blocks)
    {
        Blocks = blocks;
        sizes = new int[blocks.Count + 1];
        linkSizes = new int[blocks.Count + 1];
        worths = [.. blocks.Select(block => Math.Max(0, block.Worth))];
        running = new double[blocks.Count + 1];
        for (int i = 0; i < blocks.Count; i++)
        {
            sizes[i + 1] = sizes[i] + blocks[i].Size;
            linkSizes[i + 1] = linkSizes[i] + blocks[i].LinkSize;
            running[i + 1] = running[i] + worths[i];
            for (IElement? element = blocks[i].Owner; element is not null && first.TryAdd(element, i); element = element.ParentElement)
            {
            }
        }

        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            for (IElement? element = blocks[i].Owner; element is not null && last.TryAdd(element, i); element = element.ParentElement)
            {
            }
        }
    }

    public IReadOnlyList<TextBlock> Blocks { get; }

    public bool Holds(IElement element) => first.ContainsKey(element);

    public int First(IElement element) => first[element];

    public int Last(IElement element) => last[element];

    public int Size(IElement element) => sizes[Last(element) + 1] - sizes[First(element)];

    public int LinkSize(IElement element) => linkSizes[Last(element) + 1] - linkSizes[First(element)];

    public double Running(IElement element) => Running(First(element), Last(element));

    /// <summary>The running text of these elements is counted no more.</summary>
    public void Forget(IEnumerable<IElement> elements)
    {
        var gone = new bool[Blocks.Count];
        foreach (IElement element in elements)
        {
            Array.Fill(gone, true, First(element), Last(element) - First(element) + 1);
        }

        for (int i = 0; i < gone.Length; i++)
        {
            worths[i] = gone[i] ? 0 : worths[i];
            running[i + 1] = running[i] + worths[i];
        }
    }

    /// <summary>Running text of the blocks from one to another, both included.</summary>
    public double Running(int from, int to) => to < from ? 0 : running[to + 1] - running[from];
}
