using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Stories;

/// <summary>What matching sees of an article.</summary>
/// <param name="Text">The cleaned body as plain text, or the publisher's description where there is none; may be empty.</param>
/// <param name="Language">BCP 47, or null.</param>
public sealed record StoryArticle(long Id, DateTimeOffset FirstSeen, string Title, string Text, string? Language = null)
{
    /// <summary>Orders articles of one title, so that their order of arrival tells nothing.</summary>
    public ulong TextHash => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Text.AsSpan()));
}

/// <summary>Where an article belongs.</summary>
/// <param name="StoryId">Its story. A new story takes the id of the article that founds it.</param>
/// <param name="IsNew">No story was like it.</param>
/// <param name="Score">Likeness to the story when it joined, 0 to 1; 1 for its founder.</param>
/// <param name="Reason">The words that joined it, as they were first written: "Lumen, layoffs, Feb 11"; empty for a founder.</param>
/// <param name="NearCopyOf">The first seen article that has this text already, or null.</param>
public sealed record StoryMatch(long ArticleId, long StoryId, bool IsNew, double Score, string Reason, long? NearCopyOf = null);

/// <summary>What matching the last hour anew changed.</summary>
/// <param name="Changed">Articles that are now in another story, or there for another reason.</param>
/// <param name="Merged">Stories that are no more, and where most of their articles went: their addresses answer 301.</param>
public sealed record StoryRematch(IReadOnlyList<StoryMatch> Changed, IReadOnlyList<StoryMerge> Merged);

public sealed record StoryMerge(long From, long Into);
