namespace NewsAggregator.Core.Changes;

/// <summary>How much a revision says. Values are stored.</summary>
public enum ChangeWeight
{
    /// <summary>The first revision: nothing changed yet.</summary>
    None = 0,

    /// <summary>Marks, white space, a plain word: kept and shown on the article's page, told to nobody.</summary>
    Slight = 1,

    /// <summary>Title, figure, date, name, quotation, a "not", or a whole sentence: it moves "updated" and stands in the list of changes.</summary>
    Telling = 2,
}
