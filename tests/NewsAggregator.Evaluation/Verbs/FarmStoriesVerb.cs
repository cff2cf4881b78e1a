using System.Globalization;
using System.Text.Json;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// Stories of a feed farm: <c>--in</c> is the number of feeds. Writes predictions as <c>clusters</c> does, and beside them the truth, with
/// <c>.gold</c> behind the name, for the same scorer.
/// </summary>
internal static class FarmStoriesVerb
{
    public static void Run(VerbArguments arguments)
    {
        FarmOptions options = new()
        {
            Feeds = int.Parse(arguments.In, CultureInfo.InvariantCulture),
            Items = arguments.Number("items") ?? 50,
            Stories = arguments.Number("stories") ?? 2_000,
            Hosts = 1,
            Seed = (ulong)(arguments.Number("seed") ?? 1),
            BodyBytes = arguments.Number("body-bytes") ?? 3_000,
            Gzip = false,
            Epoch = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        IReadOnlyList<FarmStoryItem> items = FarmStoryRun.RunAsync(options).GetAwaiter().GetResult();
        File.WriteAllLines(arguments.Out, items.Select(item => Line(item, item.Story)));
        File.WriteAllLines(arguments.Out + ".gold", items.Select(item => Line(item, item.Truth.Event)));
        (int planted, int known) = FarmStoryRun.Copies(items);
        double measured = BCubed.F1([.. items.Select(item => (item.Truth.Event, item.Story))]);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{items.Count} items, B-cubed F1 {measured:F2}; near-copies planted {planted}, known {known}"));
    }

    private static string Line(FarmStoryItem item, long cluster) =>
        JsonSerializer.Serialize(new { id = item.Truth.Url, cluster = cluster.ToString(CultureInfo.InvariantCulture) });
}
