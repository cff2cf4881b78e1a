using System.Collections.Immutable;
using System.Globalization;

namespace NewsAggregator.FeedFarm;

/// <summary>How the network behaves just now: slow, and which feeds are broken in which way.</summary>
public sealed record FarmWeather
{
    private static readonly Fault[] UsualFaults =
        [Fault.Error500, Fault.Timeout, Fault.Drip, Fault.Malformed, Fault.Big, Fault.Loop];

    /// <summary>Milliseconds waited before each feed or article answer.</summary>
    public int LatencyMs { get; init; }

    /// <summary>Percent of the feeds that are broken, each in one of <see cref="FailKinds"/>.</summary>
    public int FailPercent { get; init; }

    public ImmutableArray<Fault> FailKinds { get; init; } = [.. UsualFaults];

    /// <summary>Feeds broken (or with <see cref="Fault.None"/> sound) whatever <see cref="FailPercent"/> says.</summary>
    public ImmutableDictionary<int, Fault> Chosen { get; init; } = ImmutableDictionary<int, Fault>.Empty;

    /// <summary>A feed stays broken in the same way for a given seed.</summary>
    public Fault FaultOf(ulong seed, int feed)
    {
        if (Chosen.TryGetValue(feed, out var chosen)) return chosen;
        if (FailPercent <= 0) return Fault.None;
        var random = new FarmRandom(seed, 0xFA11, (ulong)feed);
        return random.Next(100) < FailPercent ? FailKinds[random.Next(FailKinds.Length)] : Fault.None;
    }

    public FarmWeather With(string option, string value) => option switch
    {
        "latency" => this with { LatencyMs = int.Parse(value, CultureInfo.InvariantCulture) },
        "fail-pct" => this with { FailPercent = int.Parse(value, CultureInfo.InvariantCulture) },
        "fail-kinds" => this with { FailKinds = [.. value.Split(',').Select(FaultNamed)] },
        _ => throw new ArgumentException($"unknown option {option}"),
    };

    public static Fault FaultNamed(string name) =>
        name.Trim() is "500" ? Fault.Error500 : Enum.Parse<Fault>(name.Trim(), ignoreCase: true);
}
