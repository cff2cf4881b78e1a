using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>What stands before the first and after the last paragraph: the title again, bylines, dates, left-over headings.</summary>
internal static partial class Edges
{
    private const int MostHeadlines = 20;
    private const int MostMarks = 20;

    private static readonly SearchValues<char> ListMarks = SearchValues.Create("•●○◦▪■□◆◇▶►‧・※✔✓");

    public static IEnumerable<INode> Find(Pruning pruning)
    {
        List<TextBlock> blocks = pruning.Blocks;
        int first = blocks.FindIndex(IsText);
        int last = blocks.FindLastIndex(IsText);
        if (first < 0)
        {
            yield break;
        }

        HashSet<IElement> headers = HeadersOfHeadline(pruning.Container);
        int body = blocks.FindIndex(block => IsText(block) && !IsAboveBody(block.Owner, pruning, headers));
        string title = Letters(pruning.Metadata.Title ?? "");
        for (int i = 0; i < blocks.Count; i++)
        {
            TextBlock block = blocks[i];
            bool drop = i < first ? !NodeNames.IsHeading(block.Owner) || block.Owner.LocalName == "h1" || SameTitle(block.Text, title)
                : i > last ? !(IsListed(block) || IsMarked(blocks, i)) || NodeNames.IsHeading(block.Owner)
                : block.Owner.LocalName is "h1" or "h2" && SameTitle(block.Text, title);
            if (i < body && IsAboveBody(block.Owner, pruning, headers))
            {
                drop |= !(IsText(block) || NodeNames.IsHeading(block.Owner));
            }

            drop = drop || IsByline(block.Text, pruning.Metadata) || TimeAlone().IsMatch(block.Text);
            if (drop)
            {
                foreach (IText node in block.Nodes)
                {
                    yield return node;
                }
            }
        }
    }

    private static bool IsText(TextBlock block) => block.Worth >= 30 && block.EndsSentence || block.Worth > 80;

    /// <summary>
    /// In the header that the headline stands in a standfirst is text, and the rest (who, when, how long, who reads it aloud) is not.
    /// </summary>
    private static bool IsAboveBody(IElement owner, Pruning pruning, HashSet<IElement> headers)
    {
        IElement? element = owner;
        while (element is not null && element != pruning.Container)
        {
            if (headers.Contains(element))
            {
                return true;
            }

            element = element.ParentElement;
        }

        return false;
    }

    private static HashSet<IElement> HeadersOfHeadline(IElement container)
    {
        HashSet<IElement> headers = [];
        foreach (IElement headline in container.QuerySelectorAll("h1").Take(MostHeadlines))
        {
            for (IElement? element = headline; element is not null && element != container; element = element.ParentElement)
            {
                if (element.LocalName == "header")
                {
                    headers.Add(element);
                }
            }
        }

        return headers;
    }

    /// <summary>Items and cells end lists and tables that belong to the text; code ends with it.</summary>
    private static bool IsListed(TextBlock block) => block.Owner.LocalName is "li" or "td" or "th" or "pre" or "code" or "dd" && block.LinkDensity < 0.5;

    /// <summary>Paragraphs in a row that begin with the same mark are a list, too.</summary>
    private static bool IsMarked(List<TextBlock> blocks, int i)
    {
        char mark = blocks[i].Text.Length > 2 ? blocks[i].Text[0] : ' ';
        return ListMarks.Contains(mark) && blocks[i].LinkDensity < 0.5
            && ((i > 0 && blocks[i - 1].Text.StartsWith(mark)) || (i + 1 < blocks.Count && blocks[i + 1].Text.StartsWith(mark)));
    }

    private static bool SameTitle(string text, string title) => title.Length > 0 && Letters(text) == title;

    private static bool IsByline(string text, PageMetadata metadata) =>
        text.Length < 120 && !HasRule(text) && (ByName.IsMatch(text) || DateAlone.IsMatch(text) || metadata.Authors.Any(author => author.Length > 4 && text.Length < author.Length + 45 && text.Contains(author, StringComparison.OrdinalIgnoreCase) && !text.EndsWith('.')));

    /// <summary>A line drawn of marks is no byline, and costly to look for one in.</summary>
    private static bool HasRule(string text)
    {
        int run = 0;
        foreach (char c in text)
        {
            run = char.IsLetterOrDigit(c) ? 0 : run + 1;
            if (run > MostMarks)
            {
                return true;
            }
        }

        return false;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Capitals without spaces, and marks after a date, can be parted in a hundred million ways; these two try none twice.
    private static readonly Regex ByName = new(@"^\W*(?:by|von|par|por|di|af|av|door|od|autor|text|words|story by|reporting by)[:\s]+(?:\p{Lu}[\p{L}.'’-]+[,\s]*(?:and |und |et |y |e |& )?){2,6}\W*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex DateAlone = new(@"^\W*(?:(?:published|updated|posted|last updated|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato)\W*(?:on|at|am|le|el|il)?\W*)?(?:\d{1,2}[:.h]\d{2}\s*(?:am|pm|a\.m\.|p\.m\.|uhr)?\W{1,3}(?:on\s+)?)?(?:\p{L}{3,10}\.?,?\s+)?(?:\d{1,2}\.?\s+\p{L}{3,10}\.?,?\s+\d{4}|\p{L}{3,10}\.?\s+\d{1,2},?\s+\d{4}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\W*(?:\D{0,6}\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|uhr)?\W*\w{0,5})?\W*(?:no comments?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>As live reports print before each of their entries.</summary>
    [GeneratedRegex(@"^\W*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeAlone();
}
