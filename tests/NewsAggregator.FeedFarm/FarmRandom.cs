namespace NewsAggregator.FeedFarm;

/// <summary>SplitMix64 seeded from a few numbers: small, fast, and the same on every machine.</summary>
internal struct FarmRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;
    private ulong _state;

    public FarmRandom(ulong a, ulong b, ulong c, ulong d = 0)
    {
        _state = a * Golden;
        _state = Mix(_state ^ b);
        _state = Mix(_state ^ c);
        _state = Mix(_state ^ d);
    }

    /// <summary>0 to <paramref name="limit"/> - 1.</summary>
    public int Next(int limit) => (int)((NextBits() >> 33) % (ulong)limit);

    /// <summary>0 to 1, the end left out.</summary>
    public double Fraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(T[] from) => from[Next(from.Length)];

    private ulong NextBits()
    {
        _state += Golden;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
