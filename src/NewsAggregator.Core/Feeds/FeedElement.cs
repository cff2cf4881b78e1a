namespace NewsAggregator.Core.Feeds;

/// <summary>An attribute; <see cref="Name"/> is the local name, <see cref="RawName"/> the name with its prefix, as written.</summary>
internal readonly record struct FeedAttribute(string Name, string RawName, FeedNamespace Space, string Value);

/// <summary>An element of a feed document, with the base address and the language that hold for it.</summary>
internal sealed class FeedElement
{
    private List<object>? parts;
    private string? text;

    public FeedElement(FeedElement? parent, string localName, string namespaceName, FeedNamespace space, FeedAttribute[] attributes, Uri? baseAddress, string? language)
    {
        Parent = parent;
        LocalName = localName;
        Name = FeedNames.Fold(localName);
        NamespaceName = namespaceName;
        Space = space;
        Attributes = attributes;
        Base = baseAddress;
        Language = language;
    }

    public FeedElement? Parent { get; }

    /// <summary>The local name in lower case: upper-case and mixed-case feeds are read all the same.</summary>
    public string Name { get; }
    public string LocalName { get; }
    public string NamespaceName { get; }
    public FeedNamespace Space { get; set; }
    public FeedAttribute[] Attributes { get; }

    /// <summary>From xml:base; null where no element around says one.</summary>
    public Uri? Base { get; }
    public string? Language { get; }

    /// <summary>The document ended before this element did.</summary>
    public bool Incomplete { get; set; }
    public bool HasElements { get; private set; }

    /// <summary>Strings and elements, in document order.</summary>
    public IEnumerable<object> Parts => parts ?? (text is null ? [] : [text]);

    public IEnumerable<FeedElement> Elements => parts?.OfType<FeedElement>() ?? [];

    /// <summary>All text inside, without tags.</summary>
    public string Text
    {
        get
        {
            if (parts is null)
            {
                return text ?? "";
            }

            System.Text.StringBuilder all = new();
            Collect(all);
            return all.ToString();
        }
    }

    public string? Attribute(string name)
    {
        foreach (FeedAttribute attribute in Attributes)
        {
            if (attribute.Space is FeedNamespace.Core && string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public string? Attribute(FeedNamespace space, string name)
    {
        foreach (FeedAttribute attribute in Attributes)
        {
            if (attribute.Space == space && string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public FeedElement? Child(string name) => Elements.FirstOrDefault(element => element.Name == name);

    public void Add(string more)
    {
        if (more.Length == 0)
        {
            return;
        }

        if (parts is null)
        {
            text = text is null ? more : text + more;
        }
        else if (parts[^1] is string last)
        {
            parts[^1] = last + more;
        }
        else
        {
            parts.Add(more);
        }
    }

    public void Add(FeedElement child)
    {
        if (parts is null)
        {
            parts = text is null ? [] : [text];
            text = null;
        }

        parts.Add(child);
        HasElements = true;
    }

    private void Collect(System.Text.StringBuilder all)
    {
        foreach (object part in Parts)
        {
            if (part is string words)
            {
                all.Append(words);
            }
            else
            {
                ((FeedElement)part).Collect(all);
            }
        }
    }
}
