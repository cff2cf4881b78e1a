namespace NewsAggregator.Web.Api;

/// <summary>Section "Api".</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Requests that one address may make in a minute; 0: as many as it likes.</summary>
    [System.ComponentModel.DataAnnotations.Range(0, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 120;
}
