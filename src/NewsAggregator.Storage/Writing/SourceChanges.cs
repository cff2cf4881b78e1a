using System.Globalization;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>What an edit changes of a source, field by field: for the audit, for whoever edits at the same time, and to know what must follow.</summary>
public static class SourceChanges
{
    private static readonly HashSet<string> SeenByRules = ["name", "slug", "topics", "groups"];
    private static readonly HashSet<string> Reading = ["textMode", "selector"];

    public static IReadOnlyList<SourceChange> Between(SourceEdit before, SourceEdit after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<SourceChange> changes = [];
        Compare("name", before.Name, after.Name);
        Compare("slug", before.Slug, after.Slug);
        Compare("home", before.HomeUrl, after.HomeUrl);
        Compare("language", before.Language, after.Language);
        Compare("zone", before.TimeZone, after.TimeZone);
        Compare("topics", List(before.Topics), List(after.Topics));
        Compare("groups", List(before.Groups), List(after.Groups));
        Compare("interval", before.IntervalSeconds?.ToString(CultureInfo.InvariantCulture), after.IntervalSeconds?.ToString(CultureInfo.InvariantCulture));
        Compare("textMode", before.TextMode.ToString(), after.TextMode.ToString());
        Compare("selector", before.TextSelector, after.TextSelector);
        Compare("level", before.PublicationLevel.ToString(), after.PublicationLevel.ToString());
        Compare("state", before.State.ToString(), after.State.ToString());
        return changes;

        void Compare(string field, string? one, string? other)
        {
            if ((one ?? "") != (other ?? ""))
            {
                changes.Add(new SourceChange(field, one ?? "", other ?? ""));
            }
        }
    }

    /// <summary>Whether rules may decide otherwise after these changes.</summary>
    internal static bool MoveVerdicts(IReadOnlyList<SourceChange> changes) => changes.Any(c =>
        SeenByRules.Contains(c.Field) || (c.Field == "state" && (c.Before == nameof(SourceState.Trial) || c.After == nameof(SourceState.Trial))));

    /// <summary>Whether its pages give other texts after these changes.</summary>
    internal static bool MoveTexts(IReadOnlyList<SourceChange> changes) => changes.Any(c => Reading.Contains(c.Field));

    internal static string InWords(IReadOnlyList<SourceChange> changes) =>
        Core.Languages.PlainText.Cut(string.Join("; ", changes.Select(c => $"{c.Field}: {Quoted(c.Before)} → {Quoted(c.After)}")), 2000);

    private static string Quoted(string value) => value.Length == 0 ? "–" : value;

    private static string List(IReadOnlyList<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal));
}
