using System.Text.Json;
using NewsAggregator.FeedFarm;

if (args.Any(word => word is "-h" or "--help"))
{
    Console.WriteLine(FarmHelp.Text);
    return 0;
}

FarmOptions options;
try
{
    options = FarmHelp.Read(args);
}
catch (Exception wrong) when (wrong is ArgumentException or FormatException or OverflowException)
{
    await Console.Error.WriteLineAsync($"feedfarm: {wrong.Message} (see --help)");
    return 2;
}

await using var farm = await FarmServer.StartAsync(options);
var (plain, gzipped) = farm.Weight();
// The one line that tells who waits for it that the farm is ready.
Console.WriteLine(JsonSerializer.Serialize(new
{
    listening = farm.Bases[0].OriginalString,
    feeds = options.Feeds,
    items = options.Items,
    renderMs = (long)farm.Rendering.TotalMilliseconds,
    feedBytes = plain,
    gzipBytes = gzipped,
}));
await farm.WaitForShutdownAsync();
return 0;
