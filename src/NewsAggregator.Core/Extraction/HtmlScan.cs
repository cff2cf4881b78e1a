namespace NewsAggregator.Core.Extraction;

/// <summary>
/// One linear look over the tags of a document before the parser sees it. The parser cannot be stopped in the middle and is
/// quadratic on deep nesting and on unclosed formatting elements, so this look is the limit on what it may be given.
/// It errs on the side of refusing: a tag that it cannot pair counts as open.
/// </summary>
public static class HtmlScan
{
    public const int MaxDepth = 200;

    /// <summary>Six times the most among 632 pages of news sites; pages whose tags all stand under one parent are still read in about two seconds.</summary>
    public const int MaxTags = 60_000;
    public const int MaxAttributes = 256;

    /// <summary>How many formatting elements the parser may have to open again (HTML, 13.2.4.3), summed over the document.</summary>
    private const int MaxReopened = 300_000;

    /// <summary>Depth inside raw text where foreign content may make tags of it; no real script nests so deep.</summary>
    private const int MaxRawDepth = 1_000;

    /// <summary>Squares of the attributes of what may be tags inside raw text: the parser compares each with each.</summary>
    private const long MaxRawRepeated = 50_000_000;

    /// <summary>Why the parser must not see this text, in words for an admin; null: it may.</summary>
    public static string? Refusal(ReadOnlySpan<char> html, int maxChars) =>
        html.Length > maxChars ? $"longer than {maxChars} characters" : new Look(MaxDepth).Over(html);

    private struct Look(int maxDepth)
    {
        private readonly List<int> open = [];
        private readonly Dictionary<int, int> formatting = [];
        private int tags;
        private int unclosedFormatting;
        private long reopened;
        private long repeated;
        private bool foreign;

        public string? Over(ReadOnlySpan<char> html)
        {
            int at = 0;
            while (at < html.Length)
            {
                int next = html[at..].IndexOf('<');
                if (next < 0 || at + next + 1 >= html.Length)
                {
                    return null;
                }

                at += next + 1;
                char c = html[at];
                if (c is '!' or '?')
                {
                    at = HtmlTag.AfterDeclaration(html, at);
                    continue;
                }

                bool closing = c == '/';
                if (closing)
                {
                    at++;
                }

                if (at >= html.Length || !char.IsAsciiLetter(html[at]))
                {
                    continue;
                }

                HtmlTag tag = HtmlTag.Read(html, at);
                at = tag.End;
                if (++tags > MaxTags)
                {
                    return $"more than {MaxTags} tags";
                }

                // A script's comparisons look like tags with hundreds of attributes; there the work in all is what counts.
                repeated += (long)tag.Attributes * tag.Attributes;
                if (maxDepth == MaxDepth ? tag.Attributes > MaxAttributes : repeated > MaxRawRepeated)
                {
                    return $"a tag with more than {MaxAttributes} attributes";
                }

                int id = HtmlTag.NameId(html[tag.NameStart..tag.NameEnd]);
                if (closing)
                {
                    Close(id);
                    continue;
                }

                if (Open(id) is string refusal)
                {
                    return refusal;
                }

                if (HtmlTag.IsRawText(id))
                {
                    int end = HtmlTag.RawTextEnd(html, at, html[tag.NameStart..tag.NameEnd]);
                    foreign |= InForeign() && html[at..end].Contains('<');
                    if ((foreign || InForeign()) && maxDepth == MaxDepth && new Look(MaxRawDepth).Over(html[at..end]) is string inside)
                    {
                        return inside;
                    }

                    at = end;
                }
            }

            return null;
        }

        private bool InForeign() => open.Exists(HtmlTag.IsForeign);

        private string? Open(int id)
        {
            reopened += unclosedFormatting;
            if (reopened > MaxReopened)
            {
                return "too many unclosed formatting elements";
            }

            if (HtmlTag.IsVoid(id))
            {
                return null;
            }

            // From here on the parser may be in foreign content although a closing tag was seen (HTML, 13.2.6.5).
            foreign |= HtmlTag.IsIntegrationPoint(id) && InForeign();
            if (HtmlTag.IsFormatting(id))
            {
                formatting[id] = formatting.GetValueOrDefault(id) + 1;
                unclosedFormatting++;
            }

            // Only what the parser closes for certain: an item or paragraph directly followed by its like.
            if (open.Count > 0 && open[^1] == id && HtmlTag.ClosesItsLike(id))
            {
                return null;
            }

            open.Add(id);
            return open.Count > maxDepth ? $"nested deeper than {maxDepth}" : null;
        }

        private void Close(int id)
        {
            if (formatting.TryGetValue(id, out int count) && count > 0)
            {
                formatting[id] = count - 1;
                unclosedFormatting--;
            }

            int at = open.LastIndexOf(id);
            if (at >= 0)
            {
                open.RemoveRange(at, open.Count - at);
            }
        }
    }
}
