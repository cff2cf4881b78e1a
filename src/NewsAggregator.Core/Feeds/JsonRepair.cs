using System.Globalization;
using System.Text;

namespace NewsAggregator.Core.Feeds;

/// <summary>JSON that breaks off, or has in its strings what JSON's must not have: what was complete before the break is kept.</summary>
internal static class JsonRepair
{
    // An object, a list in it: where the items of a feed are.
    private const int DepthOfItems = 2;
    private const int Deepest = 64;

    /// <summary>The document up to its last complete item and closed behind it, or whole where only its strings were wrong; null where it cannot be saved.</summary>
    public static string? Complete(string document)
    {
        StringBuilder sound = new(document.Length + 16);
        Stack<char> open = new();
        int lastItem = 0;
        bool inString = false;
        for (int i = 0; i < document.Length; i++)
        {
            char character = document[i];
            if (inString)
            {
                inString = character != '"';
                i += InString(document, i, sound);
                continue;
            }

            sound.Append(character);
            switch (character)
            {
                case '"':
                    inString = true;
                    break;
                case '{' or '[' when open.Count < Deepest:
                    open.Push(character == '{' ? '}' : ']');
                    break;
                case '{' or '[':
                    return null;
                case '}' or ']':
                    if (open.Count == 0 || open.Pop() != character)
                    {
                        return CutTo(sound, lastItem);
                    }

                    if (open.Count == 0)
                    {
                        return sound.ToString();
                    }

                    lastItem = open.Count == DepthOfItems && open.Peek() == ']' ? sound.Length : lastItem;
                    break;
            }
        }

        return CutTo(sound, lastItem);
    }

    private static string? CutTo(StringBuilder sound, int length) => length == 0 ? null : sound.ToString(0, length) + "]}";

    /// <summary>Writes a character of a string, or an escape; raw control characters and escapes that JSON does not know are escaped.</summary>
    /// <returns>How many characters beyond the first were taken.</returns>
    private static int InString(string document, int at, StringBuilder sound)
    {
        char character = document[at];
        if (character < ' ')
        {
            sound.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            return 0;
        }

        if (character != '\\' || at + 1 == document.Length)
        {
            sound.Append(character);
            return 0;
        }

        char next = document[at + 1];
        bool known = next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'
            || (next == 'u' && at + 6 <= document.Length && !document.AsSpan(at + 2, 4).ContainsAnyExcept(Hexadecimal));
        sound.Append(known ? "\\" : "\\\\");
        if (known)
        {
            sound.Append(next);
        }

        return known ? 1 : 0;
    }

    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
