using System.Globalization;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Commands;

/// <summary>The effect report as plain lines.</summary>
internal static class FilterReportText
{
    public static async Task WriteAsync(TextWriter output, FilterReport report)
    {
        string span = report.Since is DateTimeOffset since ? $"since {since.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "in all";
        await output.WriteLineAsync($"Compared with v{report.InForce}: {report.Articles} articles {span}; shown now {report.ShownBefore}, then {report.ShownAfter}.").ConfigureAwait(false);
        await WriteAsync(output, "disappear", report.Disappear).ConfigureAwait(false);
        await WriteAsync(output, "come back", report.ComeBack).ConfigureAwait(false);
        await WriteAsync(output, "move to another rule", report.Move).ConfigureAwait(false);
        foreach (FilterRuleEffect rule in report.Rules)
        {
            string name = rule.Rule == 0 ? $"default {Name(report.Filter.Default)}" : $"{rule.Rule}. {FilterPrinter.Print(report.Filter.Rules[rule.Rule - 1])}";
            string taken = string.Concat(rule.TakenBy.OrderBy(pair => pair.Key).Select(pair => $"; rule {pair.Key} took {pair.Value}"));
            await output.WriteLineAsync($"{name}: decides {rule.Decides}{taken}{(rule.NeverActs ? "; never acts" : rule.IsOff ? "; switched off" : "")}").ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(TextWriter output, string what, ReportedChanges changes)
    {
        await output.WriteLineAsync($"{changes.Count} {what}{(changes.Count > changes.Newest.Count && changes.Newest.Count > 0 ? $", the newest {changes.Newest.Count}" : "")}").ConfigureAwait(false);
        foreach (ReportedChange change in changes.Newest)
        {
            await output.WriteLineAsync($"  {change.ArticleId}  {change.SourceSlug}  {change.Title}  ({Name(change.Before)} -> {Name(change.After)})").ConfigureAwait(false);
        }
    }

    private static string Name(FilterDecision decision) =>
        $"{Name(decision.Verdict)} by {(decision.Rule == 0 ? "default" : $"rule {decision.Rule}{(decision.Matched is { Length: > 0 } words ? $": {words}" : "")}")}";

    private static string Name(Verdict verdict) => verdict == Verdict.Show ? "show" : "hide";
}
