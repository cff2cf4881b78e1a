namespace NewsAggregator.Evaluation.Verbs;

internal static class ClustersVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
