using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Reading;

/// <summary>What one revision changed of the one before.</summary>
/// <param name="Number">The later revision's, from 2.</param>
/// <param name="TitleBefore">Null: the title stayed.</param>
/// <param name="Sentences">Only those that changed; empty also where the source's level does not publish the text.</param>
/// <param name="EventsAdded">Dated statements that came with it and still stand.</param>
/// <param name="ReadDifferently">Both texts were read by other rules: some of the difference may be ours.</param>
public sealed record RevisionChange(
    int Number, DateTimeOffset At, ChangeWeight Weight, string? TitleBefore, string Title, IReadOnlyList<ChangedSentence> Sentences, int EventsAdded, bool ReadDifferently);

/// <param name="Before">Verbatim, white space folded; null for a new one.</param>
/// <param name="After">Null for one that is gone.</param>
/// <param name="AnchorsBefore">Of the sentence in the earlier revision: a link to it leads here where no text has it any more.</param>
/// <param name="AnchorAfter">Of the sentence in the later revision.</param>
/// <param name="Follows">Whether it stands directly behind the one before it in this list.</param>
public sealed record ChangedSentence(ChangeKind Kind, string? Before, string? After, IReadOnlyList<string> AnchorsBefore, string? AnchorAfter, bool Follows);

internal static class RevisionHistory
{
    /// <summary>The newest change first.</summary>
    /// <param name="revisions">Of one article, whole, by number.</param>
    /// <param name="events">The article's statements.</param>
    public static IReadOnlyList<RevisionChange> Of(IReadOnlyList<Revision> revisions, IReadOnlyList<TimelineEvent> events, bool withText)
    {
        List<RevisionChange> changes = [];
        for (int i = 1; i < revisions.Count; i++)
        {
            Revision before = revisions[i - 1], after = revisions[i];
            DateTimeOffset next = i + 1 < revisions.Count ? revisions[i + 1].CreatedAt : DateTimeOffset.MaxValue;
            changes.Add(new RevisionChange(
                after.Number,
                after.CreatedAt,
                after.Weight,
                before.Title == after.Title ? null : before.Title,
                after.Title,
                withText && before.TextHash != after.TextHash ? Sentences(RevisionCodec.BodyOf(before), RevisionCodec.BodyOf(after)) : [],
                withText ? events.Count(e => e.LearnedAt >= after.CreatedAt && e.LearnedAt < next) : 0,
                before.ReadWith != 0 && after.ReadWith != 0 && before.ReadWith != after.ReadWith));
        }

        changes.Reverse();
        return changes;
    }

    public static IReadOnlyList<ChangedSentence> Sentences(ArticleBody before, ArticleBody after)
    {
        List<ChangedSentence> changed = [];
        bool follows = false;
        foreach (SentenceChange change in SentenceDiff.Of(before, after))
        {
            if (change.Kind == ChangeKind.Same)
            {
                follows = false;
                continue;
            }

            changed.Add(new ChangedSentence(
                change.Kind,
                Words(before, change.Before),
                Words(after, change.After),
                [.. change.Before.Select(i => before.Sentences[i].Anchor)],
                change.After.Count == 0 ? null : after.Sentences[change.After[0]].Anchor,
                follows && changed.Count > 0));
            follows = true;
        }

        return changed;
    }

    private static string? Words(ArticleBody body, IReadOnlyList<int> sentences) => sentences.Count == 0 ? null : string.Join(' ', sentences.Select(body.TextOf));
}
