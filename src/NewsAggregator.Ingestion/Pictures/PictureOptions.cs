using System.ComponentModel.DataAnnotations;

namespace NewsAggregator.Ingestion.Pictures;

/// <summary>Section "Pictures": publishers' pictures pass through this site, or not at all.</summary>
public sealed class PictureOptions
{
    public const string Section = "Pictures";

    /// <summary>False: no picture is fetched; articles name their pictures and lead to the publisher's.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Bytes of one picture as the publisher sends it.</summary>
    [Range(10_000, 100_000_000)]
    public int MaxBytes { get; set; } = 5_000_000;

    /// <summary>Room on disk for all pictures; the ones not asked for longest go first, and are fetched again when wanted.</summary>
    [Range(10, 1_000_000)]
    public int MaxMegabytes { get; set; } = 2_000;
}
