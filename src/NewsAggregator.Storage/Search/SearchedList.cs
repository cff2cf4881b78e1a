using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Search;

/// <summary>A search as a list of articles: through the gate and the reader's choice like every list, narrowed by its words.</summary>
internal static class SearchedList
{
    /// <summary>A clause of more sources costs the index more than it saves.</summary>
    private const int MostSources = 64;

    public static async Task<ArticleListPage> PageAsync(
        NewsDbContext db, EditionView edition, ArticleList list, ListCursor? after, int count, bool withContents, DateTimeOffset now, SearchLimits limits, CancellationToken cancellation)
    {
        (ArticleSearch? search, IReadOnlyList<FilterProblem> problems) = await PrepareAsync(db, edition, list, now, limits, cancellation).ConfigureAwait(false);
        if (search is null)
        {
            return new ArticleListPage([], null, 0, 0) { Problems = problems };
        }

        if (list.ByRelevance)
        {
            int from = after is { SortTime: 0 } place ? (int)Math.Clamp(place.ArticleId, 0, int.MaxValue) : 0;
            (List<FoundArticle> best, int? next) = await search.BestAsync(from, count, cancellation).ConfigureAwait(false);
            return new ArticleListPage(await LinesAsync(db, best, withContents, cancellation).ConfigureAwait(false), next is int at ? new ListCursor(0, at) : null, 0, 0) { Problems = problems };
        }

        List<FoundArticle> found = [];
        await foreach (FoundArticle article in search.InOrderAsync(after, count + 1, cancellation).ConfigureAwait(false))
        {
            found.Add(article);
            if (found.Count > count)
            {
                break;
            }
        }

        return await AnswerAsync(db, search, found, count, withContents, problems, cancellation).ConfigureAwait(false);
    }

    public static async Task<ArticleListPage> FeedAsync(
        NewsDbContext db, EditionView edition, ArticleList list, DateTimeOffset since, bool withContents, DateTimeOffset now, SearchLimits limits, CancellationToken cancellation)
    {
        (ArticleSearch? search, IReadOnlyList<FilterProblem> problems) = await PrepareAsync(db, edition, list, now, limits, cancellation).ConfigureAwait(false);
        if (search is null)
        {
            return new ArticleListPage([], null, 0, 0) { Problems = problems };
        }

        List<FoundArticle> found = [];
        await foreach (FoundArticle article in search.InOrderAsync(null, ArticleListQuery.FeedLeast + 1, cancellation).ConfigureAwait(false))
        {
            found.Add(article);
            if (found.Count > ArticleListQuery.FeedMost || (found.Count > ArticleListQuery.FeedLeast && article.SortTime < since))
            {
                break;
            }
        }

        int recent = Math.Min(ArticleListQuery.FeedMost, found.Count(article => article.SortTime >= since));
        return await AnswerAsync(db, search, found, Math.Max(ArticleListQuery.FeedLeast, recent), withContents, problems, cancellation).ConfigureAwait(false);
    }

    private static async Task<ArticleListPage> AnswerAsync(
        NewsDbContext db, ArticleSearch search, List<FoundArticle> found, int count, bool withContents, IReadOnlyList<FilterProblem> problems, CancellationToken cancellation)
    {
        bool more = found.Count > count;
        List<ArticleLine> lines = await LinesAsync(db, more ? found[..count] : found, withContents, cancellation).ConfigureAwait(false);
        return new ArticleListPage(lines, more ? lines[^1].Cursor : search.StoppedAt, 0, 0) { Problems = problems, IsCutShort = !more && search.StoppedAt is not null };
    }

    private static async Task<List<ArticleLine>> LinesAsync(NewsDbContext db, List<FoundArticle> found, bool withContents, CancellationToken cancellation)
    {
        List<long> ids = [.. found.Select(article => article.Id)];
        Dictionary<long, ArticleLine> lines = (await ArticleLines.ReadAsync(db, db.Articles.Where(a => EF.Parameter(ids).Contains(a.Id)), withContents, cancellation).ConfigureAwait(false)).ToDictionary(line => line.Id);
        return [.. found.Where(article => lines.ContainsKey(article.Id)).Select(article => lines[article.Id] with { Extract = article.Extract })];
    }

    private static async Task<(ArticleSearch? Search, IReadOnlyList<FilterProblem> Problems)> PrepareAsync(
        NewsDbContext db, EditionView edition, ArticleList list, DateTimeOffset now, SearchLimits limits, CancellationToken cancellation)
    {
        SearchQuery query = SearchQuery.Parse(list.Search!);
        FilterNames known = query.NamesThings ? await FiltersQuery.NamesAsync(db, cancellation).ConfigureAwait(false) : FilterNames.None;
        IReadOnlyList<FilterProblem> problems = [.. query.Problems, .. known.Check(query.Conditions)];
        if (query.IsEmpty)
        {
            return (null, problems);
        }

        if (query.Days is var (first, last) && first > last)
        {
            return (null, problems);
        }

        CompiledSearch search = new(query, known);
        SearchProposal proposal = query.Proposal.And(await SourcesAsync(db, search, list.Picker, cancellation).ConfigureAwait(false))
            .And(list.Picker.Languages.Count > 0 ? SearchProposal.OfLanguages(list.Picker.Languages) : null);
        string? host = query.Only(FilterField.Domain) is string domain ? CanonicalHost(domain) : null;
        return (new ArticleSearch(db, search, proposal, new NarrowedList(db, edition, list.Picker, search.Topic, host, query.Days), now, limits), problems);
    }

    private static string CanonicalHost(string domain)
    {
        string host = domain.ToLowerInvariant().TrimEnd('.');
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>What search and picker ask of sources, as a clause; null where they leave (nearly) all.</summary>
    private static async Task<SearchClause?> SourcesAsync(NewsDbContext db, CompiledSearch search, Picker picker, CancellationToken cancellation)
    {
        if (!search.AsksForSources && picker.Sources.Count == 0)
        {
            return null;
        }

        List<Source> sources = await db.Sources.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<int, string> aliases = (await db.SourceAliases.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(a => a.SourceId, a => a.Slug);
        ILookup<int, string> groups = (await db.GroupMembers.Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { m.SourceId, g.Slug }).ToListAsync(cancellation).ConfigureAwait(false))
            .ToLookup(m => m.SourceId, m => m.Slug);
        int[] asked =
        [
            .. sources.Where(s => picker.Sources.Count == 0 || picker.Sources.Contains(s.Slug))
                .Where(s => search.MayHoldOf(new FilterFacts { Source = s.Slug, SourceAliases = [.. aliases[s.Id]], SourceName = s.Name, Groups = [.. groups[s.Id]] }))
                .Select(s => s.Id),
        ];
        return asked.Length > MostSources ? null : SearchProposal.OfSources(asked);
    }
}
