using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>What was found of an item so far, and the rules of what stands for what.</summary>
internal sealed partial class ItemDraft(Uri? around, bool isAtom)
{
    private string? title;
    private string? description;
    private string? summary;
    private PlainFields plain;

    public Uri? Around { get; } = around;
    public FeedLinks Links { get; } = new();
    public FeedCategories Categories { get; } = new();
    public XmlPersons Persons { get; } = new();
    public XmlPersons MediaPersons { get; } = new();
    public XmlPersons SourcePersons { get; } = new();
    public List<string> Contents { get; } = [];
    public List<ParsedEnclosure> Enclosures { get; } = [];
    public List<string> Thumbnails { get; } = [];
    public List<ParsedMedia> Media { get; } = [];
    public string? Id { get; set; }
    public string? OtherId { get; set; }
    public bool IdIsPermanentLink { get; set; }
    public string? OtherTitle { get; set; }
    public string? OtherSummary { get; set; }
    public string? ItunesSummary { get; set; }
    public string? MediaDescription { get; set; }
    public string? MediaRights { get; set; }
    public string? MediaImage { get; set; }
    public string? OriginalLink { get; set; }
    public string? OriginalEnclosure { get; set; }
    public string? ContentAddress { get; set; }
    public string? Comments { get; set; }
    public string? CommentsFeed { get; set; }
    public string? Rights { get; set; }
    public string? Language { get; set; }
    public string? Publisher { get; set; }
    public string? License { get; set; }
    public string? Subtitle { get; set; }
    public string? Image { get; private set; }
    public string? SourceTitle { get; set; }
    public string? SourceLink { get; set; }
    public string? SourceId { get; set; }
    public DateTimeOffset? Published { get; set; }
    public DateTimeOffset? Updated { get; set; }
    public DateTimeOffset? Created { get; set; }
    public DateTimeOffset? Expired { get; set; }
    public DateTimeOffset? DublinCoreDate { get; set; }
    public bool? ItunesExplicit { get; set; }
    public bool? ItunesBlock { get; set; }

    public void AddTitle(string text) => title = string.IsNullOrEmpty(title) ? text : title;

    public void AddSummary(string text) => summary = string.IsNullOrEmpty(summary) ? text : summary;

    /// <summary>RSS has one description; a second text beside it is the content.</summary>
    public void AddDescription(string text)
    {
        if (string.IsNullOrEmpty(description))
        {
            description = text;
            descriptionCameSecond = summary is not null;
        }
    }

    private bool descriptionCameSecond;

    public void AddContent(string html)
    {
        if (html.Length > 0)
        {
            Contents.Add(html);
        }
    }

    public void AddImage(string? address, FeedElement element) => Image ??= FeedAddress.Absolute(element.Base ?? Around, address);

    public void AddEnclosure(FeedElement element)
    {
        if (FeedAddress.Absolute(element.Base ?? Around, element.Attribute("url") ?? element.Attribute("href")) is { } url)
        {
            Enclosures.Add(new ParsedEnclosure(url, element.Attribute("type"), element.Attribute("length")));
        }
    }

    /// <summary>A text in the rules of its own vocabulary: RSS is HTML, Atom says what it is.</summary>
    public string Text(FeedElement element, PlainFields field)
    {
        if (element.Space is FeedNamespace.Core && !isAtom)
        {
            return FeedText.Html(element, Around);
        }

        string html = FeedText.Atom(element, Around, out bool isPlain);
        plain = isPlain ? plain | field : plain & ~field;
        return html;
    }

