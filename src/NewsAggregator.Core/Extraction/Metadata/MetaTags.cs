using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The meta elements by name, property or itemprop, lower case.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(IDocument document)
    {
        foreach (IElement meta in document.QuerySelectorAll("meta[content]"))
        {
            string content = PlainText.Fold(Decoded(meta.GetAttribute("content")!));
            if (content.Length == 0)
            {
                continue;
            }

            foreach (string attribute in (string[])["property", "name", "itemprop", "http-equiv"])
            {
                if (meta.GetAttribute(attribute) is { Length: > 0 and < 80 } name)
                {
                    if (!values.TryGetValue(name.Trim(), out List<string>? known))
                    {
                        values[name.Trim()] = known = [];
                    }

                    known.Add(content);
                }
            }
        }
    }

    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (values.TryGetValue(name, out List<string>? known))
            {
                return known[0];
            }
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out List<string>? known) ? known : [];

    /// <summary>Many sites escape what they had escaped already.</summary>
    private static string Decoded(string content) => content.Contains('&', StringComparison.Ordinal) && content.Contains(';', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(content) : content;
}
