using System.IO.Compression;
using System.Text;

namespace NewsAggregator.FeedFarm;

/// <summary>Answers as broken publishers do.</summary>
internal sealed class FaultAnswers(FarmStats stats)
{
    private const string Rss = "application/rss+xml";
    private static readonly Lazy<byte[]> Bomb = new(MakeBomb);

    /// <summary>Answers for a broken <paramref name="feed"/>, whose sound form is <paramref name="sound"/>.</summary>
    public async Task Answer(HttpContext context, Fault fault, int feed, FarmDocument sound)
    {
        var response = context.Response;
        var stop = context.RequestAborted;
        try
        {
            switch (fault)
            {
                case Fault.Error500:
                    response.StatusCode = StatusCodes.Status500InternalServerError;
                    await response.WriteAsync("internal error", stop);
                    break;
                case Fault.Timeout:
                    await Task.Delay(TimeSpan.FromMinutes(5), stop);
                    break;
                case Fault.Drip:
                    response.ContentType = Rss;
                    await Drip(response, sound, stop);
                    break;
                case Fault.Malformed:
                    response.ContentType = Rss;
                    var broken = Encoding.UTF8.GetString(sound.Body).Replace("</title>", " & <b></titel>", StringComparison.Ordinal);
                    await response.WriteAsync(broken[..(broken.Length / 2)], stop);
                    break;
                case Fault.Big:
                    response.ContentType = Rss;
                    await Big(response, stop);
                    break;
                case Fault.Loop:
                    response.Redirect($"/loop/{feed}/0");
                    break;
                case Fault.Reset:
                    context.Abort();
                    break;
                case Fault.Html:
                    response.ContentType = "text/html";
                    await response.WriteAsync("<!DOCTYPE html><html><head><title>Parked</title></head><body><h1>This domain is for sale</h1></body></html>", stop);
                    break;
                case Fault.Bomb:
                    response.ContentType = Rss;
                    response.Headers.ContentEncoding = "gzip";
                    await response.Body.WriteAsync(Bomb.Value, stop);
                    break;
                case Fault.Gone:
                    response.StatusCode = StatusCodes.Status410Gone;
                    await response.WriteAsync("this feed is gone and will not come back", stop);
                    break;
                case Fault.Busy:
                    response.StatusCode = StatusCodes.Status429TooManyRequests;
                    response.Headers.RetryAfter = "600";
                    break;
                case Fault.Moved:
                    response.Redirect($"/moved/{feed}.xml", permanent: true);
                    break;
                case Fault.Stuck:
                    response.Headers.ETag = sound.ETag;
                    response.StatusCode = StatusCodes.Status304NotModified;
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // The reader lost its patience: that is what these are for.
        }
    }

    private static async Task Drip(HttpResponse response, FarmDocument sound, CancellationToken stop)
    {
        for (var i = 0; i < 1500 && i < sound.Body.Length; i++)
        {
            await response.Body.WriteAsync(sound.Body.AsMemory(i, 1), stop);
            await response.Body.FlushAsync(stop);
            await Task.Delay(200, stop);
        }
    }

    private async Task Big(HttpResponse response, CancellationToken stop)
    {
        var padding = Padding(65536);
        await response.WriteAsync("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>big</title><description>", stop);
        for (var i = 0; i < 160; i++)
        {
            await response.Body.WriteAsync(padding, stop);
            stats.CountBytes(padding.Length);
        }

        await response.WriteAsync("</description></channel></rss>", stop);
    }

    private static byte[] MakeBomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>bomb</title><description>"u8);
            var padding = Padding(1 << 20);
            for (var i = 0; i < 200; i++) gzip.Write(padding);
            gzip.Write("</description></channel></rss>"u8);
        }

        return packed.ToArray();
    }

    private static byte[] Padding(int length)
    {
        var padding = new byte[length];
        padding.AsSpan().Fill((byte)'x');
        return padding;
    }
}
