using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Summaries;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Articles;

/// <summary>All that is computed from one cleaned body: what a revision, its summary and its timeline are made of.</summary>
/// <param name="Language">BCP 47, by the text's own letters and words first, the declared one second.</param>
/// <param name="Words">Words, or characters for Chinese, Japanese, Korean.</param>
/// <param name="Summary">Indexes of the key sentences.</param>
/// <param name="TextHash">Of the words alone: the same hash is the same text.</param>
public sealed record ArticleText(
    ArticleBody Body,
    string? Language,
    int Words,
    IReadOnlyList<int> Summary,
    IReadOnlyList<DatedStatement> Dates,
    long TextHash,
    TextOrigin Origin)
{
    /// <summary>What its relative dates count from, and the zone of its days.</summary>
    public DateTimeOffset Told { get; init; }
    public TimeSpan Zone { get; init; }

    /// <summary>The same text as a later revision: its relative dates count from when each sentence first stood.</summary>
    /// <param name="stood">One for each sentence.</param>
    /// <param name="now">This revision's own time: a day without a year may be as late.</param>
    public ArticleText Dated(IReadOnlyList<DateTimeOffset> stood, DateTimeOffset now)
    {
        DateOnly today = Day(now);
        return this with { Dates = TimelineBuilder.Build(Body, new DateContext(Day(Told), today), i => new DateContext(Day(stood[i]), today)) };
    }

    // Old articles are read long after they were written; what they leave out is of their own time.
    private static DateContext ContextOf(DateTimeOffset published, TimeSpan zone, DateTimeOffset? read)
    {
        DateContext context = DateContext.From(published, zone);
        return read is DateTimeOffset at ? context with { Revised = DateContext.From(at < published + Late ? at : published + Late, zone).Published } : context;
    }

    private static readonly TimeSpan Late = TimeSpan.FromDays(14);

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Zone).DateTime);

    /// <param name="sanitised">HTML as ContentSanitizer leaves it.</param>
    /// <param name="published">What relative dates count from.</param>
    /// <param name="read">When the text was read: it may tell of days behind publication, up to two weeks.</param>
    /// <param name="zone">Zone of the dates in the text: the page's own offset, else the source's, else UTC.</param>
    public static ArticleText Read(string title, string sanitised, string? declaredLanguage, DateTimeOffset published, TimeSpan zone, TextOrigin origin, DateTimeOffset? read = null)
    {
        ArgumentNullException.ThrowIfNull(sanitised);
        string html = sanitised.Trim();
        string? language = LanguageGuess.Guess(title + "\n" + BodyReader.TextOf(html), declaredLanguage);
        ArticleBody body = BodyReader.ReadHtml(html, language);
        return new ArticleText(
            body,
            language,
            WordCount.Of(body.Text),
            Summarizer.Choose(title, body, language),
            TimelineBuilder.Build(body, ContextOf(published, zone, read)),
            RevisionCodec.HashText(body.Text),
            origin)
        {
            Told = published,
            Zone = zone,
        };
    }
}
