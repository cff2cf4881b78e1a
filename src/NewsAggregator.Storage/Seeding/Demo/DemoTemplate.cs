using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>
/// A page as a publisher's system makes it: <c>{{name}}</c> is a value of the article, encoded; blocks between
/// <c>&lt;!-- @promo 3 --&gt;</c> and <c>&lt;!-- @end --&gt;</c> go behind the body's third paragraph, <c>@picture</c> and
/// <c>@updated</c> blocks stay where the article has such; <c>&lt;!-- @dress p=a-class --&gt;</c> gives the body's blocks the classes of its system.
/// </summary>
internal sealed partial class DemoTemplate
{
    // Inside a script element only "<" matters; Chinese stays readable.
    private static readonly JsonSerializerOptions JsonLd = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private readonly string text;
    private readonly List<(int After, string Html)> promos = [];
    private readonly List<(string Tag, string Class)> dress = [];

    private DemoTemplate(string source)
    {
        source = DressLine().Replace(source, match =>
        {
            dress.AddRange(match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static pair => pair.Split('=')).Select(static pair => (pair[0], pair[1].Replace('+', ' '))));
            return "";
        });
        text = PromoBlock().Replace(source, match =>
        {
            promos.Add((DemoDates.Number(match.Groups[1].Value), match.Groups[2].Value.Trim()));
            return "";
        });
    }

    public static DemoTemplate Parse(string source) => new(source);

    public string Write(DemoArticle article, DemoGold gold, string description, List<DemoGold> others, Func<string, string> resolve)
    {
        var publisher = article.Publisher;
        var picture = gold.Picture is { } shown ? $"{DemoNewswire.BaseUrl}/pictures/{shown.File}" : "";
        var published = DemoDates.Iso(gold.PublishedAt);
        var updated = DemoDates.Iso(gold.UpdatedAt ?? gold.PublishedAt);
        var page = OptionalBlock().Replace(text, match => match.Groups[1].Value switch
        {
            "picture" => gold.Picture is null ? "" : match.Groups[2].Value,
            _ => gold.UpdatedAt is null ? "" : match.Groups[2].Value,
        });
        // The body first: promotions that stand in it hold values too.
        page = page.Replace("{{body}}", Dress(gold.BodyHtml), StringComparison.Ordinal);
        page = ValueName().Replace(page, match => match.Groups[1].Value switch
        {
            "title" => E(gold.Title),
            "description" => E(description),
            "url" => E(gold.Url),
            "site" => E(publisher.Name),
            "tagline" => E(publisher.Tagline),
            "home" => E(publisher.HomeUrl),
            "feed" => E(publisher.FeedUrl),
            "language" => E(publisher.Language),
            "author" => E(article.Author),
            "bio" => E(publisher.Authors.GetValueOrDefault(article.Author, "")),
            "published" => published,
            "published.text" => DemoDates.Printed(gold.PublishedAt, publisher.IsChinese),
            "updated" => updated,
            "updated.text" => DemoDates.Printed(gold.UpdatedAt ?? gold.PublishedAt, publisher.IsChinese),
            "section" => E(article.Categories.Count > 0 ? article.Categories[0] : ""),
            "tags" => string.Concat(article.Categories.Select(tag => $"<a href=\"{E(publisher.HomeUrl)}\" rel=\"tag\">{E(tag)}</a>\n")),
            "picture.url" => E(picture),
            "picture.alt" => E(gold.Picture?.Alt ?? ""),
            "picture.caption" => E(gold.Picture?.Caption ?? ""),
            "popular" => Links(others.Take(5)),
            "related" => Links(others.AsEnumerable().Reverse().Take(4)),
            "number" => DemoDates.Digits(article.Number + 20400),
            "jsonld" => JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "NewsArticle",
                ["headline"] = gold.Title,
                ["description"] = description,
                ["datePublished"] = published,
                ["dateModified"] = updated,
                ["image"] = picture.Length > 0 ? new[] { picture } : [],
                ["author"] = new[] { new { name = article.Author } },
                ["articleSection"] = article.Categories,
                ["inLanguage"] = publisher.Language,
                ["mainEntityOfPage"] = gold.Url,
            }, JsonLd),
            _ => throw new FormatException($"A template asks for {match.Value}."),
        });
        return resolve(page);
    }

    /// <summary>Text of the first paragraph without its mark-up.</summary>
    public static string FirstParagraph(string body)
    {
        var match = Paragraph().Match(body);
        return match.Success ? WebUtility.HtmlDecode(Tag().Replace(match.Groups[1].Value, "")) : "";
    }

    private string Dress(string body)
    {
        var lines = body.TrimEnd('\n').Split('\n');
        var paragraphs = lines.Count(static line => line.StartsWith("<p>", StringComparison.Ordinal));
        var seen = 0;
        var html = new StringBuilder();
        foreach (var line in lines)
        {
            var dressed = line;
            foreach (var (tag, name) in dress)
            {
                dressed = dressed.StartsWith($"<{tag}>", StringComparison.Ordinal) ? $"<{tag} class=\"{name}\">{dressed[(tag.Length + 2)..]}" : dressed;
            }
            html.Append(dressed).Append('\n');
            if (line.StartsWith("<p>", StringComparison.Ordinal))
            {
                seen++;
                // Promotions stand between paragraphs, never behind the last one.
                foreach (var (_, promo) in promos.Where(p => p.After == seen && seen < paragraphs))
                {
                    html.Append(promo).Append('\n');
                }
            }
        }
        return html.ToString();
    }

    private static string Links(IEnumerable<DemoGold> golds) => string.Concat(golds.Select(static gold =>
        $"<li><a href=\"{E(gold.Url)}\">{E(gold.Title)}</a></li>\n"));

    // Only what HTML needs: Chinese stays readable in the page's source.
    private static string E(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    [GeneratedRegex(@"<!-- @dress (.*?) -->\n?", RegexOptions.CultureInvariant)]
    private static partial Regex DressLine();

    [GeneratedRegex(@"<!-- @promo (\d+) -->(.*?)<!-- @end -->\n?", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PromoBlock();

    [GeneratedRegex(@"<!-- @(picture|updated) -->(.*?)<!-- @end -->\n?", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OptionalBlock();

    [GeneratedRegex(@"\{\{([a-z.]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex ValueName();

    [GeneratedRegex(@"^<p>(.*)</p>$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
