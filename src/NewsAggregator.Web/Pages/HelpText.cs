using System.Collections.Concurrent;
using System.Reflection;
using Markdig;

namespace NewsAggregator.Web.Pages;

/// <summary>The site's own help, from the Markdown files embedded with the program; raw HTML in them is shown, never meant.</summary>
public static class HelpText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();
    private static readonly ConcurrentDictionary<string, string?> Rendered = new(StringComparer.Ordinal);
    private static readonly string[] Names = typeof(HelpText).Assembly.GetManifestResourceNames();

    /// <summary>HTML of <c>help/{page}.{language}.md</c>, else of <c>help/{page}.md</c>; null where there is no such page.</summary>
    public static (string Html, string Language)? Of(string page, string language)
    {
        string own = $"help/{page}.{language}.md";
        return Html(own) is string inOwn ? (inOwn, language) : Html($"help/{page}.md") is string english ? (english, "en") : null;
    }

    public static string TitleOf(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        int start = html.IndexOf("<h1", StringComparison.Ordinal);
        int end = html.IndexOf("</h1>", StringComparison.Ordinal);
        return start < 0 || end < 0 ? "" : System.Net.WebUtility.HtmlDecode(html[(html.IndexOf('>', start) + 1)..end]);
    }

    // Only names that are embedded are kept: a stranger's page names fill no memory.
    private static string? Html(string name) => !Names.Contains(name, StringComparer.Ordinal) ? null : Rendered.GetOrAdd(name, static resource =>
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        // What may scroll sideways is reached by the keyboard.
        return Markdown.ToHtml(reader.ReadToEnd(), Pipeline).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal).Replace("<table>", "<table tabindex=\"0\">", StringComparison.Ordinal);
    });
}
