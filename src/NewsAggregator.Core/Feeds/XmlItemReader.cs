namespace NewsAggregator.Core.Feeds;

/// <summary>Reads one item of an RSS, RDF, Atom or CDF document; every vocabulary may stand in every format, and does.</summary>
internal sealed class XmlItemReader(ParsedFeed feed, List<ParsedPerson> feedAuthors, Uri? site, Uri? address, FeedDates dates)
{
    public ParsedItem Read(FeedElement item)
    {
        ItemDraft draft = new(item.Base ?? site ?? address, feed.Format is FeedFormat.Atom);
        foreach (FeedElement element in item.Elements)
        {
            Take(draft, element);
        }

        // CDF keeps address and date in attributes.
        if (item.Space is FeedNamespace.Core && item.Attribute("href") is { } href)
        {
            draft.Links.Text ??= FeedAddress.Absolute(draft.Around, href);
        }

        draft.Updated ??= dates.Read(item.Attribute("lastmod"));
        ParsedItem read = draft.Finish(feed, feedAuthors, item.Attribute(FeedNamespace.Rdf, "about"), item.Language);
        return dates.IsZoneless(read.Published) ? read with { IsZoneless = true } : read;
    }

    private void Take(ItemDraft draft, FeedElement element)
    {
        switch (element.Space)
        {
            case FeedNamespace.Core or FeedNamespace.Atom or FeedNamespace.Atom03:
                TakeCore(draft, element);
                break;
            case FeedNamespace.Xhtml when element.Name is "body" or "div":
                draft.AddContent(FeedText.Html(element, draft.Around));
                break;
            case FeedNamespace.Content when element.Name is "encoded":
                draft.AddContent(FeedText.Html(element, draft.Around));
                break;
            case FeedNamespace.Content when element.Name is "items":
                TakeValues(draft, element);
                break;
            case FeedNamespace.DublinCore or FeedNamespace.DublinCoreTerms:
                TakeDublinCore(draft, element);
                break;
            case FeedNamespace.Itunes:
                TakeItunes(draft, element);
                break;
            case FeedNamespace.Media:
                MediaReader.Take(draft, element);
                break;
            case FeedNamespace.WellFormedWeb when element.Name is "commentrss":
                draft.CommentsFeed ??= FeedAddress.Absolute(element.Base ?? draft.Around, element.Text);
                break;
            case FeedNamespace.FeedBurner when element.Name is "origlink":
                draft.OriginalLink ??= FeedAddress.Absolute(element.Base ?? draft.Around, element.Text);
                break;
            case FeedNamespace.FeedBurner when element.Name is "origenclosurelink":
                draft.OriginalEnclosure ??= FeedAddress.Absolute(element.Base ?? draft.Around, element.Text);
                break;
            case FeedNamespace.CreativeCommons when element.Name is "license":
                draft.License ??= FeedAddress.Absolute(element.Base ?? draft.Around, element.Attribute(FeedNamespace.Rdf, "resource") ?? element.Text);
                break;
        }
    }

