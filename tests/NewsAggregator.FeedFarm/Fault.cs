namespace NewsAggregator.FeedFarm;

/// <summary>The ways a feed can be broken. A broken feed always shows the same way.</summary>
public enum Fault
{
    None,

    /// <summary>500 with a few words.</summary>
    Error500,

    /// <summary>The request is held for five minutes.</summary>
    Timeout,

    /// <summary>One byte each 200 ms, for ever as far as a reader is concerned.</summary>
    Drip,

    /// <summary>Broken tags and bare ampersands, cut off half-way.</summary>
    Malformed,

    /// <summary>10 MB of one letter.</summary>
    Big,

    /// <summary>Redirects that never end.</summary>
    Loop,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,

    /// <summary>A parked page, served with 200.</summary>
    Html,

    /// <summary>200 MB in about 200 kB of gzip.</summary>
    Bomb,

    /// <summary>410: the publisher says that the feed will not come back.</summary>
    Gone,

    /// <summary>429 with <c>Retry-After: 600</c>.</summary>
    Busy,

    /// <summary>301 to an address that serves the same feed soundly.</summary>
    Moved,

    /// <summary>304 to everybody, also to who has nothing: a cache in front of the publisher gone wrong.</summary>
    Stuck,
}
