using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>Every known payload, and what is left of it looked at by a parser and lists that share nothing with the sanitiser's.</summary>
public sealed class SanitizerCorpusTests
{
    private static readonly string[] Forbidden =
    [
        "script", "style", "form", "input", "button", "select", "textarea", "iframe", "frame", "frameset", "object", "embed", "applet",
        "svg", "math", "link", "meta", "base", "template", "noscript", "video", "audio", "source", "track", "canvas", "dialog", "marquee",
        "title", "xmp", "plaintext", "noembed", "noframes", "isindex", "keygen", "portal", "foreignobject",
    ];

    [Fact]
    public void No_payload_leaves_anything_forbidden()
    {
        string path = SharedCorpora.File("security/xss.json");
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(path));
        List<string> failures = [];
        int seen = 0;
        foreach (JsonElement row in rows.RootElement.EnumerateArray())
        {
            string payload = row.GetProperty("payload").GetString()!;
            string clean = ContentSanitizer.Sanitize(payload, new Uri("https://publisher.example/articles/1")).Html;
            failures.AddRange(Problems(clean).Select(problem => $"{problem}: {payload} -> {clean}"));
            seen++;
        }

        Assert.True(seen > 1000);
        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("<p onclick=x>a</p>")]
    [InlineData("<a href=' java\nscript:x'>a</a>")]
    [InlineData("<p class=x>a</p>")]
    [InlineData("<svg></svg>")]
    public void The_checker_sees_what_it_must_see(string dirty) => Assert.NotEmpty(Problems(dirty));

    private static IEnumerable<string> Problems(string html)
    {
        foreach (IElement element in new HtmlParser().ParseDocument(html).QuerySelectorAll("body, body *, head *"))
        {
            if (Forbidden.Contains(element.LocalName, StringComparer.OrdinalIgnoreCase))
            {
                yield return element.LocalName;
            }

            foreach (IAttr attribute in element.Attributes)
            {
                string folded = string.Concat(attribute.Value.Where(c => c > ' ')).ToLowerInvariant();
                bool bad = attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || attribute.Name is "id" or "name" or "class" or "style" or "srcdoc" or "srcset" or "formaction" or "action" or "ping" or "target" or "background"
                    || attribute.Name.StartsWith("data-", StringComparison.OrdinalIgnoreCase)
                    || (attribute.Name is "href" or "src" or "cite" && !(folded.StartsWith("http:", StringComparison.Ordinal) || folded.StartsWith("https:", StringComparison.Ordinal) || folded.StartsWith("mailto:", StringComparison.Ordinal)));
                if (bad)
                {
                    yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
                }
            }
        }
    }
}
