namespace NewsAggregator.Evaluation.Verbs;

internal static class SummariesVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
