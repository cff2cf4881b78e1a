using System.Text;
using System.Xml;

namespace NewsAggregator.Core.Syndication;

/// <summary>UTF-8 without byte order mark, and only characters that XML 1.0 can carry.</summary>
internal static class XmlOutput
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
    };

    public static byte[] Write(Action<XmlWriter> document)
    {
        using MemoryStream bytes = new();
        using (XmlWriter writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartDocument();
            document(writer);
            writer.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>An element with text, or nothing where there is none.</summary>
    public static void Text(this XmlWriter writer, string name, string? text)
    {
        if (text is { Length: > 0 })
        {
            writer.WriteElementString(name, Clean(text));
        }
    }

    public static void Text(this XmlWriter writer, string prefix, string name, string space, string? text)
    {
        if (text is { Length: > 0 })
        {
            writer.WriteElementString(prefix, name, space, Clean(text));
        }
    }

    /// <summary>Plain text where a format wants HTML.</summary>
    public static string? AsHtml(string? plain) =>
        plain?.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    public static void Attribute(this XmlWriter writer, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            writer.WriteAttributeString(name, Clean(value));
        }
    }

    public static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!Fits(text, i, out _))
            {
                return Rebuilt(text);
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return text;
    }

    private static string Rebuilt(string text)
    {
        StringBuilder clean = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (Fits(text, i, out int units))
            {
                clean.Append(text, i, units);
                i += units - 1;
            }
        }

        return clean.ToString();
    }

    private static bool Fits(string text, int at, out int units)
    {
        units = 1;
        if (char.IsSurrogate(text[at]))
        {
            units = 2;
            return at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
        }

        return XmlConvert.IsXmlChar(text[at]);
    }
}
