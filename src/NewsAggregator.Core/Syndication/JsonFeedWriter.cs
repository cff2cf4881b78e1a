using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsAggregator.Core.Syndication;

/// <summary>JSON Feed 1.1 (jsonfeed.org).</summary>
public static class JsonFeedWriter
{
    public const string MediaType = "application/feed+json";

    // The document is never put into HTML, so that Chinese can stay readable in it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static byte[] Write(SyndicationFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.PageUrl);
            json.WriteString("feed_url", feed.SelfUrl);
            json.WriteString("description", feed.Description);
            Text(json, "next_url", feed.NextUrl);
            Text(json, "icon", feed.IconUrl);
            json.WriteString("language", feed.Language);
            json.WriteStartArray("items");
            foreach (SyndicationItem item in feed.Items)
            {
                WriteItem(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter json, SyndicationItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", item.Url);
        Text(json, "external_url", item.OriginalUrl);
        json.WriteString("title", item.Title);
        Text(json, "content_html", item.Html);
        if (item.Html is not { Length: > 0 })
        {
            json.WriteString("content_text", item.Summary ?? item.Title);
        }

        Text(json, "summary", item.Summary);
        Text(json, "image", item.Picture?.Url);
        json.WriteString("date_published", AtomWriter.Date(item.Published));
        json.WriteString("date_modified", AtomWriter.Date(item.Updated));
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", item.Author ?? item.SourceName);
        json.WriteEndObject();
        json.WriteEndArray();
        Text(json, "language", item.Language);
        if (item.Categories.Count > 0)
        {
            json.WriteStartArray("tags");
            foreach (string category in item.Categories)
            {
                json.WriteStringValue(category);
            }

            json.WriteEndArray();
        }

        if (item.Enclosure is { } enclosure)
        {
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("url", enclosure.Url);
            json.WriteString("mime_type", enclosure.Type);
            if (enclosure.Length > 0)
            {
                json.WriteNumber("size_in_bytes", enclosure.Length);
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (item.Source is { } source)
        {
            // An extension of our own, as version 1.1 allows: the format has no word for it.
            json.WriteStartObject("_source");
            json.WriteString("name", source.Name);
            json.WriteString("url", source.PageUrl);
            json.WriteString("feed_url", source.FeedUrl);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is { Length: > 0 })
        {
            json.WriteString(name, text);
        }
    }
}
