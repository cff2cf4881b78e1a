namespace NewsAggregator.Evaluation;

/// <summary>What a verb was asked: <c>VERB --in PATH --out FILE [--name value …]</c>.</summary>
internal sealed record VerbArguments(string Verb, string In, string Out, IReadOnlyDictionary<string, string> More)
{
    public int? Number(string name) => More.TryGetValue(name, out string? text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public double? Fraction(string name) => More.TryGetValue(name, out string? text) ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public static VerbArguments? Parse(string[] args, out string? problem)
    {
        problem = null;
        if (args.Length == 0)
        {
            problem = "no verb given";
            return null;
        }

        Dictionary<string, string> named = new(StringComparer.Ordinal);
        for (int i = 1; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                problem = $"expected --name value, found '{args[i]}'";
                return null;
            }

            named[args[i][2..]] = args[i + 1];
        }

        if (!named.Remove("in", out string? input) || !named.Remove("out", out string? output))
        {
            problem = "--in and --out are both needed";
            return null;
        }

        return new VerbArguments(args[0], input, output, named);
    }
}
