using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>A day for each sentence as given; a sentence without a date of its own gets the day that the text or the publication implies.</summary>
internal static class TimelinesVerb
{
    private static readonly string[] Days = ["yyyy-MM-dd", "dd-MM-yyyy"];

    public static void Run(VerbArguments arguments)
    {
        using StreamWriter output = new(arguments.Out);
        foreach (JsonObject row in JsonLines.Read(arguments.In))
        {
            DateTimeOffset published = DateTimeOffset.ParseExact(row["published"]!.GetValue<string>()[..10], Days, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            ArticleBody body = Body(row["sentences"]!.AsArray());
            IReadOnlyList<IReadOnlyList<DateOnly>> days = ImpliedDays.Of(body, published, TimeSpan.Zero);
            JsonArray events = [];
            for (int i = 0; i < days.Count; i++)
            {
                foreach (DateOnly day in days[i])
                {
                    events.Add(new JsonObject { ["sentence"] = i, ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["text"] = body.TextOf(i) });
                }
            }

            output.WriteLine(new JsonObject { ["doc"] = row["doc"]!.DeepClone(), ["events"] = events }.ToJsonString(JsonLines.Plain));
        }
    }

    // The sentences are given, tokenised: splitting them again would lose their numbers.
    private static ArticleBody Body(JsonArray given)
    {
        var text = new StringBuilder();
        List<Sentence> sentences = [];
        foreach (JsonNode? node in given)
        {
            string sentence = node!.GetValue<string>();
            sentences.Add(new Sentence(text.Length, sentence.Length, TextUnit.Paragraph, $"s-{sentences.Count:x4}"));
            text.Append(sentence);
        }

        return new ArticleBody("", text.ToString(), sentences);
    }
}