    private void TakeCore(ItemDraft draft, FeedElement element)
    {
        switch (element.Name)
        {
            case "title":
                draft.AddTitle(draft.Text(element, PlainFields.Title));
                break;
            case "link" or "a" when element.Attribute("href") is not null:
                draft.Links.Add(element, draft.Around);
                break;
            case "link":
                draft.Links.Text ??= FeedAddress.Absolute(element.Base ?? draft.Around, element.Text);
                break;
            case "id" or "guid":
                draft.Id ??= element.Text.Trim() is { Length: > 0 } id ? id : null;
                draft.IdIsPermanentLink = element.Name == "guid" && !string.Equals(element.Attribute("ispermalink")?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
                break;
            case "description" or "abstract":
                draft.AddDescription(draft.Text(element, PlainFields.Summary));
                break;
            case "summary":
                draft.AddSummary(draft.Text(element, PlainFields.Summary));
                break;
            case "content":
                TakeContent(draft, element);
                break;
            case "body" or "fullitem" or "encoded" or "fulltext" or "content_encoded":
                draft.AddContent(FeedText.Html(element, draft.Around));
                break;
            case "author" or "authors" or "creator" or "dc_creator":
                draft.Persons.Add(element, draft.Around);
                break;
            case "pubdate" or "published" or "issued" or "date":
                draft.Published = Date(element) ?? draft.Published;
                break;
            case "updated" or "modified" or "lastmod" or "lastbuilddate":
                draft.Updated = Date(element) ?? draft.Updated;
                break;
            case "created":
                draft.Created = Date(element) ?? draft.Created;
                break;
            case "expirationdate":
                draft.Expired = Date(element) ?? draft.Expired;
                break;
            case "category":
                draft.Categories.Add(element);
                break;
            case "tags" or "keywords":
                draft.Categories.AddList(element.Text);
                break;
            case "comments":
                draft.Comments ??= FeedAddress.Web(element.Base ?? draft.Around, element.Text);
                break;
            case "rights" or "copyright":
                draft.Rights ??= draft.Text(element, PlainFields.Rights);
                break;
            case "language":
                draft.Language ??= element.Text.Trim();
                break;
            case "enclosure":
                draft.AddEnclosure(element);
                break;
            case "image" or "thumbnail" or "thumb" or "img":
                draft.AddImage(element.Attribute("href") ?? element.Attribute("url") ?? element.Child("url")?.Text ?? (element.HasElements ? null : element.Text), element);
                break;
            case "source":
                TakeSource(draft, element);
                break;
        }
    }

    private static void TakeContent(ItemDraft draft, FeedElement element)
    {
        if (element.Attribute("src") is { } source)
        {
            draft.ContentAddress ??= FeedAddress.Absolute(element.Base ?? draft.Around, source);
        }

        string type = element.Attribute("type") ?? "";
        if (!type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
        {
            draft.AddContent(draft.Text(element, PlainFields.Content));
        }
    }

    /// <summary>The older form of RSS 1.0's content module: rdf:Bag, rdf:li, content:item, and in it the text as rdf:value.</summary>
    private static void TakeValues(ItemDraft draft, FeedElement element)
    {
        foreach (FeedElement inner in element.Elements)
        {
            if (inner.Space is FeedNamespace.Rdf && inner.Name is "value")
            {
                draft.AddContent(FeedText.Html(inner, draft.Around));
            }
            else
            {
                TakeValues(draft, inner);
            }
        }
    }

    private void TakeDublinCore(ItemDraft draft, FeedElement element)
    {
        switch (element.Name)
        {
            case "title":
                draft.OtherTitle ??= FeedText.Html(element, draft.Around);
                break;
            case "creator" or "author":
                draft.Persons.Add(element, draft.Around);
                break;
            case "description" or "abstract":
                draft.OtherSummary ??= FeedText.Html(element, draft.Around);
                break;
            case "subject":
                draft.Categories.Add(element.HasElements ? element.Text.Trim() : element.Text);
                break;
            case "date":
                draft.DublinCoreDate ??= Date(element);
                break;
            case "issued":
                draft.Published ??= Date(element);
                break;
            case "modified":
                draft.Updated ??= Date(element);
                break;
            case "created":
                draft.Created ??= Date(element);
                break;
            case "rights":
                draft.Rights ??= FeedText.Html(element, draft.Around);
                break;
            case "publisher":
                draft.Publisher ??= FeedPersons.From(element, null) is { } person ? person.Name ?? person.Email : null;
                break;
            case "language":
                draft.Language ??= element.Text.Trim();
                break;
            case "source":
                draft.SourceTitle ??= FeedText.Words(element.Text) is { Length: > 0 } words ? words : null;
                break;
            case "identifier":
                draft.OtherId ??= element.Text.Trim() is { Length: > 0 } id ? id : null;
                break;
        }
    }

    private static void TakeItunes(ItemDraft draft, FeedElement element)
    {
        switch (element.Name)
        {
            case "title":
                draft.OtherTitle ??= FeedText.Html(element, draft.Around);
                break;
            case "author":
                draft.Persons.Add(element, draft.Around);
                break;
            case "subtitle":
                draft.Subtitle ??= FeedText.Html(element, draft.Around);
                break;
            case "summary" or "description":
                draft.ItunesSummary ??= FeedText.Html(element, draft.Around);
                break;
            case "image":
                draft.AddImage(element.Attribute("href") ?? element.Attribute("url") ?? element.Text, element);
                break;
            case "link" when element.Attribute("href") is not null:
                draft.Links.Add(element, draft.Around);
                break;
            case "category":
                draft.Categories.Add(element);
                break;
            case "keywords":
                draft.Categories.AddList(element.Text);
                break;
            case "explicit":
                draft.ItunesExplicit = ItunesFlags.Explicit(element.Text);
                break;
            case "block":
                draft.ItunesBlock = ItunesFlags.Block(element.Text);
                break;
        }
    }

    private static void TakeSource(ItemDraft draft, FeedElement element)
    {
        if (!element.HasElements)
        {
            draft.SourceLink ??= FeedAddress.Absolute(element.Base ?? draft.Around, element.Attribute("url") ?? element.Attribute("href"));
            draft.SourceTitle ??= FeedText.Words(element.Text) is { Length: > 0 } title ? title : null;
            return;
        }

        FeedLinks links = new();
        foreach (FeedElement part in element.Elements)
        {
            switch (part.Name)
            {
                case "title":
                    draft.SourceTitle ??= draft.Text(part, PlainFields.SourceTitle);
                    break;
                case "id":
                    draft.SourceId ??= part.Text.Trim();
                    break;
                case "link":
                    links.Add(part, draft.Around);
                    break;
                case "author":
                    draft.SourcePersons.Add(part, draft.Around);
                    break;
            }
        }

        draft.SourceLink ??= links.Page ?? links.Self;
    }

    private DateTimeOffset? Date(FeedElement element) => dates.Read(element.Text);
}
