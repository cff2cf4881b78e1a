using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Timelines;

/// <summary>
/// Chooses and orders the dated statements of an article. A statement is a sentence that names its date, or the first one under a heading,
/// or in the cell behind one, that is nothing but a date. No date is invented.
/// </summary>
public static class TimelineBuilder
{
    /// <summary>A timeline of running text shows at most this many; a list of dated items is always whole.</summary>
    private const int Most = 20;

    /// <summary>Items that begin with a date, one behind the other, make a list.</summary>
    private const int FewestItems = 3;

    /// <summary>A date this far into an item still opens it: "On Feb. 6, …".</summary>
    private const int Opening = 6;

    /// <summary>By date, then in text order; a sentence stands at most once.</summary>
    /// <param name="published">When the article (or the sentence's first revision) was published.</param>
    /// <param name="zoneOffset">The article's zone: days are counted in it.</param>
    /// <param name="language">Not needed: the rules of both languages read every text.</param>
    public static IReadOnlyList<DatedStatement> Build(ArticleBody body, DateTimeOffset published, TimeSpan zoneOffset, string? language) =>
        Build(body, DateContext.From(published, zoneOffset));

    /// <inheritdoc cref="Build(ArticleBody, DateTimeOffset, TimeSpan, string?)"/>
    public static IReadOnlyList<DatedStatement> Build(ArticleBody body, DateContext context) => Build(body, context, _ => context);

