using System.Text;

namespace NewsAggregator.Core.Feeds;

/// <summary>Grows the tree that both readers of XML, the strict and the forgiving one, feed.</summary>
internal sealed class FeedTreeBuilder(int maxDepth, Uri? document)
{
    private readonly StringBuilder more = new();
    private readonly (string Name, FeedNamespace Space)[] known = new (string, FeedNamespace)[8];
    private string? words;
    private int knownCount;
    private int dissolved;

    public FeedElement? Root { get; private set; }
    public FeedElement? Current { get; private set; }
    public int Depth { get; private set; }
    public bool WasTooDeep { get; private set; }

    public void Open(string localName, string namespaceName, FeedAttribute[] attributes)
    {
        if (Depth >= maxDepth)
        {
            dissolved++;
            WasTooDeep = true;
            return;
        }

        Flush();
        Uri? baseAddress = Current?.Base;
        string? language = Current?.Language;
        foreach (FeedAttribute attribute in attributes)
        {
            if (attribute.Space is not FeedNamespace.Xml)
            {
                continue;
            }

            if (attribute.Name == "base" && FeedAddress.TryResolve(baseAddress ?? document, attribute.Value, out Uri? resolved))
            {
                baseAddress = resolved;
            }
            else if (attribute.Name == "lang")
            {
                language = attribute.Value;
            }
        }

        FeedNamespace space = SpaceOf(namespaceName);
        if (Root is not null && space is FeedNamespace.Other && namespaceName == Root.NamespaceName)
        {
            space = FeedNamespace.Core;
        }

        FeedElement element = new(Current, localName, namespaceName, space, attributes, baseAddress, language);
        if (Root is null)
        {
            Root = element;
            // A feed whose root stands in a namespace nobody knows is still that feed.
            if (space is FeedNamespace.Other)
            {
                element.Space = FeedNamespace.Core;
            }
        }
        else
        {
            Current?.Add(element);
        }

        Current = element;
        Depth++;
    }

    /// <summary>Text comes in pieces; they are joined once, when the element goes on or ends.</summary>
    public void Text(string text)
    {
        if (words is null)
        {
            words = text;
        }
        else
        {
            more.Append(text);
        }
    }

    public void Close()
    {
        if (dissolved > 0)
        {
            dissolved--;
        }
        else if (Current is not null)
        {
            Flush();
            Current = Current.Parent;
            Depth--;
        }
    }

    /// <summary>Closes what the end of the document left open.</summary>
    public void CloseAllIncomplete()
    {
        Flush();
        for (FeedElement? element = Current; element is not null; element = element.Parent)
        {
            element.Incomplete = true;
        }

        Current = null;
        Depth = 0;
    }

    private void Flush()
    {
        if (words is null)
        {
            return;
        }

        string text = words;
        words = null;
        if (more.Length > 0)
        {
            text = more.Insert(0, text).ToString();
            more.Clear();
        }

        Current?.Add(FeedCharacters.Clean(text));
    }

    // The strict reader hands out the same string for the same namespace: a look at a few references saves a hash of a long name.
    private FeedNamespace SpaceOf(string name)
    {
        for (int i = 0; i < knownCount; i++)
        {
            if (ReferenceEquals(known[i].Name, name))
            {
                return known[i].Space;
            }
        }

        FeedNamespace space = FeedNamespaces.Of(name);
        if (knownCount < known.Length)
        {
            known[knownCount++] = (name, space);
        }

        return space;
    }
}
