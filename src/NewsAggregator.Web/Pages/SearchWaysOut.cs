using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Where a search finds nothing, tries it without one of its parts: only what finds something is offered.</summary>
public sealed class SearchWaysOut(ArticleListQuery articles)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<WayOut>> FindAsync(EditionView edition, ArticleList list, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        List<WayOut> found = [];
        foreach (WayOut way in Ways(list).Take(Most))
        {
            if ((await articles.PageAsync(edition, way.List with { ByRelevance = false }, null, 1, cancellation: cancellation).ConfigureAwait(false)).Articles.Count > 0)
            {
                found.Add(way);
            }
        }

        return found;
    }

    private static IEnumerable<WayOut> Ways(ArticleList list)
    {
        if (!list.Picker.IsEverything)
        {
            yield return new WayOut(list with { Picker = Picker.Everything }, null);
        }

        IReadOnlyList<FilterCondition> conditions = SearchQuery.Parse(list.Search!).Conditions;
        for (int i = 0; i < conditions.Count && conditions.Count > 1; i++)
        {
            yield return new WayOut(list with { Search = string.Join(' ', conditions.Where((_, k) => k != i).Select(FilterPrinter.Print)) }, FilterPrinter.Print(conditions[i]));
        }
    }
}
