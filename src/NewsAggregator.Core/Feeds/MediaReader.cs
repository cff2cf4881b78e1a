namespace NewsAggregator.Core.Feeds;

/// <summary>Media RSS 1.5: pictures, players and their words, at the item, in a group, or in a media:content.</summary>
internal static class MediaReader
{
    private const int MostThumbnails = 50;

    public static void Take(ItemDraft draft, FeedElement element)
    {
        switch (element.Name)
        {
            case "title":
                draft.OtherTitle ??= FeedText.Html(element, draft.Around);
                break;
            case "description":
                draft.MediaDescription ??= FeedText.Html(element, draft.Around);
                break;
            case "thumbnail":
                if (FeedAddress.Absolute(element.Base ?? draft.Around, element.Attribute("url") ?? element.Text) is { } thumbnail
                    && draft.Thumbnails.Count < MostThumbnails && !draft.Thumbnails.Contains(thumbnail))
                {
                    draft.Thumbnails.Add(thumbnail);
                }

                break;
            case "category" or "keywords":
                if (element.Name == "keywords")
                {
                    draft.Categories.AddList(element.Text);
                }
                else
                {
                    draft.Categories.Add(element.Attribute("label") ?? element.Text);
                }

                break;
            case "credit" when element.Attribute("role") is "author":
                draft.MediaPersons.Add(element, draft.Around);
                break;
            case "copyright":
                draft.MediaRights ??= FeedText.Html(element, draft.Around);
                break;
            case "license":
                draft.License ??= FeedAddress.Web(element.Base ?? draft.Around, element.Attribute("href") ?? element.Text);
                break;
            case "content":
                TakeContent(draft, element);
                break;
            case "group":
                TakeAll(draft, element);
                break;
        }
    }

    private static void TakeContent(ItemDraft draft, FeedElement element)
    {
        if (FeedAddress.Absolute(element.Base ?? draft.Around, element.Attribute("url")) is { } url)
        {
            draft.Media.Add(new ParsedMedia(
                url, element.Attribute("type"), element.Attribute("medium"), Picture.Pixels(element.Attribute("width")), Picture.Pixels(element.Attribute("height"))));
            if (Picture.IsPicture(element))
            {
                draft.MediaImage ??= url;
            }
        }

        TakeAll(draft, element);
    }

    private static void TakeAll(ItemDraft draft, FeedElement element)
    {
        foreach (FeedElement inner in element.Elements)
        {
            if (inner.Space is FeedNamespace.Media)
            {
                Take(draft, inner);
            }
        }
    }
}
