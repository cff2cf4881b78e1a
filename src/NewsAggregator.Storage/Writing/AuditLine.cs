namespace NewsAggregator.Storage.Writing;

/// <summary>Who did what, written in the transaction that does it: there is no edit without its line, and no line without its edit.</summary>
internal static class AuditLine
{
    private const int MostText = 4000;

    /// <param name="action">A word with a dot: source.paused, filter.saved. The audit page has words for each.</param>
    /// <param name="subject">What it was done to, as the admin calls it: a slug, a name, an article's id.</param>
    public static Task WriteAsync(
        NewsDbContext db,
        DateTimeOffset at,
        string who,
        string action,
        string? subject = null,
        string? detail = null,
        string? before = null,
        string? after = null,
        CancellationToken cancellation = default)
    {
        db.Audit.Add(new AuditEntry { At = at, Who = who, Action = action, Subject = Cut(subject), Detail = Cut(detail), Before = Cut(before), After = Cut(after) });
        return db.SaveChangesAsync(cancellation);
    }

    private static string? Cut(string? text) => text is null ? null : Core.Languages.PlainText.Cut(text, MostText);
}
