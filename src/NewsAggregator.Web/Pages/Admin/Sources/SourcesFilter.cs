using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>Which of the sources the admin's table shows. It stands in the address, so that a list can be kept as a bookmark.</summary>
/// <param name="State">active, trial, paused, failing; empty: all.</param>
public sealed record SourcesFilter(string Words, string Group, string State)
{
    public static IReadOnlyList<string> States { get; } = ["active", "trial", "paused", "failing"];

    public static SourcesFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new SourcesFilter(query["q"].ToString().Trim(), query["group"].ToString(), query["state"].ToString());
    }

    public bool Takes(SourceAdminLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (Words.Length == 0 || line.Name.Contains(Words, StringComparison.OrdinalIgnoreCase) || line.Slug.Contains(Words, StringComparison.OrdinalIgnoreCase)
                || line.Feeds.Any(f => f.Url.Contains(Words, StringComparison.OrdinalIgnoreCase)))
            && (Group.Length == 0 || line.Groups.Contains(Group, StringComparer.Ordinal))
            && State switch
            {
                "active" => line.State == SourceState.Active,
                "trial" => line.State == SourceState.Trial,
                "paused" => line.State == SourceState.Paused,
                "failing" => line.State != SourceState.Paused && (line.Feeds.Any(f => f.Failures > 0) || line.PageFailures > 0),
                _ => true,
            };
    }

    /// <summary>Query of this choice, with "?" where there is one.</summary>
    public string Query(bool all = false)
    {
        List<KeyValuePair<string, string?>> parts = [];
        Add("q", Words);
        Add("group", Group);
        Add("state", State);
        Add("all", all ? "1" : "");
        return QueryString.Create(parts).ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                parts.Add(KeyValuePair.Create<string, string?>(name, value));
            }
        }
    }
}
