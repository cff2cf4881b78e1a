using System.Globalization;
using BenchmarkDotNet.Running;
using NewsAggregator.Benchmarks;
using NewsAggregator.Benchmarks.Load;
using NewsAggregator.Benchmarks.Pure;
using NewsAggregator.Core.Sources;

const string Usage = """
    benchmarks: measures the parts (BenchmarkDotNet) and loads a running site.
      pure [--filter PATTERN ...]                     the pure parts; all of them without a filter
      feeds FOLDER                                    our reader and two libraries over a folder's documents, prints a line each
      load URL... [--seconds 5] [--connections 1]     asks for the addresses in turn, prints one JSON line
      refilter [ARTICLES [RULES]]                     a change of filter over stored articles (100000 50), one JSON line
      search [ARTICLES [shuffled]] [--keep FOLDER] [--kind WORDS]
                                                      searches of every kind over stored articles (100000), one JSON line a kind;
                                                      kept, the store is filled once and measured many times
      stories [ARTICLES]                              articles a second among so many open ones (50000), one JSON line
      prepare FOLDER auto|feed|page                   marks a stopped site as set up, sets its sources' text mode
    """;

switch (args)
{
    case ["pure", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(PureConfig).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest, new PureConfig());
        return 0;
    case ["feeds", var folder]:
        FeedReaders.Compare(folder);
        return 0;
    case ["load", .. var rest] when LoadPlan.Read(rest) is { } plan:
        Console.WriteLine((await LoadClient.Run(plan)).ToJson());
        return 0;
    case ["refilter", .. var rest] when rest.Length <= 2 && rest.All(number => int.TryParse(number, CultureInfo.InvariantCulture, out _)):
        int[] sizes = [.. rest.Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        Console.WriteLine(await Refilter.RunAsync(sizes is [var articles, ..] ? articles : 100_000, sizes is [_, var rules] ? rules : 50));
        return 0;
    case ["search", .. var rest] when SearchRun.Read(rest) is { } run:
        await Searching.RunAsync(run);
        return 0;
    case ["stories", .. var rest] when rest is [] || (rest is [var number] && int.TryParse(number, CultureInfo.InvariantCulture, out _)):
        Console.WriteLine(await StorySpeed.RunAsync(rest is [var open] ? int.Parse(open, CultureInfo.InvariantCulture) : 50_000));
        return 0;
    case ["prepare", var folder, var word] when Enum.TryParse<TextMode>(word, ignoreCase: true, out var mode):
        Console.WriteLine(await SiteState.PrepareAsync(folder, mode));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
