using System.Diagnostics;
using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Benchmarks.Pure;

/// <summary>
/// Our reader and two libraries over the same documents, on one thread and in one run: the fastest of a few readings each, because a
/// virtual machine is never still. Small documents are left out; they measure calls, not reading.
/// </summary>
internal static class FeedReaders
{
    private const int Smallest = 8 * 1024;
    private const int Rounds = 15;

    public static void Compare(string folder)
    {
        byte[][] documents = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(bytes => bytes.Length >= Smallest)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Length} documents, {documents.Sum(bytes => bytes.Length) / 1e6:F1} MB"));
        (string Name, Func<byte[], int> Read)[] readers =
        [
            ("ours", bytes => FeedParser.Parse(bytes, null, null) is { Ok: true } feed ? feed.Items.Count : throw new FormatException()),
            ("Syndication", bytes => Syndication(bytes)),
            ("CodeHollow", bytes => CodeHollow.FeedReader.FeedReader.ReadFromByteArray(bytes).Items.Count),
        ];
        TimeSpan[,] best = new TimeSpan[readers.Length, documents.Length];
        int[] refused = new int[readers.Length];
        // In turn, so that a slow moment of the machine meets all of them.
        for (int round = 0; round < Rounds; round++)
        {
            for (int document = 0; document < documents.Length; document++)
            {
                for (int reader = 0; reader < readers.Length; reader++)
                {
                    long start = Stopwatch.GetTimestamp();
                    bool read = TryRead(readers[reader].Read, documents[document]);
                    TimeSpan taken = Stopwatch.GetElapsedTime(start);
                    refused[reader] += read || round > 0 ? 0 : 1;
                    ref TimeSpan known = ref best[reader, document];
                    known = known == TimeSpan.Zero || taken < known ? taken : known;
                }
            }
        }

        for (int reader = 0; reader < readers.Length; reader++)
        {
            double seconds = 0;
            double slowest = 0;
            for (int document = 0; document < documents.Length; document++)
            {
                seconds += best[reader, document].TotalSeconds;
                slowest = Math.Max(slowest, best[reader, document].TotalSeconds);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{readers[reader].Name}: {documents.Sum(bytes => bytes.Length) / 1e6 / seconds:F1} MB/s, slowest {slowest:F3} s, refuses {refused[reader]}"));
        }
    }

    private static int Syndication(byte[] bytes)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return SyndicationFeed.Load(reader).Items.Count();
    }

    private static bool TryRead(Func<byte[], int> read, byte[] bytes)
    {
        try
        {
            return read(bytes) >= 0;
        }
#pragma warning disable CA1031 // Each library has its own way of refusing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
