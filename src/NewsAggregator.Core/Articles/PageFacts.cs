namespace NewsAggregator.Core.Articles;

/// <summary>What an article's page says beside its text. What the feed said is kept; the page fills what is missing.</summary>
public sealed record PageFacts
{
    public string? Title { get; init; }

    /// <summary>Names joined by ", ".</summary>
    public string? Author { get; init; }

    /// <summary>UTC, not after the look.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Absolute, http or https; sizes in pixels.</summary>
    public string? ImageUrl { get; init; }
    public int? ImageWidth { get; init; }
    public int? ImageHeight { get; init; }
    public string? ImageAlt { get; init; }

    /// <summary>Topics of this site's vocabulary that the page's keywords and section are.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    public bool IsPaywalled { get; init; }

    /// <summary>As printed, at most 500 characters.</summary>
    public string? CorrectionNote { get; init; }

    /// <summary>Fills the article's gaps; title, topics and decisions are for the caller.</summary>
    /// <returns>Whether anything that readers see or filters judge has changed.</returns>
    public bool FillIn(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        string? pageTopics = Topics.Count == 0 ? null : string.Join(' ', Topics);
        bool changed = (article.Author is null && Author is not null) || (article.PublishedAt is null && PublishedAt is not null) || (article.ImageUrl is null && ImageUrl is not null)
            || article.IsPaywalled != IsPaywalled || article.CorrectionNote != CorrectionNote || article.PageTopics != pageTopics;
        article.Author ??= Author;
        article.PublishedAt ??= PublishedAt;
        article.ImageUrl ??= ImageUrl;
        if (article.ImageUrl == ImageUrl)
        {
            if (article.ImageWidth is null || article.ImageHeight is null)
            {
                (article.ImageWidth, article.ImageHeight) = (ImageWidth ?? article.ImageWidth, ImageHeight ?? article.ImageHeight);
            }

            article.ImageAlt ??= ImageAlt;
        }

        article.IsPaywalled = IsPaywalled;
        article.CorrectionNote = CorrectionNote;
        article.PageTopics = pageTopics;
        return changed;
    }

    /// <summary>The title that an article has after a further look: its page's new headline, where it had the page's headline before.</summary>
    /// <param name="before">The page's headline at the last look; null: not known.</param>
    public static string ChangedTitle(string title, string? before, string? now)
    {
        ArgumentNullException.ThrowIfNull(title);
        return before is not null && !string.IsNullOrWhiteSpace(now) && now.Length <= 1000 && before != now && Changes.ChangeWords.KeyOf(title) == Changes.ChangeWords.KeyOf(before) ? now : title;
    }

    /// <summary>The feed's title, unless it is cut off ("A bridge for …") and the other one goes on, or it is only an address.</summary>
    public static string FullerTitle(string title, string? other)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (string.IsNullOrWhiteSpace(other) || other.Length > 1000)
        {
            return title;
        }

        string stem = title.TrimEnd('…', '.', ' ');
        bool cut = (title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal)) && stem.Length >= 8 && other.Length > stem.Length && other.StartsWith(stem, StringComparison.OrdinalIgnoreCase) && !other.EndsWith('…');
        bool none = title is "—" || title.StartsWith("http://", StringComparison.Ordinal) || title.StartsWith("https://", StringComparison.Ordinal);
        return cut || none ? other : title;
    }
}
