namespace NewsAggregator.Core.Sources;

/// <summary>
/// What visits have shown of a source's zone where its dates name none. Read as UTC, the newest item of a source that lies east stands ahead
/// of the clock by its offset less the item's age: so the offset is never less than what was seen, and the largest that comes back is it.
/// A source that lies west only looks slow: its zone is the admin's to set.
/// </summary>
/// <param name="LearnedMinutes">East of UTC; null until visits agreed.</param>
/// <param name="CandidateMinutes">The offset that the latest visits speak for.</param>
/// <param name="Visits">How many visits in a row spoke for it.</param>
public sealed record ZoneEvidence(int? LearnedMinutes, int? CandidateMinutes, int Visits)
{
    // A few visits must agree to learn an offset or a larger one; many, and none for the old one, to believe in a smaller (the end of summer time).
    private const int VisitsToLearn = 3;
    private const int VisitsToLower = 12;
    private const int MostMinutes = 14 * 60;

    // Offsets of more than a million people that are no whole hours: Tehran, Kolkata, Yangon, Adelaide.
    private static readonly int[] HalfHours = [3 * 60 + 30, 5 * 60 + 30, 6 * 60 + 30, 9 * 60 + 30];

    // Clocks are a little wrong, and so are publishers who date an item at the coming minute.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(6);

    /// <summary>The evidence after a visit that brought something new.</summary>
    /// <param name="ahead">How far the newest new item without a zone stands ahead of the visit when it is read as UTC.</param>
    public ZoneEvidence After(TimeSpan ahead)
    {
        if (OffsetOf(ahead) is not int seen)
        {
            return this;
        }

        if (seen == LearnedMinutes)
        {
            return this with { CandidateMinutes = seen, Visits = 0 };
        }

        bool higher = seen > (LearnedMinutes ?? 0);
        int? rival = CandidateMinutes == LearnedMinutes ? null : CandidateMinutes;
        if (LearnedMinutes is null && rival > seen)
        {
            // An older item: it does not speak against the larger offset.
            return this;
        }

        ZoneEvidence next = this with { CandidateMinutes = seen, Visits = rival == seen ? Visits + 1 : 1 };
        return next.Visits >= (higher ? VisitsToLearn : VisitsToLower) ? new ZoneEvidence(seen, seen, 0) : next;
    }

    /// <summary>The smallest offset in use that an item so far ahead can have; null: it is not ahead, or further than any place on earth.</summary>
    private static int? OffsetOf(TimeSpan ahead)
    {
        double minutes = (ahead - Slack).TotalMinutes;
        if (minutes <= 0)
        {
            return null;
        }

        int whole = (int)Math.Ceiling(minutes / 60) * 60;
        int offset = Array.Find(HalfHours, half => half == whole - 30 && minutes <= half) is > 0 and int half ? half : whole;
        return offset <= MostMinutes ? offset : null;
    }
}
