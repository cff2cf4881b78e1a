using System.Text;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>Cuts a tree into the blocks of text that a reader sees, in document order.</summary>
internal sealed class BlockReader
{
    /// <summary>Deeper than any page that people write; what stands deeper is not read.</summary>
    private const int DepthLimit = 400;

    private readonly Func<IElement, bool> skip;
    private readonly List<TextBlock> blocks = [];
    private readonly List<IText> run = [];
    private readonly StringBuilder words = new();
    private IElement? owner;
    private int size;
    private int linkSize;
    private bool lastWasBreak;

    private BlockReader(Func<IElement, bool> skip) => this.skip = skip;

    /// <param name="skip">Elements that are passed over with all that is in them.</param>
    public static List<TextBlock> Read(IElement root, Func<IElement, bool> skip)
    {
        var reader = new BlockReader(skip);
        reader.Walk(root, root, inLink: false, 0);
        reader.Flush();
        return reader.blocks;
    }

    private void Walk(IElement element, IElement block, bool inLink, int depth)
    {
        if (depth > DepthLimit)
        {
            return;
        }

        INodeList children = element.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IText text:
                    Take(text, block, inLink);
                    break;
                case IElement { LocalName: "br" }:
                    if (lastWasBreak)
                    {
                        Flush();
                    }

                    lastWasBreak = true;
                    words.Append(' ');
                    break;
                case IElement child when !skip(child):
                    bool isBlock = NodeNames.IsBlock(child);
                    if (isBlock)
                    {
                        Flush();
                    }

                    Walk(child, isBlock ? child : block, inLink || child.LocalName == "a", depth + 1);
                    if (isBlock)
                    {
                        Flush();
                    }

                    break;
            }
        }
    }

    private void Take(IText text, IElement block, bool inLink)
    {
        int letters = TextSize.Of(text.Data);
        if (letters > 0)
        {
            lastWasBreak = false;
        }

        if (run.Count == 0 && letters == 0)
        {
            return;
        }

        owner ??= block;
        run.Add(text);
        words.Append(text.Data);
        size += letters;
        linkSize += inLink ? letters : 0;
    }

    private void Flush()
    {
        lastWasBreak = false;
        if (run.Count > 0 && size > 0)
        {
            blocks.Add(new TextBlock { Owner = owner!, Nodes = [.. run], Text = PlainText.Fold(words.ToString()), Size = size, LinkSize = linkSize });
        }

        run.Clear();
        words.Clear();
        owner = null;
        size = linkSize = 0;
    }
}
