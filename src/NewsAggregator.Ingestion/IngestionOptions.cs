using System.ComponentModel.DataAnnotations;

namespace NewsAggregator.Ingestion;

/// <summary>Section "Ingestion": when and how much at once.</summary>
public sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>False: nothing is visited; the site serves what it has.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>True: the real sources that Development seeds paused are started at start-up.</summary>
    public bool StartRealSources { get; set; }

    /// <summary>Visits to feeds under way at once.</summary>
    [Range(1, 256)]
    public int MaxVisits { get; set; } = 16;

    /// <summary>Pages being read at once.</summary>
    [Range(1, 256)]
    public int MaxPages { get; set; } = 8;

    /// <summary>How long a loop that found nothing to do waits before it looks again.</summary>
    [Range(1, 3600)]
    public int IdleSeconds { get; set; } = 5;

    /// <summary>Feeds overdue at start-up are spread over this time, so that a restart is no burst.</summary>
    [Range(0, 86_400)]
    public int StartUpSpreadSeconds { get; set; } = 120;

    /// <summary>A claim on a feed or page ends by itself after this: its process died.</summary>
    [Range(30, 3600)]
    public int LeaseSeconds { get; set; } = 180;
}
