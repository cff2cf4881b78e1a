using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Summaries;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// How long dates and summaries take over a folder of texts, on one thread: the very first call in a fresh process, then the quickest of
/// <c>--passes N</c> (7), for each text its own.
/// </summary>
internal static class LanguageSpeedVerb
{
    public static void Run(VerbArguments arguments)
    {
        int passes = arguments.Number("passes") ?? 7;
        string[] dated = [.. JsonLines.Read(Path.Combine(arguments.In, "dates.en.jsonl")).Select(row => row["text"]!.GetValue<string>())];
        DateContext context = new(new DateOnly(2026, 2, 11));
        double firstCall = Time(() => DateMentions.Find(dated[0], context));
        double[] dates = Quickest(dated, passes, text => DateMentions.Find(text, context));

        (string Title, string Text, string? Language)[] articles = [.. Directory.EnumerateFiles(arguments.In, "summ.*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(JsonLines.Read).Where(row => row["text"] is not null)
            .Select(row => (row["title"]?.GetValue<string>() ?? "", row["text"]!.GetValue<string>(), row["lang"]?.GetValue<string>()))];
        double firstSummary = Time(() => Summarize(articles[0]));
        double[] summaries = [.. Quickest(articles, passes, Summarize).Order()];
        File.WriteAllText(arguments.Out, new JsonObject
        {
            ["datesMiBPerSecond"] = Math.Round(dated.Sum(Encoding.UTF8.GetByteCount) / 1048576.0 / (dates.Sum() / 1000), 1),
            ["datesFirstCallMs"] = Math.Round(firstCall, 1),
            ["summaries"] = summaries.Length,
            ["summaryFirstCallMs"] = Math.Round(firstSummary, 1),
            ["summaryP50Ms"] = Math.Round(summaries[summaries.Length / 2], 3),
            ["summaryP95Ms"] = Math.Round(summaries[summaries.Length * 95 / 100], 3),
            ["summaryMaxMs"] = Math.Round(summaries[^1], 3),
        }.ToJsonString(JsonLines.Plain) + "\n");
        Console.WriteLine(File.ReadAllText(arguments.Out));
    }

    private static object Summarize((string Title, string Text, string? Language) article) =>
        Summarizer.Choose(article.Title, BodyReader.Read(article.Text, article.Language), article.Language);

    private static double[] Quickest<T>(T[] items, int passes, Func<T, object> work)
    {
        double[] quickest = new double[items.Length];
        Array.Fill(quickest, double.MaxValue);
        for (int pass = 0; pass < passes; pass++)
        {
            for (int i = 0; i < items.Length; i++)
            {
                quickest[i] = Math.Min(quickest[i], Time(() => work(items[i])));
            }
        }

        return quickest;
    }

    private static double Time(Func<object> work)
    {
        long start = Stopwatch.GetTimestamp();
        GC.KeepAlive(work());
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
