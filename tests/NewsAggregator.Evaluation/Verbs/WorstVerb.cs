using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Evaluation.Fuzz;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// <c>worst --in all|PART-OF-A-KIND --out FILE</c>: reads the hardest pages that the limits allow, each kind once to warm up and then
/// once measured, and writes a line a kind: refused or read, CPU seconds, MB allocated.
/// </summary>
internal static class WorstVerb
{
    private static readonly Uri Address = new("https://a.example/1");

    public static void Run(VerbArguments arguments)
    {
        StringBuilder table = new("kind\tMB\tresult\tCPU s\tallocated MB\n");
        foreach ((string kind, string html) in WorstPages.All().Where(page => arguments.In == "all" || page.Kind.Contains(arguments.In, StringComparison.OrdinalIgnoreCase)))
        {
            Read(html);
            GC.Collect();
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            string? problem = Read(html);
            TimeSpan taken = Environment.CpuUsage.TotalTime - start;
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}\t{html.Length / 1e6:F1}\t{(problem is null ? "read" : "refused: " + problem)}\t{taken.TotalSeconds:F2}\t{(GC.GetAllocatedBytesForCurrentThread() - before) / 1e6:F0}");
            Console.WriteLine(line);
            table.AppendLine(line);
        }

        File.WriteAllText(arguments.Out, table.ToString());
    }

    /// <summary>Extracts, cleans, writes and reads as text.</summary>
    /// <returns>Why the page was not read; null: it was.</returns>
    public static string? Read(string html)
    {
        ExtractedPage page = ContentExtractor.Extract(html, Address);
        using IHtmlDocument document = page.Document;
        if (page.Body is { } body)
        {
            BodyText.Of(body);
            ContentSanitizer.SanitizeInPlace(document, body, Address);
            ContentSanitizer.Serialize(body);
            if (AllowedHtml.Violation(body) is { } violation)
            {
                throw new InvalidOperationException(violation);
            }
        }

        return page.Problem;
    }
}