    /// <summary>Of a later revision: each sentence's relative dates count from the day on which it first stood.</summary>
    /// <param name="context">The article's own.</param>
    public static IReadOnlyList<DatedStatement> Build(ArticleBody body, DateContext context, Func<int, DateContext> contextOf)
    {
        ArgumentNullException.ThrowIfNull(contextOf);
        List<Dated> dated = Read(body, contextOf);
        MarkLists(body, dated);
        List<DatedStatement> statements = [];
        foreach (Dated item in Choose(dated, context))
        {
            DatePrecision precision = item.Date.Precision == DatePrecision.Day && item.Date.Last > item.Date.First ? DatePrecision.Range : item.Date.Precision;
            statements.Add(new DatedStatement(item.Sentence, item.Date.First, item.Date.Last, precision));
        }

        statements.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Sentence.CompareTo(b.Sentence));
        return statements;
    }

    private static List<Dated> Read(ArticleBody body, Func<int, DateContext> contextOf)
    {
        List<Dated> dated = [];
        List<DateMention> mentions = [];
        DateMention? heading = null;
        HeadingPeriods periods = new(body);
        for (int i = 0; i < body.Sentences.Count; i++)
        {
            Sentence sentence = body.Sentences[i];
            if (sentence.Unit is TextUnit.Caption or TextUnit.Credit or TextUnit.Code)
            {
                continue;
            }

            ReadOnlySpan<char> text = body.Text.AsSpan(sentence.Start, sentence.Length);
            if (sentence.Unit == TextUnit.Quote && (text[0] is '—' or '–' || text.Contains("(@", StringComparison.Ordinal)))
            {
                // Who said it, and when: no event.
                continue;
            }

            if (sentence.Unit == TextUnit.Heading)
            {
                periods.Reach(sentence);
            }

            mentions.Clear();
            DateMentions.Find(text, periods.In(contextOf(i)), mentions);
            DateSpans.Join(text, mentions);
            bool dateOnly = mentions.Count == 1 && IsOnly(text, mentions[0]);
            if (sentence.Unit == TextUnit.Heading || dateOnly)
            {
                // A line that is a date is the publisher's stamp in running text; as a heading or a cell it dates what follows.
                heading = dateOnly && (sentence.Unit is TextUnit.Heading or TextUnit.Cell) && mentions[0].Precision != DatePrecision.Range ? mentions[0] : null;
                if (sentence.Unit == TextUnit.Heading && heading is { Precision: DatePrecision.Year or DatePrecision.Month } period)
                {
                    periods.Open(sentence, period);
                }

                continue;
            }

            if (Best(text, mentions) is DateMention best)
            {
                if (IsOwnRemark(text, best))
                {
                    continue;
                }

                dated.Add(new Dated(i, best, best.Start <= Opening, sentence.Unit));
            }
            else if (heading is DateMention above && !Summaries.Promotion.Is(text) && (above.Precision != DatePrecision.Year || Summaries.SentenceTerms.Of(text, out _).Length > 1))
            {
                dated.Add(new Dated(i, above, true, sentence.Unit));
            }

            heading = null;
        }

        return dated;
    }

    // The closest date the sentence tells of: a day before a month before a year; one that is only compared with does not count.
    private static DateMention? Best(ReadOnlySpan<char> text, List<DateMention> mentions)
    {
        if (mentions.Count == 0 || Summaries.Promotion.Is(text))
        {
            return null;
        }

        // The day of a dateline is when it was written, unless nothing else is dated.
        int opening = mentions.Count > 1 ? Summaries.Openings.Length(text) : 0;
        DateMention? best = null;
        bool told = false;
        foreach (DateMention mention in mentions)
        {
            if (IsCompared(text, mention) || IsVague(text, mention))
            {
                continue;
            }

            bool later = mention.Start >= opening;
            if (best is not DateMention held || (later && !told) || (later == told && mention.Precision < held.Precision))
            {
                best = mention;
                told = later;
            }
        }

        return best;
    }

    // "thirty years ago" says no year.
    private static bool IsVague(ReadOnlySpan<char> text, DateMention mention) =>
        mention.Precision == DatePrecision.Year && text[mention.Start..mention.End] is [.., '前'] or [.., 'a', 'g', 'o'];

    // "I mended it on Monday."
    private static bool IsOwnRemark(ReadOnlySpan<char> text, DateMention date) =>
        (text.StartsWith("I ", StringComparison.Ordinal) || text.StartsWith("We ", StringComparison.Ordinal))
        && Summaries.SentenceTerms.Of(text[..date.Start], out _).Length + Summaries.SentenceTerms.Of(text[date.End..], out _).Length < 2;

    private static bool IsCompared(ReadOnlySpan<char> text, DateMention mention)
    {
        ReadOnlySpan<char> before = text[..mention.Start].TrimEnd();
        return before.EndsWith(" since", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" than", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOnly(ReadOnlySpan<char> text, DateMention mention) =>
        text[..mention.Start].Trim().Length + text[mention.End..].Trim(" :：.。,，–—-").Length <= (mention.Precision == DatePrecision.Year ? 0 : 2);

    // Items or paragraphs that open with a date, at least three with nothing undated of their own kind between them.
    private static void MarkLists(ArticleBody body, List<Dated> dated)
    {
        int run = 0;
        for (int k = 0; k <= dated.Count; k++)
        {
            bool goesOn = k < dated.Count && dated[k].Opens && (run == 0 || Follows(body, dated[k - 1], dated[k]));
            if (goesOn)
            {
                run++;
                continue;
            }

            if (run >= FewestItems)
            {
                for (int j = k - run; j < k; j++)
                {
                    dated[j] = dated[j] with { Listed = true };
                }
            }

            run = k < dated.Count && dated[k].Opens ? 1 : 0;
        }
    }

    // The next item of a list, or a paragraph at most a few sentences on.
    private static bool Follows(ArticleBody body, Dated before, Dated item)
    {
        if (before.Unit != item.Unit)
        {
            return false;
        }

        for (int i = before.Sentence + 1; i < item.Sentence; i++)
        {
            if (item.Unit == TextUnit.ListItem && body.Sentences[i].Unit == TextUnit.ListItem)
            {
                return false;
            }
        }

        return item.Sentence - before.Sentence <= 4;
    }

    private static IEnumerable<Dated> Choose(List<Dated> dated, DateContext context)
    {
        int listed = dated.Count(d => d.Listed);
        int room = Math.Max(0, Most - listed);
        if (dated.Count - listed <= room)
        {
            return dated;
        }

        // Closely dated, near to publication and early in the text comes first.
        HashSet<int> kept = [.. dated.Where(d => !d.Listed)
            .OrderBy(d => d.Date.Precision)
            .ThenBy(d => Math.Abs(d.Date.First.DayNumber - context.Published.DayNumber) > 400)
            .ThenBy(d => d.Sentence)
            .Take(room)
            .Select(d => d.Sentence)];
        return dated.Where(d => d.Listed || kept.Contains(d.Sentence));
    }

    private readonly record struct Dated(int Sentence, DateMention Date, bool Opens, TextUnit Unit, bool Listed = false);
}
