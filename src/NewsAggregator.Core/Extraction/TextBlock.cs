using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>A run of text that a reader sees as one paragraph, heading, list item or cell.</summary>
internal sealed class TextBlock
{
    /// <summary>The nearest block element around the run.</summary>
    public required IElement Owner { get; init; }

    public required List<IText> Nodes { get; init; }

    /// <summary>White space folded.</summary>
    public required string Text { get; init; }

    /// <summary>Letters that count: a Han, Kana or Hangul character counts three.</summary>
    public required int Size { get; init; }

    /// <summary>As <see cref="Size"/>, of the text inside links.</summary>
    public required int LinkSize { get; init; }

    public bool InRegion { get; set; }

    public double LinkDensity => Size == 0 ? 0 : (double)LinkSize / Size;

    public bool EndsSentence
    {
        get
        {
            ReadOnlySpan<char> text = Text.AsSpan().TrimEnd("\"'”’»)]」』）\u00a0 ");
            return text.Length > 0 && text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or ':' or '：' or ';' or '；' or '।' or '؟' or '۔';
        }
    }

    /// <summary>How much this looks like running text: positive for sentences, negative for link lists.</summary>
    public double Worth
    {
        get
        {
            if (LinkDensity > 0.5)
            {
                return -Math.Min(Size, 120);
            }

            if (NodeNames.IsHeading(Owner) || Size < 25)
            {
                return 0;
            }

            return (Size - LinkSize) * (EndsSentence ? 1 : Size > 120 ? 0.7 : 0.25);
        }
    }
}
