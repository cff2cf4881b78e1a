using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <param name="First">The oldest day with an article; null: there is none.</param>
/// <param name="Articles">Of each day that has any, in the site's zone.</param>
public sealed record MonthOfDays(DateOnly? First, IReadOnlyDictionary<DateOnly, int> Articles);

/// <summary>How many articles an edition shows of each day of a month.</summary>
public sealed class DaysQuery(NewsDatabase database, SiteSettingsQuery site)
{
    /// <param name="month">Any of its days.</param>
    public async Task<MonthOfDays> ReadAsync(EditionView edition, DateOnly month, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        TimeZoneInfo zone = (await site.ReadAsync(cancellation).ConfigureAwait(false)).Zone;
        await using NewsDbContext db = database.OpenForReading();
        IQueryable<StoredDecision> shown = db.Decisions.Where(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show);
        DateTimeOffset? oldest = await shown.OrderBy(d => d.SortTime).Select(d => (DateTimeOffset?)d.SortTime).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        Dictionary<DateOnly, int> articles = [];
        for (DateOnly day = new(month.Year, month.Month, 1); day.Month == month.Month; day = day.AddDays(1))
        {
            (DateTimeOffset from, DateTimeOffset to) = SiteDay.Bounds(day, zone);
            int count = await shown.CountAsync(d => d.SortTime >= from && d.SortTime < to, cancellation).ConfigureAwait(false);
            if (count > 0)
            {
                articles[day] = count;
            }
        }

        return new MonthOfDays(oldest is { } first ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(first, zone).DateTime) : null, articles);
    }
}
