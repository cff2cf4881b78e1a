namespace NewsAggregator.Core.Searching;

/// <summary>What the index is asked before the texts are: an article that the search matches has all of these clauses.</summary>
/// <param name="Clauses">Empty: the index cannot tell anything, every article is a candidate.</param>
public sealed record SearchProposal(IReadOnlyList<SearchClause> Clauses)
{
    public static SearchProposal Everything { get; } = new([]);

    public SearchProposal And(SearchClause? clause) => clause is null ? this : new SearchProposal([.. Clauses, clause]);

    /// <summary>The same without the beginnings of words, which an index puts together from all their words at each asking.</summary>
    public SearchProposal WithoutBeginnings => HasBeginnings ? new SearchProposal([.. Clauses.Where(clause => !clause.HasBeginning)]) : this;

    public bool HasBeginnings => Clauses.Any(clause => clause.HasBeginning);

    /// <summary>Articles whose place in the lists is far from their date (<see cref="SearchTokens.DaysNear"/>).</summary>
    public static SearchProposal Strays { get; } = new([new SearchClause([[new SearchTerm([SearchTokens.StrayFact])]])]);

    /// <summary>Articles of one of these sources.</summary>
    public static SearchClause OfSources(IEnumerable<int> ids) => new([.. ids.Select(id => new[] { new SearchTerm([SearchTokens.SourceFact(id)]) })]);

    /// <summary>Articles in one of these languages, scripts and regions included.</summary>
    public static SearchClause OfLanguages(IEnumerable<string> tags) => new([.. tags.Select(tag => new[] { new SearchTerm([SearchTokens.LanguageFact(tag)]) })]);
}

/// <summary>One of the alternatives must be there, with all its terms. Without alternatives nothing can match.</summary>
public sealed record SearchClause(IReadOnlyList<IReadOnlyList<SearchTerm>> Alternatives)
{
    internal bool HasBeginning => Alternatives.Any(terms => terms.Any(term => term.Begins));
}

/// <summary>Tokens side by side.</summary>
/// <param name="Begins">The last token is a beginning.</param>
/// <param name="IsCharacter">One character, looked for in the column of characters.</param>
public sealed record SearchTerm(IReadOnlyList<string> Tokens, bool Begins = false, bool IsCharacter = false);
