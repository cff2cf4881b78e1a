using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// Reads every document of a feed table and writes the parsed results in the table's shape. Times are those of a site that runs: all was read
/// before, and the fastest of --repeat N readings (3) counts; --cold 1 times the very first reading, compiler and all.
/// </summary>
internal static class FeedsVerb
{
    public static void Run(VerbArguments arguments)
    {
        using JsonDocument table = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(arguments.In, "table.json")));
        bool cold = arguments.Number("cold") is > 0;
        int repeat = cold ? 1 : arguments.Number("repeat") ?? 3;
        foreach (JsonProperty row in cold ? default : table.RootElement.EnumerateObject())
        {
            FeedParser.Parse(File.ReadAllBytes(Path.Combine(arguments.In, "files", row.Name)), null, null);
        }

        using FileStream output = File.Create(arguments.Out);
        using Utf8JsonWriter writer = new(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        long bytes = 0;
        long ticks = 0;
        double slowest = 0;
        writer.WriteStartObject();
        foreach (JsonProperty row in table.RootElement.EnumerateObject())
        {
            byte[] document = File.ReadAllBytes(Path.Combine(arguments.In, "files", row.Name));
            string? url = Text(row.Value, "url");
            row.Value.TryGetProperty("headers", out JsonElement headers);
            FeedParserOptions options = new() { FallbackLanguage = Header(headers, "Content-Language"), ContentLocation = Header(headers, "Content-Location") };
            Uri? address = Uri.TryCreate(url, UriKind.Absolute, out Uri? said) ? said : null;
            string? contentType = Header(headers, "Content-Type");
            long start = Stopwatch.GetTimestamp();
            ParsedFeed feed = FeedParser.Parse(document, address, contentType, options);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            for (int again = 1; again < repeat; again++)
            {
                start = Stopwatch.GetTimestamp();
                FeedParser.Parse(document, address, contentType, options);
                TimeSpan warm = Stopwatch.GetElapsedTime(start);
                taken = warm < taken ? warm : taken;
            }

            bytes += document.Length;
            ticks += taken.Ticks;
            slowest = Math.Max(slowest, taken.TotalSeconds);
            writer.WritePropertyName(row.Name);
            Write(writer, feed, taken);
        }

        writer.WriteEndObject();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F2} MB in {ticks / 1e7:F2} s: {bytes / 1e6 / (ticks / 1e7):F1} MB/s, slowest {slowest:F3} s"));
    }

    private static void Write(Utf8JsonWriter writer, ParsedFeed feed, TimeSpan taken)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", feed.Ok);
        writer.WriteNumber("seconds", taken.TotalSeconds);
        Put(writer, "error", feed.Error);
        writer.WriteStartObject("feed");
        Put(writer, "title", Shown(feed.Title, feed.Plain, PlainFields.Title));
        Put(writer, "link", feed.Link);
        Put(writer, "description", Shown(feed.Description, feed.Plain, PlainFields.Description));
        Put(writer, "language", feed.Language);
        Put(writer, "id", feed.Id);
        Put(writer, feed.Authors);
        Put(writer, "updated", feed.Updated);
        Put(writer, "published", feed.Published);
        Put(writer, "created", feed.Created);
        Put(writer, "generator", feed.Generator);
        Put(writer, "rights", Shown(feed.Rights, feed.Plain, PlainFields.Rights));
        Put(writer, "ttl", feed.Ttl);
        Put(writer, "logo", feed.Logo);
        Put(writer, "icon", feed.Icon);
        Put(writer, "image", feed.Image);
        Put(writer, "image_title", feed.ImageTitle);
        Put(writer, "image_link", feed.ImageLink);
        Put(writer, "docs", feed.Docs);
        Put(writer, "publisher", feed.Publisher);
        Put(writer, "info", Shown(feed.Info, feed.Plain, PlainFields.Info));
        Put(writer, "categories", feed.Categories);
        Put(writer, "itunes_explicit", feed.ItunesExplicit);
        Put(writer, "itunes_block", feed.ItunesBlock);
        writer.WriteEndObject();
        writer.WriteStartArray("entries");
        foreach (ParsedItem item in feed.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ParsedItem item)
    {
        writer.WriteStartObject();
        Put(writer, "title", Shown(item.Title, item.Plain, PlainFields.Title));
        Put(writer, "link", item.Link);
        Put(writer, "id", item.Id);
        writer.WriteBoolean("guidislink", item.GuidIsLink);
        Put(writer, "summary", Shown(item.Summary, item.Plain, PlainFields.Summary));
        Put(writer, "content", Shown(item.Content, item.Plain, PlainFields.Content));
        Put(writer, "contents", item.Contents);
        Put(writer, item.Authors);
        Put(writer, "published", item.Published);
        Put(writer, "updated", item.Updated);
        Put(writer, "created", item.Created);
        Put(writer, "expired", item.Expired);
        Put(writer, "categories", item.Categories);
        Put(writer, "comments", item.Comments);
        Put(writer, "comments_feed", item.CommentsFeed);
        Put(writer, "rights", Shown(item.Rights, item.Plain, PlainFields.Rights));
        Put(writer, "language", item.Language);
        Put(writer, "publisher", item.Publisher);
        Put(writer, "license", item.License);
        Put(writer, "subtitle", item.Subtitle);
        writer.WriteStartArray("enclosures");
        foreach (ParsedEnclosure enclosure in item.Enclosures)
        {
            writer.WriteStartObject();
            Put(writer, "url", enclosure.Url);
            Put(writer, "type", enclosure.Type);
            Put(writer, "length", enclosure.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Put(writer, "thumbnail", item.Thumbnails.Count > 0 ? item.Thumbnails[0] : null);
        Put(writer, "thumbnails", item.Thumbnails);
        Put(writer, "image", item.Image);
        writer.WriteStartArray("media");
        foreach (ParsedMedia media in item.Media)
        {
            writer.WriteStartObject();
            Put(writer, "url", media.Url);
            Put(writer, "type", media.Type);
            Put(writer, "medium", media.Medium);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Put(writer, "source_title", Shown(item.SourceTitle, item.Plain, PlainFields.SourceTitle));
        Put(writer, "source_link", item.SourceLink);
        Put(writer, "source_id", item.SourceId);
        Put(writer, "itunes_explicit", item.ItunesExplicit);
        Put(writer, "itunes_block", item.ItunesBlock);
        writer.WriteEndObject();
    }

    /// <summary>The table has text that was declared plain as the document wrote it; the reader gives it escaped.</summary>
    private static string? Shown(string? html, PlainFields plain, PlainFields field) => plain.HasFlag(field) ? WebUtility.HtmlDecode(html) : html;

    private static void Put(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Put(Utf8JsonWriter writer, string name, DateTimeOffset? value) =>
        Put(writer, name, value?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static void Put(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
    }

    private static void Put(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void Put(Utf8JsonWriter writer, IReadOnlyList<ParsedPerson> authors)
    {
        if (authors.Count == 0)
        {
            return;
        }

        ParsedPerson first = authors[0];
        Put(writer, "author", first is { Name: { } name, Email: { } mail } ? $"{name} ({mail})" : first.Name ?? first.Email ?? first.Url);
        Put(writer, "author_name", first.Name);
        Put(writer, "author_email", first.Email);
        Put(writer, "author_url", first.Url);
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string? Header(JsonElement headers, string name)
    {
        foreach (JsonProperty header in headers.ValueKind is JsonValueKind.Object ? headers.EnumerateObject() : default)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value.GetString();
            }
        }

        return null;
    }
}
