using System.Globalization;

namespace NewsAggregator.Core.Feeds;

/// <summary>Reads the dates of one document, and remembers which had no zone and which were none.</summary>
internal sealed class FeedDates(FeedParserOptions options)
{
    private const int Longest = 60;

    private readonly HashSet<DateTimeOffset> zoneless = [];
    private int unreadable;
    private string? example;

    /// <summary>Null where nothing is written, or no date; the latter is counted.</summary>
    public DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!FeedDate.TryParse(text, options.TimeZone, options.CstIsChina, out DateTimeOffset utc, out bool withoutZone))
        {
            unreadable++;
            example ??= text.Trim();
            return null;
        }

        if (withoutZone)
        {
            zoneless.Add(utc);
        }

        return utc;
    }

    public bool IsZoneless(DateTimeOffset? date) => date is { } known && zoneless.Contains(known);

    /// <summary>What to tell the admin; null: all was read.</summary>
    public string? Warning => unreadable == 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"has {unreadable} dates that could not be read, such as \"{(example!.Length > Longest ? example[..Longest] + "…" : example)}\"");
}
