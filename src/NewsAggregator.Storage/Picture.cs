namespace NewsAggregator.Storage;

/// <summary>What is known of a publisher's picture that stands in an article; its files lie in the data folder.</summary>
public sealed class Picture
{
    /// <summary><see cref="Core.Articles.PictureKey"/> of its address.</summary>
    public long Key { get; set; }

    /// <summary>Absolute.</summary>
    public string Url { get; set; } = "";
    public PictureState State { get; set; }

    /// <summary>Of the publisher's picture, in pixels; 0 where it was never seen.</summary>
    public int Width { get; set; }
    public int Height { get; set; }
    public DateTimeOffset LookedAt { get; set; }

    /// <summary>In a row; decides when it is asked for again.</summary>
    public int Failures { get; set; }

    /// <summary>In words, for the admin.</summary>
    public string? Failure { get; set; }
}

/// <summary>Values are stored.</summary>
public enum PictureState
{
    Here = 0,
    Missing = 1,

    /// <summary>A spacer or counter: nothing to show, and nothing to miss.</summary>
    TooSmall = 2,
}
