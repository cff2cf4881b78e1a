using NewsAggregator.Evaluation;
using NewsAggregator.Evaluation.Verbs;

// Runs the production code over a corpus and writes what it found. Quality is measured by scorers outside, never here.
Dictionary<string, Action<VerbArguments>> verbs = new(StringComparer.Ordinal)
{
    ["clusters"] = ClustersVerb.Run,
    ["dates"] = DatesVerb.Run,
    ["farm-stories"] = FarmStoriesVerb.Run,
    ["feeds"] = FeedsVerb.Run,
    ["fuzz"] = FuzzVerb.Run,
    ["language-speed"] = LanguageSpeedVerb.Run,
    ["pages"] = PagesVerb.Run,
    ["sanitize"] = SanitizeVerb.Run,
    ["summaries"] = SummariesVerb.Run,
    ["timelines"] = TimelinesVerb.Run,
    ["urls"] = UrlsVerb.Run,
    ["worst"] = WorstVerb.Run,
    ["xml"] = XmlVerb.Run,
};

VerbArguments? arguments = VerbArguments.Parse(args, out string? problem);
if (arguments is null || !verbs.TryGetValue(arguments.Verb, out Action<VerbArguments>? run))
{
    Console.Error.WriteLine(problem ?? $"unknown verb '{arguments?.Verb}'");
    Console.Error.WriteLine($"usage: VERB --in PATH --out FILE [--name value …]; verbs: {string.Join(' ', verbs.Keys.Order(StringComparer.Ordinal))}");
    return 2;
}

run(arguments);
return 0;
