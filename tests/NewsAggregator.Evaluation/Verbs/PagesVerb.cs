namespace NewsAggregator.Evaluation.Verbs;

internal static class PagesVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
