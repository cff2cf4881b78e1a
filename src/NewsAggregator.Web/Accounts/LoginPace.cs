using System.Threading.RateLimiting;

namespace NewsAggregator.Web.Accounts;

/// <summary>Five tries a minute for each name, known or not.</summary>
public sealed class LoginPace : IDisposable
{
    private readonly PartitionedRateLimiter<string> tries = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => new FixedWindowRateLimiterOptions { PermitLimit = 5, Window = TimeSpan.FromMinutes(1) }));

    public bool MayTry(string name)
    {
        using RateLimitLease lease = tries.AttemptAcquire(name.Trim().ToUpperInvariant());
        return lease.IsAcquired;
    }

    public void Dispose() => tries.Dispose();
}
