using System.Text;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Articles;

/// <summary>Makes the body that summaries, timelines and anchors rest on from cleaned HTML or plain text.</summary>
public static class BodyReader
{
    /// <param name="sanitisedBody">Its children are the body; already sanitised.</param>
    /// <param name="language">BCP 47, or null.</param>
    public static ArticleBody Read(IElement sanitisedBody, string? language) => ReadHtml(sanitisedBody.InnerHtml, language);

    /// <summary>Text without markup: lines become paragraphs.</summary>
    public static ArticleBody Read(string plainText, string? language) => ReadHtml(PlainParagraphs.ToHtml(plainText), language);

    /// <summary>HTML as our own serialiser wrote it: what a revision stores.</summary>
    public static ArticleBody ReadHtml(string html, string? language)
    {
        _ = language;
        if (html.Length == 0)
        {
            return ArticleBody.Empty;
        }

        List<TextBlock> blocks = [];
        string text = BlockReader.Read(html, blocks);
        List<Sentence> sentences = [];
        List<Range> ranges = [];
        AnchorMaker anchors = new();
        foreach (TextBlock block in blocks)
        {
            ranges.Clear();
            SentenceSplitter.Split(text, block.Start, block.End, block.Unit, ranges);
            foreach (Range range in ranges)
            {
                int start = range.Start.Value;
                int length = range.End.Value - start;
                sentences.Add(new Sentence(start, length, block.Unit, anchors.Make(text.AsSpan(start, length))));
            }
        }

        return new ArticleBody(html, text, sentences);
    }

    /// <summary>The words of a stored body, block by block: paragraphs, headings, list items, captions; white space folded, empty ones left out.</summary>
    public static IReadOnlyList<string> BlocksOf(string html)
    {
        List<TextBlock> blocks = [];
        string text = BlockReader.Read(html, blocks);
        return [.. blocks.Select(block => PlainText.Fold(text.AsSpan(block.Start, block.End - block.Start))).Where(words => words.Length > 0)];
    }

    /// <summary>The text that a stored body's sentence ranges count in.</summary>
    public static string TextOf(string html) => BlockReader.Read(html, null);
}

/// <summary>A run of text between two block boundaries.</summary>
internal readonly record struct TextBlock(int Start, int End, TextUnit Unit);

/// <summary>Finds the text of a body and the blocks it stands in.</summary>
internal static class BlockReader
{
    public static string Read(string html, List<TextBlock>? blocks)
    {
        var text = new StringBuilder(html.Length);
        BodyScanner scanner = new(html);
        Stack<TextUnit> units = new();
        int blockStart = 0;
        while (scanner.Read())
        {
            switch (scanner.Token)
            {
                case BodyToken.Text:
                    AppendText(text, html, scanner.Start, scanner.End);
                    break;
                case BodyToken.Open when IsBlock(scanner.Name):
                    Close(scanner.Name, text, ref blockStart, units, blocks);
                    if (!IsVoid(scanner.Name))
                    {
                        units.Push(UnitOf(scanner.Name, units.TryPeek(out TextUnit outer) ? outer : TextUnit.Paragraph));
                    }

                    break;
                case BodyToken.Close when IsBlock(scanner.Name) && !IsVoid(scanner.Name):
                    Close(scanner.Name, text, ref blockStart, units, blocks);
                    units.TryPop(out _);
                    break;
            }
        }

        Close(default, text, ref blockStart, units, blocks);
        return text.ToString();
    }

    private static void AppendText(StringBuilder text, string html, int start, int end)
    {
        int at = start;
        while (at < end)
        {
            int step = html.AsSpan(at, end - at).IndexOf('&');
            int plain = step < 0 ? end - at : step;
            text.Append(html, at, plain);
            at += plain;
            if (at < end)
            {
                at += BodyScanner.Unit(html, at, out char unit);
                text.Append(unit);
            }
        }
    }

    private static void Close(ReadOnlySpan<char> name, StringBuilder text, ref int blockStart, Stack<TextUnit> units, List<TextBlock>? blocks)
    {
        if (blocks is not null && text.Length > blockStart)
        {
            // In preformatted text a line break is part of the text, not the end of a block.
            TextUnit unit = units.TryPeek(out TextUnit inner) ? inner : TextUnit.Paragraph;
            if (unit == TextUnit.Code && name is "br")
            {
                return;
            }

            if (unit is TextUnit.Paragraph && CreditLine.Is(text, blockStart, text.Length))
            {
                unit = TextUnit.Credit;
            }

            blocks.Add(new TextBlock(blockStart, text.Length, unit));
        }

        blockStart = text.Length;
    }

    private static TextUnit UnitOf(ReadOnlySpan<char> name, TextUnit outer) => name switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => TextUnit.Heading,
        "li" or "dt" or "dd" => outer is TextUnit.Quote ? TextUnit.Quote : TextUnit.ListItem,
        "blockquote" => TextUnit.Quote,

        // What stands loose in a figure is a link to what is shown there, in our words: nothing that the article says.
        "figure" or "figcaption" or "caption" => TextUnit.Caption,
        "td" or "th" => TextUnit.Cell,
        "pre" => TextUnit.Code,
        "ul" or "ol" or "dl" or "table" when outer is TextUnit.ListItem or TextUnit.Heading => TextUnit.Paragraph,
        _ => outer,
    };

    private static bool IsVoid(ReadOnlySpan<char> name) => name is "br" or "hr";

    private static bool IsBlock(ReadOnlySpan<char> name) => name is "p" or "div" or "br" or "hr" or "li" or "ul" or "ol" or "dl" or "dt" or "dd"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "figure" or "figcaption" or "picture" or "video" or "audio"
        or "table" or "caption" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "pre" or "section" or "article" or "aside"
        or "header" or "footer" or "main" or "nav" or "address" or "details" or "summary" or "hgroup";
}
