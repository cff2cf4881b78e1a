using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Searching;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Search;

/// <summary>The list that a search looks through: what the edition shows, narrowed by the reader's choice and by what the search says of topic, site and days.</summary>
/// <param name="topic">Null: any.</param>
/// <param name="host">Null: any.</param>
/// <param name="days">Of publication, else of first sight, UTC, both included.</param>
internal sealed class NarrowedList(NewsDbContext db, EditionView edition, Picker picker, string? topic, string? host, (DateOnly First, DateOnly Last) days)
{
    /// <summary>Where more articles stand far from their dates, dates say nothing of places.</summary>
    private const int MostStrays = 1000;

    private (DateTimeOffset? Since, ListCursor? From)? span;

    private bool IsWhole => picker.IsEverything && host is null && days == (DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>The next places in the list's order.</summary>
    /// <param name="after">Null: from the newest.</param>
    public async Task<List<ListCursor>> PlacesAfterAsync(ListCursor? after, int most, CancellationToken cancellation)
    {
        (DateTimeOffset? since, ListCursor? from) = span ??= await SpanAsync(cancellation).ConfigureAwait(false);
        ListCursor? start = after is { } asked && from is { } first ? (first.SortTime < asked.SortTime ? first : asked) : after ?? from;
        if (topic is null && IsWhole)
        {
            return await VisibleArticles.PlacesInOrderAsync(db, edition, start, most, cancellation).ConfigureAwait(false);
        }

        IQueryable<Article> articles = topic is null ? VisibleArticles.InOrder(db, edition, start, since) : VisibleArticles.OfTopic(db, edition, topic, start, since);
        return await VisibleArticles.PlacesAsync(Narrowed(articles).Take(most), cancellation).ConfigureAwait(false);
    }

    /// <summary>The places of those of the articles that the list holds, in no order. Those of other topics are not left out.</summary>
    public async Task<List<ListCursor>> PlacesAmongAsync(List<long> ids, CancellationToken cancellation)
    {
        List<ListCursor> places = await VisibleArticles.PlacesAsync(db, edition, ids, cancellation).ConfigureAwait(false);
        if (IsWhole)
        {
            return places;
        }

        long[] shown = [.. places.Select(p => p.ArticleId)];
        return await VisibleArticles.PlacesAsync(Narrowed(db.Articles.Where(a => EF.Parameter(shown).Contains(a.Id))), cancellation).ConfigureAwait(false);
    }

    private IQueryable<Article> Narrowed(IQueryable<Article> articles)
    {
        articles = OfDays(ArticleListQuery.Picked(db, articles, picker));
        return host is { Length: > 0 } ? articles.Where(a => a.Domain != null && (a.Domain == host || a.Domain.EndsWith("." + host))) : articles;
    }

    private IQueryable<Article> OfDays(IQueryable<Article> articles)
    {
        if (days.First > DateOnly.MinValue)
        {
            DateTimeOffset from = Start(days.First);
            articles = articles.Where(a => (a.PublishedAt ?? a.FirstSeenAt) >= from);
        }

        if (days.Last < DateOnly.MaxValue)
        {
            DateTimeOffset until = Start(days.Last.AddDays(1));
            articles = articles.Where(a => (a.PublishedAt ?? a.FirstSeenAt) < until);
        }

        return articles;
    }

    /// <summary>Between which places the days' articles stand: near their dates, but for those that the index marks.</summary>
    private async Task<(DateTimeOffset? Since, ListCursor? From)> SpanAsync(CancellationToken cancellation)
    {
        if (days == (DateOnly.MinValue, DateOnly.MaxValue))
        {
            return (null, null);
        }

        List<long> strays = await SearchReader.NewestAsync(db, SearchProposal.Strays, MostStrays + 1, cancellation).ConfigureAwait(false);
        if (strays.Count > MostStrays)
        {
            return (null, null);
        }

        List<DateTimeOffset> astray = await OfDays(db.Articles.Where(a => EF.Parameter(strays).Contains(a.Id))).Select(a => a.SortTime).ToListAsync(cancellation).ConfigureAwait(false);
        DateTimeOffset? since = null, until = null;
        if (days.First.DayNumber > SearchTokens.DaysNear)
        {
            since = astray.Append(Start(days.First.AddDays(-SearchTokens.DaysNear))).Min();
        }

        if (days.Last.DayNumber < DateOnly.MaxValue.DayNumber - SearchTokens.DaysNear)
        {
            until = astray.Append(Start(days.Last.AddDays(SearchTokens.DaysNear + 1))).Max();
        }

        return (since, until is { } end ? new ListCursor(end.ToUnixTimeMilliseconds() + 1, 0) : null);
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
