using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>
/// Dates as feeds and pages write them: RFC 822 and its misspellings, W3C-DTF and ISO 8601, asctime, localised month names, Chinese,
/// Japanese and Korean forms, Unix time. Day before month where both could be.
/// </summary>
public static partial class FeedDate
{
    /// <summary>
    /// False for what is no date of the calendar. A date without a zone is meant in <paramref name="zone"/> (null: UTC; a Korean-written one
    /// in Korea's time); one without a time is the beginning of its day.
    /// </summary>
    public static bool TryParse(string text, TimeZoneInfo? zone, out DateTimeOffset utc) => TryParse(text, zone, cstIsChina: false, out utc, out _);

    internal static bool TryParse(string text, TimeZoneInfo? zone, bool cstIsChina, out DateTimeOffset utc, out bool zoneless)
    {
        utc = default;
        zoneless = false;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200)
        {
            return false;
        }

        string date = Comment().Replace(text, " ").Trim().Trim('"', '\'');
        date = Ascii.IsValid(date) ? date : Normalized(date);
        if (LogTime().Match(date) is { Success: true } log)
        {
            date = date.Remove(log.Index, 1).Insert(log.Index, " ");
        }

        if (FeedDateDigits.TryParse(date, out utc, out bool zoned))
        {
            zoneless = !zoned;
            return zoned || TryPlace(utc.DateTime, TimeSpan.Zero, null, zone, out utc);
        }

        string rest = date;
        TimeSpan time = TimeSpan.Zero;
        string after = "";
        Match clock = Clock().Match(date);
        if (clock.Success)
        {
            if (!TryTime(clock, out time))
            {
                return false;
            }

            rest = date[..clock.Index].TrimEnd(' ', 'T', 't', ',');
            after = date[(clock.Index + clock.Length)..];
        }
        else if (Midnight().Match(date) is { Success: true } bare)
        {
            rest = date[..bare.Index];
            after = bare.Value[1..];
        }

        FeedZone? said = null;
        if (clock.Success || after.Length > 0)
        {
            if (FeedZone.TakeRegion(ref after) is { } region)
            {
                zone = region;
            }

            said = FeedZone.Take(ref after);
            rest = rest + " " + after;
        }
        else
        {
            said = FeedZone.TakeAtEnd(ref rest);
        }

        if (!FeedDateDay.TryParse(rest, out DateTime day))
        {
            return false;
        }

        zoneless = said is null;
        return TryPlace(day, time, said is { IsCentralOrChina: true } && cstIsChina ? China : said, zone ?? (date.AsSpan().IndexOfAny('년', '오') >= 0 ? Korea : null), out utc);
    }

    private static readonly FeedZone China = new(TimeSpan.FromHours(8));

    private static readonly TimeZoneInfo Korea = TimeZoneInfo.CreateCustomTimeZone("KST", TimeSpan.FromHours(9), "KST", "KST");

    // Runes replace a lone surrogate, which has no normal form.
    private static string Normalized(string date) => string.Concat(date.EnumerateRunes()).Normalize(NormalizationForm.FormKC);

    private static bool TryTime(Match clock, out TimeSpan time)
    {
        int hour = Number(clock.Groups["h"]);
        int minute = Number(clock.Groups["m"]);
        int second = clock.Groups["s"].Success ? Number(clock.Groups["s"]) : 0;
        string half = (clock.Groups["before"].Value + clock.Groups["after"].Value).ToLowerInvariant();
        if (half.Length > 0 && hour <= 12)
        {
            bool afternoon = half[0] == 'p' || half is "下午" or "晚上" or "午後" or "오후" || (half == "中午" && hour < 11);
            hour = hour % 12 + (afternoon ? 12 : 0);
        }

        time = new TimeSpan(hour, minute, Math.Min(second, 59));
        return hour <= 24 && minute < 60 && second <= 60 && (hour < 24 || (minute == 0 && second == 0));
    }

    private static bool TryPlace(DateTime day, TimeSpan time, FeedZone? said, TimeZoneInfo? zone, out DateTimeOffset utc)
    {
        utc = default;
        long ticks = day.Ticks + time.Ticks;
        if (ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        DateTime local = new(ticks, DateTimeKind.Unspecified);
        TimeSpan offset = said switch
        {
            // China, Cuba or Chicago: the source's own zone decides where it is one of the first.
            { IsCentralOrChina: true } when zone is not null && zone.BaseUtcOffset == TimeSpan.FromHours(8) => TimeSpan.FromHours(8),
            { } known => known.Offset,
            null => zone?.GetUtcOffset(local) ?? TimeSpan.Zero,
        };
        ticks -= offset.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((?!\d{1,2}:)[^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<before>上午|下午|中午|晚上|凌晨|早上|午前|午後|오전|오후)?\s*(?<![0-9:+\-])(?<h>[0-9]{1,2})(?:\s?:\s?|\s*[時时點点시]\s*)(?<m>[0-9]{1,2})(?:(?:\s?:\s?|\s*[分분]\s*)(?<s>[0-9]{1,2})?(?:[.,][0-9]+)?\s*[秒초]?)?(?![0-9])\s*(?<after>[ap]\.?m\b\.?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    // "05/Mar/2024:14:05:06", as web servers' logs have it.
    [GeneratedRegex(@"(?<=^[0-9]{1,2}/[A-Za-z]{3}/[0-9]{4}):", RegexOptions.CultureInvariant)]
    private static partial Regex LogTime();

    [GeneratedRegex(@"T(?:Z|[+\-]\d\d:?\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Midnight();
}
