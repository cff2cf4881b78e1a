using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>The archive: a month as a calendar, each day leading to its list.</summary>
public sealed class DaysModel(ReaderContext here, DaysQuery days) : ReaderPage(here)
{
    private const string MonthForm = "yyyy-MM";

    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; private set; }
    public MonthOfDays Days { get; private set; } = null!;

    /// <summary>Null: nothing is older, or nothing can be newer.</summary>
    public DateOnly? Before { get; private set; }
    public DateOnly? After { get; private set; }

    /// <summary>Days of the week in the culture's order.</summary>
    public IReadOnlyList<DayOfWeek> Week => [.. Enumerable.Range(0, 7).Select(i => (DayOfWeek)(((int)Here.Words.Culture.DateTimeFormat.FirstDayOfWeek + i) % 7))];

    /// <summary>How many days of the first week belong to the month before.</summary>
    public int Blank => ((int)Month.DayOfWeek - (int)Week[0] + 7) % 7;

    public async Task<IActionResult> OnGetAsync(string? edition, string? month)
    {
        DateOnly asked = Here.Today;
        if (!UseEdition(edition) || (month is { Length: > 0 } && !DateOnly.TryParseExact(month, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out asked)) || asked.Year is < 1990 or > 2200)
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Month = new DateOnly(asked.Year, asked.Month, 1);
        Days = await days.ReadAsync(Here.Edition, Month, Aborted).ConfigureAwait(false);
        Before = Days.First < Month ? Month.AddMonths(-1) : null;
        After = Month.AddMonths(1) <= Here.Today ? Month.AddMonths(1) : null;
        Title = Here.Words.Say("days.title", Here.Words.Month(Month));
        KeepFromRobots = month is not null;
        Place = "days";
        IsReading = true;
        return Page();
    }

    public string AddressOf(DateOnly month)
    {
        string place = Here.At.Place("/days", Here.Edition);
        return $"{place}{(place.Contains('?', StringComparison.Ordinal) ? '&' : '?')}month={month.ToString(MonthForm, CultureInfo.InvariantCulture)}";
    }
}
