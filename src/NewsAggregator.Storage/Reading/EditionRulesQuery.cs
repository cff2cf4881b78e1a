using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>An edition with its filter in force, to decide by and to say in words.</summary>
/// <param name="Names">Prints sources, groups and topics by their names.</param>
public sealed record EditionRules(EditionView Edition, SourceFilter Filter, FilterParse Text, FilterNames Names)
{
    /// <summary>The rule itself; null for the default, and for a number that is none.</summary>
    public FilterRule? Rule(int number) => number >= 1 && number <= Text.Rules.Count ? Text.Rules[number - 1] : null;
}

/// <summary>The filters in force, one for each edition, the default edition first.</summary>
public sealed class EditionRulesQuery(NewsDatabase database)
{
    public async Task<IReadOnlyList<EditionRules>> ReadAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        FilterNames names = await FiltersQuery.NamesAsync(db, cancellation).ConfigureAwait(false);
        List<EditionRules> filters = [];
        foreach (EditionView edition in await EditionQuery.Views(db).ToListAsync(cancellation).ConfigureAwait(false))
        {
            FilterParse text = FilterText.Parse(await db.FilterVersions.Where(v => v.Id == edition.VersionId).Select(v => v.Text).SingleAsync(cancellation).ConfigureAwait(false));
            filters.Add(new EditionRules(edition, SourceFilter.Compile(text, names), text, names));
        }

        return filters;
    }
}
