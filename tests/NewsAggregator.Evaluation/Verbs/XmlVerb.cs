using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>Reads hostile documents the way a visit does, with a listener where some of them want to call.</summary>
internal static class XmlVerb
{
    private const int ListenerPort = 8099;

    public static void Run(VerbArguments arguments)
    {
        using TcpListener listener = new(IPAddress.Loopback, ListenerPort);
        listener.Start();
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(arguments.In, "manifest.json")));
        using FileStream output = File.Create(arguments.Out);
        using Utf8JsonWriter writer = new(output, new JsonWriterOptions { Indented = true });
        FeedParser.Parse("<rss><channel><item><title>x</title></item></channel></rss x"u8.ToArray(), null, null);
        writer.WriteStartObject();
        foreach (JsonElement row in manifest.RootElement.EnumerateArray())
        {
            string file = row.GetProperty("file").GetString()!;
            byte[] document = row.TryGetProperty("generate", out JsonElement recipe)
                ? Generate(file, recipe.GetString()!)
                : File.ReadAllBytes(Path.Combine(arguments.In, file));
            Measure(writer, file, document, listener);
        }

        writer.WriteEndObject();
    }

    private static void Measure(Utf8JsonWriter writer, string file, byte[] document, TcpListener listener)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long idle = Environment.WorkingSet;
        using CancellationTokenSource done = new();
        long peak = idle;
        Thread sampler = new(() =>
        {
            while (!done.IsCancellationRequested)
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                Thread.Sleep(1);
            }
        });
        sampler.Start();
        long start = Stopwatch.GetTimestamp();
        ParsedFeed feed = FeedParser.Parse(document, new Uri("http://feeds.example/feed.xml"), file.EndsWith(".json", StringComparison.Ordinal) ? "application/feed+json" : "application/xml");
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        peak = Math.Max(peak, Environment.WorkingSet);
        done.Cancel();
        sampler.Join();

        int requests = 0;
        while (listener.Pending())
        {
            listener.AcceptSocket().Dispose();
            requests++;
        }

        writer.WriteStartObject(file);
        writer.WriteBoolean("ok", feed.Ok);
        writer.WriteStartArray("entries");
        foreach (ParsedItem item in feed.Items)
        {
            writer.WriteStartObject();
            writer.WriteString("title", item.Title);
            writer.WriteString("date", (item.Published ?? item.Updated)?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteNumber("chars", (item.Content ?? item.Summary ?? "").Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("requests", requests);
        writer.WriteNumber("peakMb", Math.Round((peak - idle) / 1024.0 / 1024.0, 1));
        writer.WriteNumber("seconds", Math.Round(seconds, 4));
        writer.WriteString("error", feed.Error);
        writer.WriteEndObject();
    }

    /// <summary>A case too large to keep: the recipe is "WHAT * TIMES in WHERE".</summary>
    private static byte[] Generate(string file, string recipe)
    {
        int star = recipe.LastIndexOf(" * ", StringComparison.Ordinal);
        string what = recipe[..star];
        string[] rest = recipe[(star + 3)..].Split(' ', 2);
        int times = int.Parse(rest[0], CultureInfo.InvariantCulture);
        string where = rest.Length > 1 ? rest[1] : "";
        string many = new StringBuilder(what.Length * times).Insert(0, what, times).ToString();
        string closing = what.Length > 1 && what[0] == '<' ? new StringBuilder().Insert(0, "</" + what[1..], times).ToString() : "";
        const string RssHead = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><link>http://example.com/</link><item><title>";
        string text;
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            text = many + new string(']', times);
        }
        else if (where.Contains("xhtml", StringComparison.OrdinalIgnoreCase))
        {
            text = "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>u:f</id><entry><title>Good</title><id>u:1</id>"
                + "<link href=\"http://example.com/1\"/><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">" + many + "x" + closing + "</div></content></entry></feed>";
        }
        else if (where.Contains("CDATA", StringComparison.OrdinalIgnoreCase))
        {
            text = RssHead + "Good</title><link>http://example.com/1</link><description><![CDATA[" + many + "]]></description></item></channel></rss>";
        }
        else if (where.Length == 0)
        {
            text = RssHead + many + "</title><link>http://example.com/1</link></item></channel></rss>";
        }
        else
        {
            text = RssHead + "Good</title><link>http://example.com/1</link><description>" + many + "x" + closing + "</description></item></channel></rss>";
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
