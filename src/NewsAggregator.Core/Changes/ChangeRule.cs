using System.Globalization;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Changes;

/// <summary>
/// Whether what changed is worth telling subscribers: a title, a figure, a date, a name, a quotation, a "not", a whole sentence.
/// Marks, white space, captions, credits, time stamps and single plain words are not. See docs/decisions/0009.
/// </summary>
public static class ChangeRule
{
    /// <summary>With a smaller share of its words kept, a sentence is another one.</summary>
    private const double Reworded = 0.67;

    /// <param name="day">What relative dates of both count from.</param>
    public static ChangeWeight Of(string titleBefore, string titleAfter, ArticleBody before, ArticleBody after, IReadOnlyList<SentenceChange> changes, DateContext day)
    {
        ArgumentNullException.ThrowIfNull(titleBefore);
        ArgumentNullException.ThrowIfNull(titleAfter);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(changes);
        if (ChangeWords.KeyOf(titleBefore) != ChangeWords.KeyOf(titleAfter) && ChangeWords.KeyOf(FigureForm.Of(titleBefore)) != ChangeWords.KeyOf(FigureForm.Of(titleAfter)))
        {
            return ChangeWeight.Telling;
        }

        HashSet<string> names = [.. Names.In(before.Text).Concat(Names.In(after.Text))];
        return changes.Any(change => IsTelling(change, before, after, names, day)) ? ChangeWeight.Telling : ChangeWeight.Slight;
    }

    private static bool IsTelling(SentenceChange change, ArticleBody before, ArticleBody after, HashSet<string> names, DateContext day) => change.Kind switch
    {
        ChangeKind.Gone => IsStatement(before, change.Before[0], day),
        ChangeKind.New => IsStatement(after, change.After[0], day),
        ChangeKind.Changed => change.Before.Concat(change.After).Count() == 2
            && after.Sentences[change.After[0]].Unit != TextUnit.Credit
            && IsTelling(before.TextOf(change.Before[0]), after.TextOf(change.After[0]), after.Sentences[change.After[0]].Unit, names, day),
        _ => false,
    };

    // What is added around an article (a caption, a byline, "Updated 5:32 p.m.") is no statement of it.
    private static bool IsStatement(ArticleBody body, int sentence, DateContext day) =>
        body.Sentences[sentence].Unit is not (TextUnit.Caption or TextUnit.Credit) && ChangeWords.KeyOf(body.TextOf(sentence)).Length > 0 && !TimeStamp.Is(body.TextOf(sentence), day);

    private static bool IsTelling(string before, string after, TextUnit unit, HashSet<string> names, DateContext day)
    {
        (string plainBefore, string plainAfter) = (FigureForm.Of(before), FigureForm.Of(after));
        if (ChangeWords.KeyOf(plainBefore) == ChangeWords.KeyOf(plainAfter))
        {
            // Letters and figures are the same; a sign that changes a figure ("−3", "3 %", "€3") is still one.
            return Signs(plainBefore) != Signs(plainAfter);
        }

        if ((TimeStamp.Is(before, day) && TimeStamp.Is(after, day)) || IsCounter(before, after, unit))
        {
            return false;
        }

        if (!Dates(before, day).SequenceEqual(Dates(after, day)) || Signs(plainBefore) != Signs(plainAfter))
        {
            return true;
        }

        IReadOnlyList<WordPiece> pieces = WordDiff.Of(plainBefore, plainAfter);
        int words = ChangeWords.Of(plainAfter).Count(ChangeWords.IsWord);
        return TellingWords.Any(pieces, plainAfter, unit, names)
            || (words >= 6 && SentenceDiff.Likeness(plainBefore, plainAfter) < Reworded);
    }

    // "12 comments" became "15 comments": a line of its own, of few words, that is no sentence.
    private static bool IsCounter(string before, string after, TextUnit unit) =>
        unit == TextUnit.Paragraph && after.Length <= 30 && WithoutDigits(before) == WithoutDigits(after) && !after.TrimEnd().EndsWith('.') && !after.EndsWith('。')
        && ChangeWords.Of(after).Count(ChangeWords.IsWord) <= 5;

    private static string WithoutDigits(string text) => string.Concat(text.Where(c => !char.IsDigit(c) && c is not (',' or '.')));

    private static IEnumerable<(DateOnly, DateOnly, DatePrecision)> Dates(string text, DateContext day) =>
        DateMentions.Find(text, day).Select(mention => (mention.First, mention.Last, mention.Precision));

    private static string Signs(string text) => string.Concat(text.Where((c, i) =>
        c is '%' or '％' or '‰' or '°' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol
        || (c is '-' or '−' or '–' && i + 1 < text.Length && char.IsDigit(text[i + 1]) && (i == 0 || char.IsWhiteSpace(text[i - 1])))));
}