    public ParsedItem Finish(ParsedFeed feed, List<ParsedPerson> feedAuthors, string? about, string? xmlLanguage)
    {
        if (summary is not null && description is not null)
        {
            // Whichever came first is the short one.
            Contents.Add(descriptionCameSecond ? description : summary);
            summary = descriptionCameSecond ? summary : description;
        }

        string? shortText = summary ?? description ?? OtherSummary ?? ItunesSummary ?? MediaDescription;
        string? content = Contents.Count == 0 ? null : Contents.MaxBy(text => text.Length);
        List<ParsedEnclosure> enclosures = [.. Enclosures, .. Links.Enclosures];
        if (OriginalEnclosure is not null && enclosures.Count > 0)
        {
            enclosures[0] = enclosures[0] with { Url = OriginalEnclosure };
        }

        string? id = Id ?? about ?? OtherId;
        string? page = Links.Page ?? OriginalLink;
        bool idIsLink = IdIsPermanentLink && Id is not null && page is null;
        string? link = page
            ?? (IdIsPermanentLink && Id is not null && !Id.Contains(' ', StringComparison.Ordinal) && FeedAddress.IsWeb(FeedAddress.Absolute(Around, Id)) ? FeedAddress.Absolute(Around, Id) : null)
            ?? (FeedAddress.IsWeb(about) ? about : null)
            ?? ContentAddress ?? Links.Related ?? Links.Via ?? Links.Self
            ?? (isAtom && FeedAddress.IsWeb(Id) ? Id : null)
            ?? (enclosures.Count > 0 ? enclosures[0].Url : null);

        List<ParsedPerson> authors = Persons.All;
        authors = authors.Count > 0 ? authors : SourcePersons.All is { Count: > 0 } ofSource ? ofSource : MediaPersons.All;
        string? image = Image ?? MediaImage ?? Links.Image
            ?? enclosures.Find(enclosure => Picture.IsPicture(null, enclosure.Type, enclosure.Url))?.Url
            ?? Thumbnails.FirstOrDefault() ?? FirstPicture(content) ?? FirstPicture(shortText);

        string? heading = !string.IsNullOrEmpty(title) ? title : OtherTitle;
        return new ParsedItem
        {
            Title = string.IsNullOrEmpty(heading) ? TitleFrom(shortText, content, link) : heading,
            Link = link,
            OriginalLink = OriginalLink,
            Id = id,
            GuidIsLink = idIsLink,
            Summary = shortText,
            Content = content,
            Contents = Contents,
            // RFC 4287 section 4.2.1, and Apple's rule for podcasts: an entry without author has its feed's.
            Authors = authors.Count == 0 ? feedAuthors : authors,
            Published = Published ?? DublinCoreDate,
            Updated = Updated,
            Created = Created,
            Expired = Expired,
            Categories = Categories.All,
            Comments = Comments ?? Links.Comments,
            CommentsFeed = CommentsFeed ?? Links.CommentsFeed,
            Rights = Rights ?? MediaRights,
            Language = (Language ?? xmlLanguage)?.ToLowerInvariant() ?? feed.Language,
            Publisher = Publisher,
            License = License ?? Links.License,
            Subtitle = Subtitle,
            Enclosures = enclosures,
            Thumbnails = Thumbnails,
            Image = image,
            Media = Media,
            SourceTitle = SourceTitle,
            SourceLink = SourceLink,
            SourceId = SourceId,
            ItunesExplicit = ItunesExplicit,
            ItunesBlock = ItunesBlock,
            Plain = plain,
        };
    }

    /// <summary>What stands for a title where there is none: the beginning of the text, else the address; as HTML.</summary>
    public static string? TitleFrom(string? summary, string? content, string? link)
    {
        foreach (string? html in (ReadOnlySpan<string?>)[summary, content])
        {
            if (html is not null && FeedText.Words(html.Length > 4000 ? html[..4000] : html) is { Length: > 0 } words)
            {
                return FeedMarkup.Escape(Cut(words));
            }
        }

        return link is null ? null : FeedMarkup.Escape(link);
    }

    private static string Cut(string words)
    {
        const int Most = 100;
        if (words.Length <= Most)
        {
            return words;
        }

        int[] starts = System.Globalization.StringInfo.ParseCombiningCharacters(words[..Math.Min(words.Length, 2 * Most)]);
        int end = starts.LastOrDefault(start => start <= Most);
        return words[..end] + "…";
    }

    public static string? FirstPicture(string? html)
    {
        int tag = html?.IndexOf("<img", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (tag < 0)
        {
            return null;
        }

        Match match = PictureSource().Match(html!, tag, Math.Min(html!.Length - tag, 2000));
        string? address = match.Success ? FeedEntities.Decode(match.Groups["url"].ValueSpan.Trim()) : null;
        return FeedAddress.IsWeb(address) ? address : null;
    }

    [GeneratedRegex("""<img\s(?:[^>]*?\s)?src\s*=\s*["']?(?<url>[^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PictureSource();
}
