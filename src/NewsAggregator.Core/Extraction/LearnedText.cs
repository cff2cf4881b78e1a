using NewsAggregator.Core.Articles;

using AngleSharp.Dom;
using NewsAggregator.Core.Extraction.Rules;

namespace NewsAggregator.Core.Extraction;

/// <summary>Stored texts and what was learned of their source's pages since.</summary>
public static class LearnedText
{
    /// <summary>The text without learned blocks and pictures, by the rule that reads pages; the very same string where it has none.</summary>
    /// <param name="html">Stored HTML.</param>
    /// <param name="learned">Fingerprints of what stands on several pages of the source.</param>
    public static string Without(string html, IReadOnlySet<long> learned)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(learned);
        if (learned.Count == 0 || !MayHold(html, learned) || ContentSanitizer.ParseGuarded(html, ContentExtractor.MostChars) is not { Body: { } body } document)
        {
            return html;
        }

        using (document)
        {
            Pruning pruning = new(body, new PageMetadata(), new ExtractionOptions { Boilerplate = learned, Without = Pruning.RuleNames }, [], hiddenToo: false);
            pruning.Run();
            List<INode> found = [.. LearnedBoilerplate.Find(pruning)];
            foreach (INode node in found)
            {
                IElement? box = node.ParentElement;
                node.Parent?.RemoveChild(node);
                LearnedPicture.RemoveEmpty(box, body);
            }

            return LearnedPicture.Drop(body, learned) | found.Count > 0 ? ContentSanitizer.Serialize(body) : html;
        }
    }

    /// <summary>Whether two readings of one page differ by learned boilerplate alone: then its publisher changed nothing.</summary>
    /// <param name="before">Stored HTML of the earlier reading.</param>
    /// <param name="after">Stored HTML of the later one.</param>
    /// <param name="learned">Fingerprints of blocks that stand on several pages of the source.</param>
    public static bool IsSameBut(string before, string after, IReadOnlySet<long> learned)
    {
        ArgumentNullException.ThrowIfNull(learned);
        return learned.Count > 0 && Own(before, learned).SequenceEqual(Own(after, learned), StringComparer.Ordinal);
    }

    // Most texts hold nothing of it: they are not parsed.
    private static bool MayHold(string html, IReadOnlySet<long> learned) =>
        html.Contains("<img", StringComparison.Ordinal) || BodyReader.BlocksOf(html).Any(block => learned.Contains(BlockFingerprint.Of(block)));

    private static IEnumerable<string> Own(string html, IReadOnlySet<long> learned) =>
        BodyReader.BlocksOf(html).Where(block => !learned.Contains(BlockFingerprint.Of(block)));
}
