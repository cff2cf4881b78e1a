namespace NewsAggregator.Core.Filtering;

/// <summary>What a condition looks at. All are stored facts of an article, so that a stored verdict stays true.</summary>
public enum FilterField
{
    /// <summary>A bare word: title and publisher's description (in search: the body too).</summary>
    Anywhere,
    Source,
    Group,
    Feed,
    Topic,
    Author,
    Title,

    /// <summary>The publisher's own description.</summary>
    Summary,

    /// <summary>The cleaned body.</summary>
    Text,
    Url,
    Domain,
    Lang,

    /// <summary>The age when first seen.</summary>
    Age,
    Words,
    Date,
}

/// <summary>How a field's values are compared.</summary>
public enum FilterFieldKind
{
    /// <summary>The whole value, case folded.</summary>
    Exact,

    /// <summary>Words inside, each by its own script.</summary>
    Contain,

    /// <summary>Any part of it, as in an address.</summary>
    Part,

    /// <summary>A language and its scripts.</summary>
    Language,

    /// <summary>An amount.</summary>
    Amount,

    /// <summary>A day, month or year.</summary>
    Date,
}

/// <summary>The fields' names as rules write them.</summary>
public static class FilterFields
{
    /// <summary>Every field that has a name, in the order in which they are told.</summary>
    public static IReadOnlyList<FilterField> Named { get; } = [.. Enum.GetValues<FilterField>().Where(field => field != FilterField.Anywhere)];

    private static readonly Dictionary<string, FilterField> ByName = Named.ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    public static string NameOf(FilterField field) => field switch
    {
        FilterField.Anywhere => "",
        FilterField.Source => "source",
        FilterField.Group => "group",
        FilterField.Feed => "feed",
        FilterField.Topic => "topic",
        FilterField.Author => "author",
        FilterField.Title => "title",
        FilterField.Summary => "summary",
        FilterField.Text => "text",
        FilterField.Url => "url",
        FilterField.Domain => "domain",
        FilterField.Lang => "lang",
        FilterField.Age => "age",
        FilterField.Words => "words",
        FilterField.Date => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    public static FilterFieldKind KindOf(FilterField field) => field switch
    {
        FilterField.Anywhere or FilterField.Title or FilterField.Summary or FilterField.Text => FilterFieldKind.Contain,
        FilterField.Url => FilterFieldKind.Part,
        FilterField.Lang => FilterFieldKind.Language,
        FilterField.Age or FilterField.Words => FilterFieldKind.Amount,
        FilterField.Date => FilterFieldKind.Date,
        _ => FilterFieldKind.Exact,
    };

    internal static FilterField? Find(string name) => ByName.TryGetValue(name, out FilterField field) ? field : null;

    /// <summary>The words that may stand before <c>:</c> or a comparison: the fields, and the two short forms for dates.</summary>
    internal static IReadOnlyList<string> Openings { get; } = [.. Named.Select(NameOf), "after", "before"];

    /// <summary>The same with the sign that one would write behind them.</summary>
    internal static IReadOnlyList<string> AsWritten { get; } =
        [.. Named.Select(field => NameOf(field) + (field == FilterField.Age ? "<" : field == FilterField.Words ? ">" : ":")), "after:", "before:"];
}
