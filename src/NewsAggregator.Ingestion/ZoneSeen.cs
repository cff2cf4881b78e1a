using NewsAggregator.Core.Feeds;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion;

/// <summary>What a visit's new items say of their source's zone.</summary>
internal static class ZoneSeen
{
    /// <summary>The evidence to store, or null where an admin set the zone or the visit says nothing new.</summary>
    public static ZoneEvidence? By(Source source, IReadOnlyList<ParsedItem> added, DateTimeOffset now)
    {
        if (source.TimeZone is not null)
        {
            return null;
        }

        DateTimeOffset[] zoneless = [.. added.Where(item => item.IsZoneless).Select(item => item.Published!.Value)];
        if (zoneless.Length == 0)
        {
            return null;
        }

        ZoneEvidence before = new(source.LearnedZoneMinutes, source.ZoneCandidateMinutes, source.ZoneCandidateVisits);
        // They were read in the learned zone; the evidence counts from UTC.
        ZoneEvidence after = before.After(zoneless.Max() - now + TimeSpan.FromMinutes(source.LearnedZoneMinutes ?? 0));
        return after == before ? null : after;
    }
}
