namespace NewsAggregator.Evaluation.Verbs;

internal static class DatesVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
