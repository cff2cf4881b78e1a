using System.Text.Json;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The names under which a page's site goes: og:site_name, its publisher, its host.</summary>
internal sealed class SiteNames
{
    private readonly List<string> letters = [];

    public SiteNames(JsonLd linked, MetaTags meta, Uri address)
    {
        Printed = meta.First("og:site_name", "application-name") ?? Publisher(linked);
        foreach (string? name in (string?[])
            [meta.First("og:site_name"), meta.First("application-name"), meta.First("apple-mobile-web-app-title"), Publisher(linked), .. linked.OfType("WebSite").Take(3).SelectMany(Named)])
        {
            Add(name);
            foreach (string part in name?.Split(['|', '-', '–', '—', '/', '｜'], StringSplitOptions.TrimEntries) ?? [])
            {
                Add(part);
            }
        }

        string host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
        Add(host);
        string[] labels = host.Split('.');
        for (int i = 0; i < labels.Length - 1; i++)
        {
            if (labels[i].Length > 3 || (i == 0 && labels[i].Length > 1))
            {
                Add(labels[i]);
            }
        }
    }

    /// <summary>As the page prints it.</summary>
    public string? Printed { get; }

    /// <summary>The site's name or a longer or shorter form of it ("BBC News", "bbc.co.uk").</summary>
    public bool Names(string text)
    {
        string own = PageTitle.Letters(text);
        if (own.Length == 0)
        {
            return false;
        }

        string first = PageTitle.Letters(text.Split(' ')[0]);
        return letters.Exists(name => own == name || (own.Length > 3 && name.Contains(own, StringComparison.Ordinal)) || (name.Length > 3 && own.Length < name.Length + 14 && own.Contains(name, StringComparison.Ordinal))
            || (name.Length <= 4 && first == name && own.Length < name.Length + 14));
    }

    private void Add(string? name)
    {
        if (name is not null && PageTitle.Letters(name) is { Length: > 1 } own && !letters.Contains(own))
        {
            letters.Add(own);
        }
    }

    private static string? Publisher(JsonLd linked) =>
        linked.Article is { } article && article.TryGetProperty("publisher", out JsonElement publisher) ? JsonLd.TextOf(linked.Referred(publisher) ?? publisher) : null;

    private static IEnumerable<string?> Named(JsonElement node) => node.TryGetProperty("name", out JsonElement name) ? [JsonLd.TextOf(name)] : [];
}
