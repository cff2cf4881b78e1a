using System.Globalization;

namespace NewsAggregator.Core.Feeds;

/// <summary>Reads the tree of an RSS, RDF, Atom or CDF document: the feed's own fields, and its items by <see cref="XmlItemReader"/>.</summary>
internal sealed class XmlFeedReader
{
    private readonly FeedElement root;
    private readonly FeedElement channel;
    private readonly Uri? address;
    private readonly FeedParserOptions options;
    private readonly List<string> warnings;
    private readonly FeedDates dates;

    private XmlFeedReader(FeedElement root, FeedElement channel, FeedFormat format, Uri? address, FeedParserOptions options, List<string> warnings)
    {
        (this.root, this.channel, this.address, this.options, this.warnings, dates) = (root, channel, address, options, warnings, new FeedDates(options));
        Format = format;
    }

    private FeedFormat Format { get; }

    /// <summary>Null where the root is none of a feed.</summary>
    public static ParsedFeed? Read(FeedElement root, Uri? address, FeedParserOptions options, List<string> warnings)
    {
        FeedFormat format = root.Name switch
        {
            "rss" => FeedFormat.Rss,
            "rdf" => FeedFormat.Rdf,
            "feed" => FeedFormat.Atom,
            "channel" => FeedFormat.Rss,
            _ => FeedFormat.Unknown,
        };
        if (format is FeedFormat.Unknown)
        {
            return null;
        }

        FeedElement channel = format is FeedFormat.Rss or FeedFormat.Rdf && root.Name != "channel" ? root.Child("channel") ?? root : root;
        return new XmlFeedReader(root, channel, format, address, options, warnings).Read();
    }

    private ParsedFeed Read()
    {
        FeedLinks links = new();
        FeedCategories categories = new();
        XmlPersons persons = new();
        Picture picture = new();
        Period period = new();
        string? title = null, otherTitle = null, description = null, otherDescription = null, language = null, id = null, generator = null, rights = null, otherRights = null;
        string? generatorAgent = null, ttl = null, logo = null, icon = null, docs = null, publisher = null, info = null;
        DateTimeOffset? published = null, updated = null, created = null;
        ParsedPerson? owner = null;
        bool? isExplicit = null, block = null;
        PlainFields plain = PlainFields.None;
        Uri? around = channel.Base ?? root.Base ?? address;

        foreach (FeedElement element in channel.Elements)
        {
            FeedNamespace space = element.Space;
            if (space is FeedNamespace.Core or FeedNamespace.Atom or FeedNamespace.Atom03)
            {
                switch (element.Name)
                {
                    case "title":
                        string read = Text(element, PlainFields.Title);
                        title = space is FeedNamespace.Core || Format is FeedFormat.Atom ? First(title, read) : title;
                        otherTitle ??= read;
                        break;
                    case "description" or "tagline" or "subtitle" or "abstract":
                        description = First(description, Text(element, PlainFields.Description));
                        break;
                    case "info":
                        info = Text(element, PlainFields.Info);
                        break;
                    case "link" or "a" when element.Attribute("href") is not null:
                        links.Add(element, around);
                        break;
                    case "link":
                        links.Text ??= FeedAddress.Absolute(element.Base ?? around, element.Text);
                        break;
                    case "language":
                        language ??= Words(element);
                        break;
                    case "id" or "guid":
                        id ??= Words(element);
                        break;
                    case "author" or "managingeditor" or "webmaster" or "authors":
                        persons.Add(element, around);
                        publisher = element.Name == "webmaster" ? publisher ?? Words(element) : publisher;
                        break;
                    case "pubdate" or "published" or "issued":
                        published = Date(element) ?? published;
                        break;
                    case "lastbuilddate" or "updated" or "modified":
                        updated = Date(element) ?? updated;
                        break;
                    case "created":
                        created = Date(element) ?? created;
                        break;
                    case "generator":
                        generator ??= Words(element) ?? element.Attribute("uri");
                        break;
                    case "copyright" or "rights":
                        rights = First(rights, Text(element, PlainFields.Rights));
                        break;
                    case "ttl":
                        ttl ??= Words(element);
                        break;
                    case "docs":
                        docs ??= FeedAddress.Absolute(element.Base ?? around, element.Text);
                        break;
                    case "logo":
                        logo ??= FeedAddress.Absolute(element.Base ?? around, element.Text);
                        break;
                    case "icon":
                        icon ??= FeedAddress.Absolute(element.Base ?? around, element.Text);
                        break;
                    case "image":
                        picture.Add(element, around);
                        break;
                    case "category":
                        categories.Add(element);
                        break;
                }
            }
            else if (space is FeedNamespace.DublinCore or FeedNamespace.DublinCoreTerms)
            {
                switch (element.Name)
                {
                    case "title":
                        otherTitle ??= FeedText.Html(element, around);
                        break;
                    case "description":
                        otherDescription ??= FeedText.Html(element, around);
                        break;
                    case "language":
                        language ??= Words(element);
                        break;
                    case "creator" or "author":
                        persons.Add(element, around);
                        break;
                    case "publisher":
                        publisher ??= Words(element);
                        break;
                    case "rights":
                        otherRights ??= FeedText.Html(element, around);
                        break;
                    case "subject":
                        categories.Add(element.Text);
                        break;
                    case "date" or "modified":
                        updated = Date(element) ?? updated;
                        break;
                    case "issued":
                        published = Date(element) ?? published;
                        break;
                    case "created":
                        created = Date(element) ?? created;
                        break;
                }
            }
            else if (space is FeedNamespace.Itunes)
            {
                switch (element.Name)
                {
                    case "subtitle" or "summary" or "description":
                        otherDescription ??= FeedText.Html(element, around);
                        break;
                    case "author" or "owner":
                        persons.Add(element, around);
                        owner = element.Name == "owner" ? owner ?? FeedPersons.From(element, around) : owner;
                        break;
                    case "image":
                        picture.AddItunes(element, around);
                        break;
                    case "link" when element.Attribute("href") is not null:
                        links.Add(element, around);
                        break;
                    case "category":
                        categories.Add(element);
                        break;
                    case "keywords":
                        categories.AddList(element.Text);
                        break;
                    case "explicit":
                        isExplicit = ItunesFlags.Explicit(element.Text);
                        break;
                    case "block":
                        block = ItunesFlags.Block(element.Text);
                        break;
                }
            }
            else if (space is FeedNamespace.Syndication)
            {
                period.Add(element.Name, element.Text);
            }
            else if (space is FeedNamespace.Media && element.Name is "thumbnail" or "content")
            {
                picture.AddMedia(element, around);
            }
            else if (space is FeedNamespace.Admin && element.Name is "generatoragent")
            {
                generatorAgent ??= element.Attribute(FeedNamespace.Rdf, "resource") ?? Words(element);
            }
            else if (space is FeedNamespace.Media && element.Name is "category" or "keywords")
            {
                categories.AddList(element.Text);
            }
        }

        if (channel.Attribute("href") is { } href && channel.Space is FeedNamespace.Core)
        {
            links.Text ??= FeedAddress.Absolute(around, href);
            updated ??= dates.Read(channel.Attribute("lastmod"));
        }

        FeedElement? beside = ReferenceEquals(root, channel) ? null : root.Elements.FirstOrDefault(element => element.Name == "image" && element.Space is FeedNamespace.Core);
        if (beside is not null)
        {
            picture.Add(beside, around);
        }

        language = (language ?? channel.Language ?? root.Language ?? options.FallbackLanguage)?.ToLowerInvariant();
        string? page = links.Page;
        ParsedFeed feed = new()
        {
            Ok = true,
            Format = Format,
            Title = First(title, otherTitle ?? ""),
            Link = page,
            Description = First(description, otherDescription ?? ""),
            Language = language,
            Id = id ?? channel.Attribute(FeedNamespace.Rdf, "about"),
            Authors = persons.All,
            Updated = updated,
            Published = published,
            Created = created,
            Generator = generator ?? generatorAgent,
            Rights = First(rights, otherRights ?? ""),
            Ttl = ttl,
            UpdateSeconds = period.Seconds(ttl),
            Logo = logo,
            Icon = icon,
            Image = picture.Best ?? links.Image,
            ImageTitle = picture.Title,
            ImageLink = picture.Link,
            Docs = docs,
            Publisher = publisher ?? (owner is { Name: { } name, Email: { } mail } ? $"{name} ({mail})" : owner?.Name ?? owner?.Email),
            Info = info,
            Categories = categories.All,
            ItunesExplicit = isExplicit,
            ItunesBlock = block,
            Hub = links.Hub,
            Self = links.Self,
            Plain = plain,
        };
        feed = feed with { Items = Items(feed, persons.Authors, FeedAddress.TryResolve(address, page ?? "", out Uri? site) && page is not null && FeedAddress.IsWeb(page) ? site : address) };
        return feed;

        string Text(FeedElement element, PlainFields field)
        {
            if (element.Space is FeedNamespace.Core && Format is not FeedFormat.Atom)
            {
                return FeedText.Html(element, around);
            }

            string html = FeedText.Atom(element, around, out bool isPlain);
            plain = isPlain ? plain | field : plain & ~field;
            return html;
        }
    }

