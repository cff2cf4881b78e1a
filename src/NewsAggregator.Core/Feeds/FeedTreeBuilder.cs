namespace NewsAggregator.Core.Feeds;

/// <summary>Grows the tree that both readers of XML, the strict and the forgiving one, feed.</summary>
internal sealed class FeedTreeBuilder(int maxDepth)
{
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

        Uri? baseAddress = Current?.Base;
        string? language = Current?.Language;
        foreach (FeedAttribute attribute in attributes)
        {
            if (attribute.Space is not FeedNamespace.Xml)
            {
                continue;
            }

            if (attribute.Name == "base" && FeedAddress.TryResolve(baseAddress, attribute.Value, out Uri? resolved))
            {
                baseAddress = resolved;
            }
            else if (attribute.Name == "lang")
            {
                language = attribute.Value;
            }
        }

        FeedNamespace space = FeedNamespaces.Of(namespaceName);
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

    public void Text(string text) => Current?.Add(FeedCharacters.Clean(text));

    public void Close()
    {
        if (dissolved > 0)
        {
            dissolved--;
        }
        else if (Current is not null)
        {
            Current = Current.Parent;
            Depth--;
        }
    }

    /// <summary>Closes what the end of the document left open.</summary>
    public void CloseAllIncomplete()
    {
        for (FeedElement? element = Current; element is not null; element = element.Parent)
        {
            element.Incomplete = true;
        }

        Current = null;
        Depth = 0;
    }
}
