using System.Text;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>
/// Reads XML that is not well-formed, the way its publisher meant it: junk around the root is passed over, bare ampersands and angle
/// brackets are text, HTML's entities are known, mismatched tags close what they can, undeclared prefixes mean what they usually mean,
/// and what was complete before the document broke off is kept. One pass, no recursion; of the entities that a document declares only short
/// plain words are known.
/// </summary>
internal sealed partial class FeedRepair
{
    private static readonly string[] Void = ["br", "img", "hr", "wbr", "input", "area", "col"];

    private const int MostAttributes = 100;
    private const int DeepestScope = 256;

    private readonly string source;
    private readonly FeedTreeBuilder builder;
    private readonly List<FeedStructure.OpenElement> open = [];
    private readonly Dictionary<string, int> openCounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Depth, Dictionary<string, string> Declared)> scopes = [];
    private int at;
    private DeclaredEntities? entities;

    private FeedRepair(string source, Uri? address, int maxDepth)
    {
        this.source = source;
        builder = new FeedTreeBuilder(maxDepth, address);
    }

    /// <summary>The tree, or null where no root of a feed is in the text. The element that the end cut off is marked incomplete.</summary>
    public static FeedElement? Read(string source, Uri? address, int maxDepth, out bool tooDeep)
    {
        tooDeep = false;
        Match root = Root().Match(source);
        if (!root.Success)
        {
            return null;
        }

        FeedRepair repair = new(source, address, maxDepth) { at = root.Index, entities = DeclaredEntities.In(source.AsSpan(0, root.Index)) };
        repair.Run();
        tooDeep = repair.builder.WasTooDeep;
        return repair.builder.Root;
    }

    private void Run()
    {
        while (at < source.Length)
        {
            int tag = source.IndexOf('<', at);
            if (tag < 0)
            {
                builder.Text(FeedEntities.Decode(source.AsSpan(at), entities));
                break;
            }

            if (tag > at)
            {
                builder.Text(FeedEntities.Decode(source.AsSpan(at, tag - at), entities));
            }

            at = tag;
            Markup();
            if (builder.Root is not null && builder.Current is null)
            {
                return;
            }
        }

        builder.CloseAllIncomplete();
    }

    private void Markup()
    {
        ReadOnlySpan<char> rest = source.AsSpan(at);
        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            int end = source.IndexOf("]]>", at + 9, StringComparison.Ordinal);
            int stop = end < 0 ? source.Length : end;
            builder.Text(source[(at + 9)..stop]);
            at = end < 0 ? stop : end + 3;
        }
        else if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            PassOver("-->", 4);
        }
        else if (rest.StartsWith("<?", StringComparison.Ordinal))
        {
            PassOver("?>", 2);
        }
        else if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            PassOver(">", 9);
        }
        else if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2]))
        {
            Close();
        }
        else if (rest.Length > 1 && IsNameStart(rest[1]))
        {
            Open();
        }
        else
        {
            builder.Text("<");
            at++;
        }
    }

    private void PassOver(string end, int start)
    {
        int found = source.IndexOf(end, Math.Min(at + start, source.Length), StringComparison.Ordinal);
        at = found < 0 ? source.Length : found + end.Length;
    }

    private void Close()
    {
        int end = at + 2;
        string name = Name(ref end);
        // "</rss" at the very end, or before the next tag, closes all the same.
        int stop = source.AsSpan(end).IndexOfAny('>', '<');
        at = stop < 0 ? source.Length : source[end + stop] == '>' ? end + stop + 1 : end + stop;
        if (openCounts.GetValueOrDefault(name) > 0)
        {
            CloseTo(open.FindLastIndex(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private void CloseTo(int count)
    {
        while (open.Count > count)
        {
            openCounts[open[^1].Name]--;
            open.RemoveAt(open.Count - 1);
            if (scopes.Count > 0 && scopes[^1].Depth > open.Count)
            {
                scopes.RemoveAt(scopes.Count - 1);
            }

            builder.Close();
        }
    }

    private void Open()
    {
        int start = at;
        int end = at + 1;
        string name = Name(ref end);
        List<(string Name, string Value)> written = [];
        if (!ReadAttributes(ref end, written, out bool empty))
        {
            // The document breaks off inside a tag, or this was no tag at all.
            builder.Text("<");
            at = start + 1;
            return;
        }

        at = end;
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string local = name[(colon + 1)..];
        CloseTo(FeedStructure.Place(open, colon < 0 ? "" : name[..colon], local));
        Dictionary<string, string>? declared = null;
        foreach ((string key, string value) in written)
        {
            if (key == "xmlns" || key.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                (declared ??= new(StringComparer.Ordinal))[key.Length > 6 ? key[6..] : ""] = value;
            }
        }

        // Declarations deeper than what is kept hold for nothing.
        bool scoped = declared is not null && open.Count <= DeepestScope;
        if (scoped)
        {
            scopes.Add((open.Count + 1, declared!));
        }

        FeedAttribute[] attributes = new FeedAttribute[written.Count];
        for (int i = 0; i < attributes.Length; i++)
        {
            (string key, string value) = written[i];
            int mark = key.IndexOf(':', StringComparison.Ordinal);
            FeedNamespace space = mark < 0 ? (key == "xmlns" ? FeedNamespace.Other : FeedNamespace.Core)
                : key.StartsWith("xmlns:", StringComparison.Ordinal) ? FeedNamespace.Other : FeedNamespaces.Of(NamespaceOf(key[..mark]));
            attributes[i] = new FeedAttribute(key[(mark + 1)..], key, space, value);
        }

        builder.Open(local, NamespaceOf(colon < 0 ? "" : name[..colon]), attributes);
        if (empty || (colon < 0 && open.Count > 2 && Array.Exists(Void, element => element.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            if (scoped)
            {
                scopes.RemoveAt(scopes.Count - 1);
            }

            builder.Close();
        }
        else
        {
            open.Add(FeedStructure.Open(name, open));
            openCounts[name] = openCounts.GetValueOrDefault(name) + 1;
        }
    }

    private string NamespaceOf(string prefix)
    {
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].Declared.TryGetValue(prefix, out string? name))
            {
                return name;
            }
        }

        return prefix.Length == 0 ? "" : FeedNamespaces.OfPrefix(prefix);
    }

    private bool ReadAttributes(ref int end, List<(string Name, string Value)> written, out bool empty)
    {
        empty = false;
        while (end < source.Length)
        {
            char next = source[end];
            if (next == '>')
            {
                end++;
                return true;
            }

            if (next == '/')
            {
                empty = end + 1 < source.Length && source[end + 1] == '>';
                end++;
            }
            else if (next == '<')
            {
                // A tag that was never finished.
                return true;
            }
            else if (IsNameStart(next))
            {
                string name = Name(ref end);
                string value = Value(ref end);
                if (written.Count < MostAttributes && !written.Exists(attribute => attribute.Name == name))
                {
                    written.Add((name, value));
                }
            }
            else
            {
                end++;
            }
        }

        return false;
    }

    private string Value(ref int end)
    {
        int look = SkipSpace(end);
        if (look >= source.Length || source[look] != '=')
        {
            return "";
        }

        look = SkipSpace(look + 1);
        if (look >= source.Length)
        {
            end = look;
            return "";
        }

        int start = look;
        int stop;
        if (source[look] is '"' or '\'')
        {
            start++;
            stop = source.IndexOf(source[look], start);
            end = stop < 0 ? source.Length : stop + 1;
            stop = stop < 0 ? source.Length : stop;
        }
        else
        {
            while (look < source.Length && !char.IsWhiteSpace(source[look]) && source[look] is not ('>' or '<'))
            {
                look++;
            }

            stop = end = look;
        }

        return FeedCharacters.Clean(FeedEntities.Decode(source.AsSpan(start, stop - start), entities));
    }

    private string Name(ref int end)
    {
        int start = end;
        while (end < source.Length && (IsNameStart(source[end]) || char.IsAsciiDigit(source[end]) || source[end] is '-' or '.' or ':'))
        {
            end++;
        }

        return source[start..end];
    }

    private int SkipSpace(int from)
    {
        while (from < source.Length && char.IsWhiteSpace(source[from]))
        {
            from++;
        }

        return from;
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_' || character >= '\u00C0';

    [GeneratedRegex(@"<(?:[A-Za-z_][\w.\-]*:)?(?:rss|feed|rdf|channel)(?=[\s>/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Root();
}
