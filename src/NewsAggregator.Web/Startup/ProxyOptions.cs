using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Startup;

/// <summary>Section "Proxy".</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses or ranges (10.0.0.0/8) of the reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none: nobody's.</summary>
    public IList<string> Trusted { get; } = [];
}

/// <summary>What a request says of itself when something stands in front of the site.</summary>
internal static class Proxies
{
    /// <exception cref="FormatException">An entry is neither an address nor a range.</exception>
    public static void Use(WebApplication app, ProxyOptions options)
    {
        if (options.Trusted.Count > 0)
        {
            ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (string entry in options.Trusted)
            {
                forwarded.KnownIPNetworks.Add(Range(entry));
            }

            app.UseForwardedHeaders(forwarded);
        }

        // A site whose public address is https is spoken to over https, whatever the last stretch looks like: its cookies must be secure.
        SiteSettingsQuery settings = app.Services.GetRequiredService<SiteSettingsQuery>();
        app.Use((context, next) =>
        {
            if (!context.Request.IsHttps && settings.Last?.PublicUrl is string address
                && Uri.TryCreate(address, UriKind.Absolute, out Uri? own) && own.Scheme == Uri.UriSchemeHttps
                && string.Equals(own.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
            }

            return next(context);
        });
    }

    private static System.Net.IPNetwork Range(string entry) =>
        System.Net.IPNetwork.TryParse(entry, out System.Net.IPNetwork range) ? range
        : IPAddress.TryParse(entry, out IPAddress? one) ? new System.Net.IPNetwork(one, one.GetAddressBytes().Length * 8)
        : throw new FormatException($"Proxy:Trusted holds '{entry}', which is neither an address nor a range such as 10.0.0.0/8.");
}
