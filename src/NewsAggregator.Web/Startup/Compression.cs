using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace NewsAggregator.Web.Startup;

/// <summary>What is sent smaller, and how: a page and its styles are to be there before the second round trip.</summary>
internal static class Compression
{
    private static readonly string[] More =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/problem+json", "application/manifest+json", "text/x-opml", "image/svg+xml"];

    public static IServiceCollection AddCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.Providers.Add<Brotli>();
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. More];
    });

    /// <summary>
    /// At quality 7, which the framework's own levels (1, 4, 11) leap over: a front page of 41 kB takes 1 ms instead of half a one, and
    /// 8.8 kB instead of 10.3; 11 would take 55 ms for one kB more.
    /// </summary>
    private sealed class Brotli : ICompressionProvider
    {
        private static readonly BrotliCompressionOptions Options = new() { Quality = 7 };

        public string EncodingName => "br";

        public bool SupportsFlush => true;

        public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, Options, leaveOpen: true);
    }
}
