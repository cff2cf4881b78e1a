namespace NewsAggregator.Evaluation.Verbs;

internal static class TimelinesVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
