using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace NewsAggregator.Core.Articles;

/// <summary>How a revision's text, sentences and summary are kept: the HTML in brotli, the sentences as a row of small numbers.</summary>
public static class RevisionCodec
{
    public static byte[] PackHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        byte[] utf8 = Encoding.UTF8.GetBytes(html);
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(utf8.Length)];
        return BrotliEncoder.TryCompress(utf8, packed, out int written, quality: 1, window: 18)
            ? packed[..written]
            : throw new InvalidOperationException("The compressed text exceeds the bound that brotli itself gave.");
    }

    public static string UnpackHtml(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (packed.Length == 0)
        {
            return "";
        }

        using BrotliStream brotli = new(new MemoryStream(packed), CompressionMode.Decompress);
        using StreamReader reader = new(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The revision's text with its sentences; where these do not fit the text (a row written by other hands), they are cut anew.</summary>
    public static ArticleBody BodyOf(Revision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        string html = UnpackHtml(revision.Html);
        string text = BodyReader.TextOf(html);
        IReadOnlyList<Sentence> sentences = UnpackSentences(revision.Sentences);
        return sentences.Count > 0 && sentences[^1].End > text.Length ? BodyReader.ReadHtml(html, null) : new ArticleBody(html, text, sentences);
    }

    /// <summary>Per sentence: gap to the one before, length, unit, anchor; numbers as 7-bit groups.</summary>
    public static byte[] PackSentences(IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write7BitEncodedInt(sentences.Count);
        int end = 0;
        foreach (Sentence sentence in sentences)
        {
            writer.Write7BitEncodedInt(sentence.Start - end);
            writer.Write7BitEncodedInt(sentence.Length);
            writer.Write((byte)sentence.Unit);
            writer.Write(sentence.Anchor);
            end = sentence.End;
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static IReadOnlyList<Sentence> UnpackSentences(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (packed.Length == 0)
        {
            return [];
        }

        using BinaryReader reader = new(new MemoryStream(packed));
        Sentence[] sentences = new Sentence[reader.Read7BitEncodedInt()];
        int end = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            int start = end + reader.Read7BitEncodedInt();
            int length = reader.Read7BitEncodedInt();
            sentences[i] = new Sentence(start, length, (TextUnit)reader.ReadByte(), reader.ReadString());
            end = start + length;
        }

        return sentences;
    }

    public static byte[] PackIndexes(IReadOnlyList<int> indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        byte[] bytes = new byte[indexes.Count * 2];
        for (int i = 0; i < indexes.Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), checked((ushort)indexes[i]));
        }

        return bytes;
    }

    public static IReadOnlyList<int> UnpackIndexes(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        int[] indexes = new int[packed.Length / 2];
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = BinaryPrimitives.ReadUInt16LittleEndian(packed.AsSpan(i * 2));
        }

        return indexes;
    }

    /// <summary>Of the words alone: white space does not count, so that a re-flowed page is no revision.</summary>
    public static long HashText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        XxHash64 hash = new();
        Span<char> word = stackalloc char[256];
        int filled = 0;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                continue;
            }

            word[filled++] = c;
            if (filled == word.Length)
            {
                hash.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(word));
                filled = 0;
            }
        }

        hash.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(word[..filled]));
        return unchecked((long)hash.GetCurrentHashAsUInt64());
    }
}
