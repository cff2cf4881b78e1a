namespace NewsAggregator.Evaluation.Verbs;

internal static class XmlVerb
{
    public static void Run(VerbArguments arguments) => File.WriteAllText(arguments.Out, "");
}
