using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace NewsAggregator.Web.Api;

/// <summary>So many requests a minute for each address that asks, so that one program cannot take the site from its readers.</summary>
internal static class ApiPace
{
    public const string Policy = "api";

    public static void Add(RateLimiterOptions limits, ApiOptions options)
    {
        limits.AddPolicy(Policy, context => options.RequestsPerMinute == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = options.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        limits.OnRejected = (rejected, _) =>
        {
            // A moment later the answer is another one (RFC 6585, 4).
            rejected.HttpContext.Response.Headers.CacheControl = "no-store";
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
    }
}
