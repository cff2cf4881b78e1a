using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>What an article's page tells programs of the article: schema.org/NewsArticle as JSON-LD. Only what the page itself shows.</summary>
public static class NewsArticleData
{
    // All scripts as they are; what could end the element that holds it stays escaped.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="address">The page, absolute.</param>
    /// <param name="picture">Absolute, or null.</param>
    public static IHtmlContent Of(ArticlePage page, string address, string? picture)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArticleLine line = page.Line;
        JsonObject data = new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = line.Title,
            ["mainEntityOfPage"] = address,
            ["datePublished"] = Time(line.PrintedAt),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = line.SourceName },
        };
        Add("dateModified", line.UpdatedAt is { } updated ? Time(updated) : null);
        Add("url", line.Url);
        Add("inLanguage", line.Language);
        Add("description", line.Summary);
        Add("image", picture);
        if (line.Author is { Length: > 0 } author)
        {
            data["author"] = new JsonObject { ["@type"] = "Person", ["name"] = author };
        }

        if (page.IsPaywalled)
        {
            data["isAccessibleForFree"] = false;
        }

        return new ScriptData(data);

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                data[name] = value;
            }
        }
    }

    /// <summary>A script element holds its text as it is: the encoder escapes every sign that could end it.</summary>
    private sealed class ScriptData(JsonObject data) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(data.ToJsonString(Plain));
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
