using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Startup;

/// <summary>Ready when the database answers and an edition is in force.</summary>
internal sealed class DatabaseCheck(EditionQuery editions) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await editions.FindAsync(null, cancellationToken).ConfigureAwait(false) is null ? HealthCheckResult.Unhealthy("no edition is in force") : HealthCheckResult.Healthy();
}
