namespace NewsAggregator.Evaluation.Verbs;

internal static class FeedsVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
