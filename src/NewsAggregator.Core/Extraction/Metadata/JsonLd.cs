using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The page's JSON-LD (https://schema.org): all nodes, however they are nested, and the one about the article.</summary>
internal sealed class JsonLd
{
    private const int MostChars = 1_500_000;
    private const int MostNodes = 5_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly List<JsonElement> nodes = [];

    public JsonLd(IEnumerable<IElement> scripts)
    {
        foreach (IElement script in scripts)
        {
            if (script.TextContent is { Length: > 0 and < MostChars } text && Parse(text) is { } root)
            {
                Collect(root, 0);
            }
        }

        Article = nodes.Where(IsArticle).OrderByDescending(Filled).Cast<JsonElement?>().FirstOrDefault();
    }

    public JsonElement? Article { get; }

    public IEnumerable<JsonElement> OfType(string type) => nodes.Where(node => Types(node).Any(name => name.Equals(type, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The node that a bare <c>{"@id": …}</c> points at; null where it says something itself or nothing has that id.</summary>
    public JsonElement? Referred(JsonElement reference)
    {
        if (reference.ValueKind != JsonValueKind.Object || !reference.TryGetProperty("@id", out JsonElement id) || id.ValueKind != JsonValueKind.String || Said(id) is not { } wanted)
        {
            return null;
        }

        foreach (JsonElement node in nodes)
        {
            if (node.TryGetProperty("@id", out JsonElement own) && own.ValueKind == JsonValueKind.String && Said(own) == wanted && node.EnumerateObject().Skip(1).Any())
            {
                return node;
            }
        }

        return null;
    }

    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Article is { } article && article.TryGetProperty(name, out JsonElement value) && TextOf(value) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>As written, line breaks and all.</summary>
    public string? Lines(string name) =>
        Article is { } article && article.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && Said(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when Said(value) is { } text && !string.IsNullOrWhiteSpace(text) => Tidy(text),
        JsonValueKind.Array when value.GetArrayLength() > 0 => TextOf(value[0]),
        JsonValueKind.Object when value.TryGetProperty("@value", out JsonElement inner) => TextOf(inner),
        JsonValueKind.Object when value.TryGetProperty("name", out JsonElement inner) => TextOf(inner),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public static IEnumerable<string> Types(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty("@type", out JsonElement type))
        {
            return [];
        }

        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(Said).OfType<string>()
            : type.ValueKind == JsonValueKind.String ? [Said(type) ?? ""] : [];
    }

    /// <summary>Null where the escapes of a string make no characters (half of a surrogate pair).</summary>
    public static string? Said(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Many sites escape their JSON as HTML too.</summary>
    private static string Tidy(string text) => Languages.PlainText.Fold(text.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(text) : text);

    private static bool IsArticle(JsonElement node) => Types(node).Any(type =>
        type.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || type.EndsWith("Posting", StringComparison.OrdinalIgnoreCase) || type is "Report" or "Review" or "Recipe");

    private static int Filled(JsonElement node) =>
        (node.TryGetProperty("headline", out _) ? 2 : 0) + (node.TryGetProperty("datePublished", out _) ? 2 : 0) + (node.TryGetProperty("author", out _) ? 1 : 0) + (node.TryGetProperty("articleBody", out _) ? 1 : 0);

    private void Collect(JsonElement value, int depth)
    {
        if (depth > 6 || nodes.Count > MostNodes)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Collect(item, depth + 1);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(value);
            foreach (string name in (string[])["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"])
            {
                if (value.TryGetProperty(name, out JsonElement inner) && (name != "itemListElement" || !IsList(value)))
                {
                    Collect(inner, depth + 1);
                }
            }
        }
    }

    private static bool IsList(JsonElement node) => Types(node).Any(type => type is "ItemList" or "BreadcrumbList");

    private static JsonElement? Parse(string text)
    {
        string json = text.Trim().TrimEnd(';');
        int start = json.AsSpan().IndexOfAny('{', '[');
        if (start > 0)
        {
            int end = Math.Max(json.LastIndexOf('}'), json.LastIndexOf(']')) + 1;
            json = end > start ? json[start..end] : json[start..];
        }

        return TryParse(json) ?? TryParse(WithoutControls(json));
    }

    private static JsonElement? TryParse(string json)
    {
        if (json.Length == 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Line breaks inside strings are the commonest fault.</summary>
    private static string WithoutControls(string json)
    {
        var clean = new StringBuilder(json.Length);
        foreach (char c in json)
        {
            clean.Append(char.IsControl(c) ? ' ' : c);
        }

        return clean.ToString();
    }
}
