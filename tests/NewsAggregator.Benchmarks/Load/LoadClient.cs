using System.Diagnostics;
using System.Net;

namespace NewsAggregator.Benchmarks.Load;

/// <summary>
/// Asks as browsers do: connections stay open, compressed answers are welcome and read to the end. A connection asks again
/// when it has its answer, so the figures are of a closed loop.
/// </summary>
internal static class LoadClient
{
    public static async Task<LoadReport> Run(LoadPlan plan)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = plan.Connections,
        };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        // The first round compiles and fills caches: readers who come later are what is measured.
        foreach (var address in plan.Addresses) await Ask(client, address);

        var watch = Stopwatch.StartNew();
        var end = TimeSpan.FromSeconds(plan.Seconds);
        var next = -1;
        var connections = Enumerable.Range(0, plan.Connections).Select(async _ =>
        {
            var answers = new List<Answer>();
            while (watch.Elapsed < end)
                answers.Add(await Ask(client, plan.Addresses[(int)((uint)Interlocked.Increment(ref next) % plan.Addresses.Count)]));
            return answers;
        });
        var all = (await Task.WhenAll(connections)).SelectMany(answers => answers).ToArray();
        return LoadReport.Of(plan, watch.Elapsed, all);
    }

    private static async Task<Answer> Ask(HttpClient client, Uri address)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await client.GetAsync(address);
            var body = await response.Content.ReadAsByteArrayAsync();
            return new Answer(Stopwatch.GetElapsedTime(started), body.Length, response.IsSuccessStatusCode);
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            return new Answer(Stopwatch.GetElapsedTime(started), 0, false);
        }
    }
}

/// <summary>One answer: how long until its last byte, how many bytes as sent, whether it was a 2xx.</summary>
internal readonly record struct Answer(TimeSpan Took, int Bytes, bool Good);
