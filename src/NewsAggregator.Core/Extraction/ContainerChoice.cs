using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// Finds the element that holds the article: the subtree with the most running text after the link lists in it are counted against it.
/// The smallest one wins, so that the choice climbs only as long as it gains text.
/// </summary>
internal static class ContainerChoice
{
    private static readonly HashSet<string> OutsideWords = new(StringComparer.Ordinal)
    {
        "comment", "comments", "disqus", "footer", "sidebar", "related", "cookie", "cookies", "consent", "gdpr", "onetrust", "didomi", "modal", "popup",
        "newsletter", "recommended", "recommendations", "recirc", "outbrain", "taboola", "disclaimer", "masthead", "navigation", "respond",
    };

    private static readonly HashSet<string> OutsideNames = new(StringComparer.Ordinal) { "footer", "aside", "nav", "figcaption", "dialog" };

    /// <summary>Between headline and text stand a standfirst, a caption, a byline.</summary>
    private const double LeadIn = 400;

    private static readonly string[] BodyNames =
    [
        "articlebody", "article-body", "article__body", "article_body", "entry-content", "post-content", "post-body", "post__content", "story-body", "story__body",
        "storybody", "articletext", "article-text", "article__text", "article-content", "article__content", "article_content", "articlecontent",
        "body-content", "content-body", "content__body", "rich-text", "richtext", "td-post-content", "story-content", "story__content", "news-content", "blog-content",
        "article__main", "article-main", "c-entry-content", "entry__content", "single-content", "post__body", "entry-body", "news__body", "news-body", "newstext",
    ];

    /// <param name="furniture">Elements that are no part of an article.</param>
    /// <param name="headline">Index of the block that is the page's headline; -1: not known.</param>
    public static IElement? Choose(IElement root, IReadOnlyList<TextBlock> blocks, HashSet<IElement> furniture, int headline)
    {
        Dictionary<IElement, double> worth = Sum(blocks, furniture, headline, minding: true);
        IElement? best = Best(root, worth);
        if (best is null || worth[best] < 150)
        {
            Dictionary<IElement, double> all = Sum(blocks, furniture, headline, minding: false);
            IElement? other = Best(root, all);
            if (other is not null && (best is null || all[other] > 3 * worth[best]))
            {
                (best, worth) = (other, all);
            }
        }

        return best is null ? null : Named(best, worth) ?? best;
    }

    /// <summary>
    /// An article that is all headings ("The week in headlines") has no running text to be found by: the parent of most of them, where they
    /// say more than what was chosen.
    /// </summary>
    public static IElement? OfHeadings(IReadOnlyList<TextBlock> blocks, HashSet<IElement> furniture, IElement? chosen)
    {
        const int Fewest = 3;
        Dictionary<IElement, bool> outside = [];
        double running = chosen is null ? 0 : blocks.Where(block => block.Worth > 0 && chosen.Contains(block.Owner) && !IsOutside(block.Owner, outside, minding: true)).Sum(block => block.Worth);
        if (running >= 150)
        {
            return null;
        }

        Dictionary<IElement, bool> inFurniture = furniture.ToDictionary(element => element, _ => true);
        return blocks.Where(block => block.Owner.LocalName is "h2" or "h3" or "h4" && block.LinkDensity < 0.5 && !IsOutside(block.Owner, outside, minding: true) && !Stands(block.Owner, inFurniture))
            .GroupBy(block => block.Owner.ParentElement)
            .Where(group => group.Key is not null && group.Count() >= Fewest && group.Sum(block => block.Size) > running)
            .MaxBy(group => group.Sum(block => block.Size))?.Key;
    }

    /// <summary>Inside the best element, the named body of the article, where it has nearly all of the text.</summary>
    private static IElement? Named(IElement best, Dictionary<IElement, double> worth)
    {
        IElement? found = null;
        foreach ((IElement element, double sum) in worth)
        {
            if (sum >= 0.8 * worth[best] && best != element && best.Contains(element) && HasBodyName(element) && (found is null || element.Contains(found)))
            {
                found = element;
            }
        }

        return found;
    }

