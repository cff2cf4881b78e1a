namespace NewsAggregator.Evaluation.Verbs;

internal static class UrlsVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
