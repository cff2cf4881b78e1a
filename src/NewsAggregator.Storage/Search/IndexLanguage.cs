using NewsAggregator.Core.Searching;

namespace NewsAggregator.Storage.Search;

/// <summary>A proposal in the language of each database's index. Tokens are letters, digits and marks of our own: nothing that a reader types reaches the index as syntax.</summary>
internal static class IndexLanguage
{
    /// <summary>An article with more words than a tsvector holds: it is always proposed.</summary>
    internal const string Overfull = "\uE000full";

    /// <summary>FTS5, section 3: <c>words:"a b" AND (characters:"x" OR …)</c>.</summary>
    public static string Sqlite(SearchProposal proposal) =>
        Join(proposal, " AND ", " OR ", term => $"{(term.IsCharacter ? "characters" : "words")}:\"{string.Join(' ', term.Tokens)}\"{(term.Begins ? " *" : "")}");

    /// <summary>A tsquery; its index keeps no places, so that a phrase is all of its tokens.</summary>
    public static string Postgres(SearchProposal proposal) =>
        $"({Join(proposal, " & ", " | ", term => string.Join(" & ", term.Tokens.Select((token, i) => $"'{token}'{(term.Begins && i == term.Tokens.Count - 1 ? ":*" : "")}")))}) | '{Overfull}'";

    private static string Join(SearchProposal proposal, string and, string or, Func<SearchTerm, string> write) => string.Join(
        and, proposal.Clauses.Select(clause => "(" + string.Join(or, clause.Alternatives.Select(terms => "(" + string.Join(and, terms.Select(write)) + ")")) + ")"));
}