    private static bool HasBodyName(IElement element)
    {
        if (string.Equals(element.GetAttribute("itemprop"), "articleBody", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (string name in element.ClassList)
        {
            if (Array.Exists(BodyNames, body => string.Equals(body, name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return element.Id is { } id && Array.Exists(BodyNames, body => string.Equals(body, id, StringComparison.OrdinalIgnoreCase));
    }

    private static Dictionary<IElement, double> Sum(IReadOnlyList<TextBlock> blocks, HashSet<IElement> furniture, int headline, bool minding)
    {
        List<(IElement, double)> worths = [];
        Dictionary<IElement, bool> outside = minding ? SparedFrom(blocks) : [];
        Dictionary<IElement, bool> inFurniture = furniture.ToDictionary(element => element, _ => true);

        // What stands between the headline and where an element begins would be lost if that were the article.
        Dictionary<IElement, double> skipped = [];
        double below = 0;
        for (int i = 0; i < blocks.Count; i++)
        {
            for (IElement? element = blocks[i].Owner; element is not null && skipped.TryAdd(element, Math.Max(0, below - LeadIn)); element = element.ParentElement)
            {
            }

            // What is known to be furniture is left out later; its links tell less of the element around it.
            double worth = blocks[i].Worth;
            worth = !Stands(blocks[i].Owner, inFurniture) ? worth : worth > 0 ? -0.3 * worth : 0.5 * worth;
            if (worth > 0 && IsOutside(blocks[i].Owner, outside, minding))
            {
                worth *= -0.1;
            }
            else if (worth > 0 && headline >= 0 && i > headline)
            {
                below += worth;
            }

            if (worth != 0)
            {
                worths.Add((blocks[i].Owner, worth));
            }
        }

        Dictionary<IElement, double> sums = AncestorSums.Of(worths);
        foreach ((IElement element, double lost) in skipped)
        {
            if (lost > 0 && sums.TryGetValue(element, out double sum))
            {
                sums[element] = sum - (2 * lost);
            }
        }

        return sums;
    }

    /// <summary>What holds most of the page's text is not outside, whatever its name says ("has-sidebar").</summary>
    private static Dictionary<IElement, bool> SparedFrom(IReadOnlyList<TextBlock> blocks)
    {
        List<(IElement, double Worth)> worths = [.. blocks.Where(block => block.Worth > 0).Select(block => (block.Owner, block.Worth))];
        Dictionary<IElement, double> running = AncestorSums.Of(worths);
        double total = worths.Sum(one => one.Worth);
        return running.Where(sum => sum.Value > 0.6 * total).ToDictionary(sum => sum.Key, _ => false);
    }

    private static bool IsOutside(IElement element, Dictionary<IElement, bool> known, bool minding)
    {
        if (known.TryGetValue(element, out bool outside))
        {
            return outside;
        }

        outside = minding && element.LocalName is not ("body" or "html" or "main" or "article")
            && (OutsideNames.Contains(element.LocalName) || NodeNames.Words(element).Any(OutsideWords.Contains));
        outside = outside || (element.ParentElement is { } parent && IsOutside(parent, known, minding));
        known[element] = outside;
        return outside;
    }

    private static bool Stands(IElement element, Dictionary<IElement, bool> inside)
    {
        if (!inside.TryGetValue(element, out bool stands))
        {
            inside[element] = stands = element.ParentElement is { } parent && Stands(parent, inside);
        }

        return stands;
    }

    private static IElement? Best(IElement root, Dictionary<IElement, double> worth)
    {
        IElement? best = null;
        foreach ((IElement element, double sum) in worth)
        {
            if (sum > 0 && root.Contains(element) && (best is null || sum > worth[best] || (sum == worth[best] && best.Contains(element))))
            {
                best = element;
            }
        }

        return best;
    }
}
