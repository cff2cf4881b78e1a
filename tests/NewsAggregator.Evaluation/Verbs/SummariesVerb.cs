using System.Text;
using System.Text.Json.Nodes;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Summaries;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>Key sentences: <c>--sentences N</c> (3), or <c>--words N</c>, or <c>--ratio R</c> of the text's words.</summary>
internal static class SummariesVerb
{
    public static void Run(VerbArguments arguments)
    {
        using StreamWriter output = new(arguments.Out);
        foreach (JsonObject row in JsonLines.Read(arguments.In))
        {
            string title = row["title"]?.GetValue<string>() ?? "";
            ArticleBody body = row["sentences"] is JsonArray given ? Given(given) : BodyReader.Read(row["text"]!.GetValue<string>(), row["lang"]?.GetValue<string>());
            SummaryBudget budget = arguments.Fraction("ratio") is double ratio ? new SummaryBudget(int.MaxValue, (int)(ratio * WordCount.Of(body.Text)))
                : arguments.Number("words") is int words ? new SummaryBudget(int.MaxValue, words)
                : new SummaryBudget(arguments.Number("sentences") ?? 3);
            JsonArray summary = [.. Summarizer.Choose(title, body, budget).Select(i => (JsonNode)body.TextOf(i))];
            output.WriteLine(new JsonObject { ["id"] = row["id"]!.DeepClone(), ["summary"] = summary }.ToJsonString(JsonLines.Plain));
        }
    }

    // Sentences that are given, lower-cased and tokenised, cannot be found by a splitter again.
    private static ArticleBody Given(JsonArray given)
    {
        var text = new StringBuilder();
        List<Sentence> sentences = [];
        foreach (JsonNode? node in given)
        {
            string sentence = node!.GetValue<string>();
            sentences.Add(new Sentence(text.Length, sentence.Length, TextUnit.Paragraph, $"s-{sentences.Count:x4}"));
            text.Append(sentence).Append(' ');
        }

        return new ArticleBody("", text.ToString(), sentences);
    }
}
