using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>Reads the dates of each text as it stands. Offsets in the output count Unicode code points.</summary>
internal static class DatesVerb
{
    public static void Run(VerbArguments arguments)
    {
        using StreamWriter output = new(arguments.Out);
        foreach (JsonObject row in JsonLines.Read(arguments.In))
        {
            string text = row["text"]!.GetValue<string>();
            DateOnly published = DateOnly.ParseExact(row["published"]!.GetValue<string>()[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            JsonArray dates = [];
            foreach (DateMention mention in DateMentions.Find(text, new DateContext(published)))
            {
                dates.Add(new JsonObject
                {
                    ["start"] = CodePoints(text.AsSpan(0, mention.Start)),
                    ["end"] = CodePoints(text.AsSpan(0, mention.End)),
                    ["text"] = text[mention.Start..mention.End],
                    ["value"] = Value(mention),
                });
            }

            output.WriteLine(new JsonObject { ["id"] = row["id"]!.DeepClone(), ["dates"] = dates }.ToJsonString(JsonLines.Plain));
        }
    }

    private static string? Value(DateMention mention) => mention.Precision switch
    {
        DatePrecision.Day => mention.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => mention.First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => mention.First.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