    private List<ParsedItem> Items(ParsedFeed feed, List<ParsedPerson> authors, Uri? site)
    {
        List<ParsedItem> items = [];
        XmlItemReader reader = new(feed, authors, site, address, dates);
        bool tooMany = false;
        // RDF keeps its items beside the channel; some RSS does too.
        foreach (FeedElement parent in ReferenceEquals(root, channel) ? [root] : (ReadOnlySpan<FeedElement>)[.. root.Elements.Where(e => e.Name == "channel"), root])
        {
            foreach (FeedElement element in parent.Elements)
            {
                FeedElement? nested = element.Name == "items" && Format is not FeedFormat.Rdf ? element : null;
                foreach (FeedElement candidate in nested is null ? [element] : nested.Elements)
                {
                    if (candidate.Name is not ("item" or "entry") || candidate.Space is not (FeedNamespace.Core or FeedNamespace.Atom or FeedNamespace.Atom03))
                    {
                        continue;
                    }

                    if (candidate.Incomplete)
                    {
                        warnings.Add("breaks off inside an item, which is left out");
                    }
                    else if (items.Count == options.MaxItems)
                    {
                        tooMany = true;
                    }
                    else
                    {
                        items.Add(reader.Read(candidate));
                    }
                }
            }
        }

        if (tooMany)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"has more than {options.MaxItems} items; the rest is left out"));
        }

        if (dates.Warning is { } unread)
        {
            warnings.Add(unread);
        }

        return items;
    }

    private DateTimeOffset? Date(FeedElement element) => dates.Read(element.Text);

    private static string? Words(FeedElement element) => FeedText.Words(element.Text) is { Length: > 0 } words ? words : null;

    private static string? First(string? first, string second) => !string.IsNullOrEmpty(first) ? first : second.Length > 0 ? second : first;
}
