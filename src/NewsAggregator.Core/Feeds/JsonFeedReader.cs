using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace NewsAggregator.Core.Feeds;

/// <summary>JSON Feed 1 and 1.1. Values of the wrong kind are passed over; numbers serve as ids.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static ParsedFeed Read(string document, Uri? address, FeedParserOptions options, List<string> warnings)
    {
        if (TryParse(document, out JsonDocument? json, out string? problem) || TryParse(JsonRepair.Complete(document), out json, out _))
        {
            using (json)
            {
                if (problem is not null)
                {
                    warnings.Add("is not well-formed: " + problem);
                }

                return Feed(json.RootElement, address, options, warnings);
            }
        }

        return new ParsedFeed { Error = "is no readable JSON: " + problem, Warnings = warnings };
    }

    private static bool TryParse(string? document, [NotNullWhen(true)] out JsonDocument? json, out string? problem)
    {
        (json, problem) = (null, null);
        try
        {
            json = document is null ? null : JsonDocument.Parse(document, Lenient);
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
        }

        return json is not null;
    }

    private static ParsedFeed Feed(JsonElement root, Uri? address, FeedParserOptions options, List<string> warnings)
    {
        if (root.ValueKind is not JsonValueKind.Object || !(root.TryGetProperty("items", out JsonElement items) | Text(root, "version") is not null))
        {
            return new ParsedFeed { Error = "is JSON, but no JSON Feed", Warnings = warnings };
        }

        string? self = FeedAddress.Absolute(address, Text(root, "feed_url"));
        string? link = FeedAddress.Absolute(address, Text(root, "home_page_url")) ?? self ?? address?.AbsoluteUri;
        ParsedFeed feed = new()
        {
            Ok = true,
            Format = FeedFormat.Json,
            Title = Escaped(Text(root, "title")) ?? Escaped(link),
            Link = link,
            Description = Escaped(Text(root, "description")),
            Language = (Text(root, "language") ?? options.FallbackLanguage)?.ToLowerInvariant(),
            Id = self,
            Self = self,
            Authors = Authors(root, address),
            Icon = FeedAddress.Absolute(address, Text(root, "favicon")) ?? FeedAddress.Absolute(address, Text(root, "icon")),
            Image = FeedAddress.Absolute(address, Text(root, "icon")),
            Hub = Array(root, "hubs").Select(hub => Text(hub, "url")).FirstOrDefault(url => url is not null),
            Plain = PlainFields.Title | PlainFields.Description,
            Warnings = warnings,
        };

        List<ParsedItem> read = [];
        FeedDates dates = new(options);
        foreach (JsonElement item in items.ValueKind is JsonValueKind.Array ? items.EnumerateArray() : [])
        {
            if (read.Count == options.MaxItems)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"has more than {options.MaxItems} items; the rest is left out"));
                break;
            }

            if (item.ValueKind is JsonValueKind.Object)
            {
                read.Add(Item(item, feed, address, dates));
            }
        }

        if (dates.Warning is { } unread)
        {
            warnings.Add(unread);
        }

        return feed with { Items = read };
    }

    private static ParsedItem Item(JsonElement item, ParsedFeed feed, Uri? address, FeedDates dates)
    {
        string? link = FeedAddress.Absolute(address, Text(item, "url")) ?? FeedAddress.Absolute(address, Text(item, "external_url"));
        string? id = Text(item, "id");
        Uri? around = FeedAddress.TryResolve(address, link ?? "", out Uri? page) ? page : address;
        string? html = Text(item, "content_html") is { } written ? RelativeAddresses.Resolve(written.Trim(), around) : null;
        string? plain = Escaped(Text(item, "content_text"));
        string? summary = Escaped(Text(item, "summary"));
        List<string> contents = [.. new[] { html, plain }.OfType<string>()];
        string? image = FeedAddress.Absolute(address, Text(item, "image")) ?? FeedAddress.Absolute(address, Text(item, "banner_image"));
        List<ParsedEnclosure> attachments = [];
        foreach (JsonElement attachment in Array(item, "attachments"))
        {
            if (FeedAddress.Absolute(address, Text(attachment, "url")) is { } url)
            {
                attachments.Add(new ParsedEnclosure(url, Text(attachment, "mime_type"), Text(attachment, "size_in_bytes")));
            }
        }

        List<ParsedPerson> authors = Authors(item, address);
        DateTimeOffset? published = dates.Read(Text(item, "date_published"));
        return new ParsedItem
        {
            Title = Escaped(Text(item, "title")) ?? ItemDraft.TitleFrom(summary, plain ?? html, link),
            Link = link ?? (FeedAddress.IsWeb(id) ? id : null),
            Id = id,
            Summary = summary,
            Content = html ?? plain,
            Contents = contents,
            Authors = authors.Count > 0 ? authors : feed.Authors,
            Published = published,
            IsZoneless = dates.IsZoneless(published),
            Updated = dates.Read(Text(item, "date_modified")),
            Categories = [.. Array(item, "tags").Select(String).OfType<string>().Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            Language = Text(item, "language")?.ToLowerInvariant() ?? feed.Language,
            Enclosures = attachments,
            Image = image ?? ItemDraft.FirstPicture(html),
            Plain = PlainFields.Title | PlainFields.Summary,
        };
    }

    private static List<ParsedPerson> Authors(JsonElement of, Uri? address)
    {
        List<ParsedPerson> authors = [];
        IEnumerable<JsonElement> named = Array(of, "authors");
        foreach (JsonElement author in of.TryGetProperty("author", out JsonElement one) ? named.Append(one) : named)
        {
            string? name = author.ValueKind is JsonValueKind.String ? String(author) : Text(author, "name");
            string? url = FeedAddress.Absolute(address, Text(author, "url"));
            if ((name ?? url) is not null && !authors.Exists(other => other.Name == name))
            {
                authors.Add(new ParsedPerson(name, null, url));
            }
        }

        return authors;
    }

    private static string? Escaped(string? text) => text is null ? null : FeedMarkup.Escape(text);

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) ? String(value) : null;

    private static string? String(JsonElement value)
    {
        // GetString would throw on a lone surrogate; the raw text never does.
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => Unquoted(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : FeedCharacters.Clean(text);
    }

    private static string Unquoted(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, written as \uD83D: no text can hold it.
            return FeedText.Words(value.GetRawText().Trim('"'));
        }
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : default;
}
