namespace NewsAggregator.FeedFarm;

/// <summary>What the farm was asked for since it started or was reset.</summary>
public sealed class FarmStats
{
    private readonly TimeProvider _clock;
    private long _feedRequests, _feed200, _feed304, _articleRequests, _articles304, _other, _faults, _bytes;
    private long _firstMs = -1, _lastMs = -1;
    private int _inFlight, _maxInFlight;

    internal FarmStats(TimeProvider clock) => _clock = clock;

    public long FeedRequests => Interlocked.Read(ref _feedRequests);

    public long Feeds200 => Interlocked.Read(ref _feed200);

    public long Feeds304 => Interlocked.Read(ref _feed304);

    public long ArticleRequests => Interlocked.Read(ref _articleRequests);

    /// <summary>Of <see cref="ArticleRequests"/>, those answered 304.</summary>
    public long Articles304 => Interlocked.Read(ref _articles304);

    /// <summary>Pictures, home pages and steps of endless redirects.</summary>
    public long Other => Interlocked.Read(ref _other);

    /// <summary>Feed requests answered in a broken way.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Bytes of bodies, as sent.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public int InFlight => Volatile.Read(ref _inFlight);

    public int MaxInFlight => Volatile.Read(ref _maxInFlight);

    /// <summary>From the first request's beginning to the last one's, in ms.</summary>
    public long FirstToLastMs => Volatile.Read(ref _firstMs) < 0 ? 0 : Volatile.Read(ref _lastMs) - Volatile.Read(ref _firstMs);

    /// <summary>Since the last request began, in ms; -1 where there was none.</summary>
    public long SinceLastMs => Volatile.Read(ref _lastMs) < 0 ? -1 : NowMs() - Volatile.Read(ref _lastMs);

    public void Reset()
    {
        _feedRequests = _feed200 = _feed304 = _articleRequests = _articles304 = _other = _faults = _bytes = 0;
        _firstMs = _lastMs = -1;
        Volatile.Write(ref _maxInFlight, InFlight);
    }

    internal Visit Enter()
    {
        var now = Interlocked.Increment(ref _inFlight);
        int most;
        while (now > (most = MaxInFlight) && Interlocked.CompareExchange(ref _maxInFlight, now, most) != most) { }
        var ms = NowMs();
        Interlocked.CompareExchange(ref _firstMs, ms, -1);
        Volatile.Write(ref _lastMs, ms);
        return new Visit(this);
    }

    internal void CountFeed() => Interlocked.Increment(ref _feedRequests);

    internal void CountArticle() => Interlocked.Increment(ref _articleRequests);

    internal void CountOther() => Interlocked.Increment(ref _other);

    internal void CountFault() => Interlocked.Increment(ref _faults);

    internal void CountNotModified(bool feed) => Interlocked.Increment(ref feed ? ref _feed304 : ref _articles304);

    internal void CountSent(bool feed, int bytes)
    {
        if (feed) Interlocked.Increment(ref _feed200);
        CountBytes(bytes);
    }

    internal void CountBytes(int bytes) => Interlocked.Add(ref _bytes, bytes);

    private long NowMs() => (long)_clock.GetElapsedTime(0).TotalMilliseconds;

    /// <summary>One request while it lasts.</summary>
    internal readonly struct Visit(FarmStats stats) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref stats._inFlight);
    }
}
