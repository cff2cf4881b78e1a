namespace NewsAggregator.Evaluation.Verbs;

internal static class SanitizeVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
