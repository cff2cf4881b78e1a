using System.Text;
using NewsAggregator.Core.Feeds;
using NewsAggregator.Evaluation.Fuzz;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// <c>fuzz --in FOLDER --out FOLDER --kind feeds|pages --count N --seed S</c>: breaks the documents of a folder (and a few of its own) and reads them.
/// Inputs that let an exception escape, take over 2 s of CPU or over 256 MB are kept in the other folder.
/// </summary>
internal static class FuzzVerb
{
    private const int DefaultSeed = 20260303;

    private static readonly Uri Address = new("https://a.example/feed");

    public static void Run(VerbArguments arguments)
    {
        int seed = arguments.Number("seed") ?? DefaultSeed;
        string kind = arguments.More.GetValueOrDefault("kind", "feeds");
        FuzzRun run = kind switch
        {
            "feeds" => Feeds(arguments.In, seed),
            "pages" => Pages(arguments.In, seed),
            _ => throw new ArgumentException($"unknown --kind '{kind}'; kinds: feeds, pages"),
        };
        foreach (string failure in run.Run(arguments.Number("count") ?? 500, arguments.Out))
        {
            Console.WriteLine(failure);
        }
    }

    /// <param name="folder">Null: only documents of our own are broken.</param>
    public static FuzzRun Feeds(string? folder, int seed)
    {
        FeedMutations mutations = new(folder, seed);
        int round = 0;
        return new FuzzRun("feeds", seed, ".xml", mutations.Next, input =>
        {
            string? contentType = (round++ % 4) switch
            {
                0 => "text/xml; charset=gb2312",
                1 => "application/rss+xml",
                2 => "text/xml; charset=\"utf-16",
                _ => null,
            };
            FeedParser.Parse(input, Address, contentType);
        });
    }

    /// <param name="folder">Null: only pages of our own are broken.</param>
    public static FuzzRun Pages(string? folder, int seed) =>
        new("pages", seed, ".html", new PageMutations(folder, seed).Next, input => WorstVerb.Read(Encoding.UTF8.GetString(input)));
}
