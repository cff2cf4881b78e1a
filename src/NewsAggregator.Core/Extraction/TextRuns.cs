using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>Runs of text that stand free, and runs that only two line breaks part, as paragraphs. For nodes that have no parent yet.</summary>
internal static class TextRuns
{
    /// <summary>Text between blocks becomes paragraphs, and so does what two line breaks part; otherwise the nodes as they are.</summary>
    public static List<INode> Wrapped(IHtmlDocument document, List<INode> nodes)
    {
        List<INode> wrapped = [];
        List<INode> run = [];
        bool hasBlock = nodes.Exists(HoldsBlock);
        foreach (INode node in nodes)
        {
            if (HoldsBlock(node))
            {
                Take(document, run, wrapped);
                wrapped.Add(node);
            }
            else
            {
                run.Add(node);
            }
        }

        if (!hasBlock && Split(run).Count < 2)
        {
            return nodes;
        }

        Take(document, run, wrapped);
        return wrapped;
    }

    /// <summary>The runs between two or more line breaks with nothing but white space among them; a single break stays in its run.</summary>
    public static List<List<INode>> Split(List<INode> nodes)
    {
        List<List<INode>> runs = [];
        List<INode> run = [];
        for (int i = 0; i < nodes.Count; i++)
        {
            int end = i;
            int breaks = 0;
            while (end < nodes.Count && (IsBreak(nodes[end]) || (breaks > 0 && IsWhite(nodes[end]))))
            {
                breaks += IsBreak(nodes[end]) ? 1 : 0;
                end++;
            }

            if (breaks < 2)
            {
                run.Add(nodes[i]);
                continue;
            }

            Add(runs, run);
            run = [];
            i = end - 1;
        }

        Add(runs, run);
        return runs;
    }

    public static bool HoldsBlock(INode node) =>
        AllowedHtml.IsBlock(node) || (node is IElement element && element.ChildNodes.Any(HoldsBlock));

    private static void Take(IHtmlDocument document, List<INode> run, List<INode> into)
    {
        foreach (List<INode> part in Split(run))
        {
            IElement paragraph = document.CreateElement("p");
            foreach (INode node in part)
            {
                paragraph.AppendChild(node);
            }

            into.Add(paragraph);
        }

        run.Clear();
    }

    private static void Add(List<List<INode>> runs, List<INode> run)
    {
        if (run.Exists(node => !IsBreak(node) && !IsWhite(node)))
        {
            runs.Add([.. run]);
        }
    }

    private static bool IsBreak(INode node) => node is IElement { LocalName: "br" };

    private static bool IsWhite(INode node) => node is IText text && text.Data.All(c => char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff');
}
