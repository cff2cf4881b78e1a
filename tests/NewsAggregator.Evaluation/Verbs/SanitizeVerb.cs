using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>An array of <c>{"html"}</c> in the order of the payloads.</summary>
internal static class SanitizeVerb
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Run(VerbArguments arguments)
    {
        Uri page = new("https://publisher.example/articles/1");
        JsonArray results = [];
        foreach (JsonNode? row in JsonNode.Parse(File.ReadAllText(arguments.In))!.AsArray())
        {
            results.Add(new JsonObject { ["html"] = ContentSanitizer.Sanitize(row!["payload"]!.GetValue<string>(), page).Html });
        }

        File.WriteAllText(arguments.Out, results.ToJsonString(Plain));
    }
}
