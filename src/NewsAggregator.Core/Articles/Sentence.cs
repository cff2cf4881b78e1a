namespace NewsAggregator.Core.Articles;

/// <summary>
/// One sentence of a revision: a range of UTF-16 units over the body's text nodes, concatenated in document order without separators.
/// </summary>
/// <param name="Start">First unit.</param>
/// <param name="Length">Units.</param>
/// <param name="Unit">The kind of block it stands in.</param>
/// <param name="Anchor">Public id made from its words, unique in the revision: <c>s-3fa9</c>.</param>
public readonly record struct Sentence(int Start, int Length, TextUnit Unit, string Anchor)
{
    public int End => Start + Length;
}

/// <summary>The kind of block a sentence stands in. Values are stored.</summary>
public enum TextUnit : byte
{
    Paragraph = 0,
    Heading = 1,
    ListItem = 2,
    Quote = 3,
    Caption = 4,
    Cell = 5,
    Code = 6,

    /// <summary>A line that introduces or credits and tells nothing itself: byline, dateline, credit.</summary>
    Credit = 7,
}

/// <summary>Evidence: the sentence that a summary line or an event rests on.</summary>
/// <param name="Revision">Number of the revision, from 1.</param>
/// <param name="Sentence">Index into that revision's sentences, from 0.</param>
public readonly record struct SentenceRef(long ArticleId, int Revision, int Sentence);

/// <summary>A cleaned body: its sanitised HTML, the text of its text nodes, and the sentences over that text.</summary>
/// <param name="Html">Sanitised, as our own serialiser writes it.</param>
/// <param name="Text">All text nodes in document order, without separators: what sentence ranges count in.</param>
/// <param name="Sentences">In order, not overlapping.</param>
public sealed record ArticleBody(string Html, string Text, IReadOnlyList<Sentence> Sentences)
{
    public static ArticleBody Empty { get; } = new("", "", []);

    /// <summary>The sentence's own words, white space folded.</summary>
    public string TextOf(int sentence) => Languages.PlainText.Fold(Text.AsSpan(Sentences[sentence].Start, Sentences[sentence].Length));
}
