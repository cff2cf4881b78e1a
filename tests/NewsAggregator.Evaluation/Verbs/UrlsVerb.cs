using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// <c>{"verdict","why"}</c> a row, by the production guard and redirect rule, with the row's resolver and redirects in the place of
/// the network; null for rows about the program's own surfaces.
/// </summary>
internal static class UrlsVerb
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Run(VerbArguments arguments)
    {
        JsonArray results = [];
        foreach (JsonNode? row in JsonNode.Parse(File.ReadAllText(arguments.In))!.AsArray())
        {
            if (row!["surface"] is not null)
            {
                results.Add(null);
                continue;
            }

            string? refusal = UrlRow.RefusalAsync(row.AsObject()).GetAwaiter().GetResult();
            results.Add(new JsonObject { ["verdict"] = refusal is null ? "allow" : "block", ["why"] = refusal ?? "" });
        }

        File.WriteAllText(arguments.Out, results.ToJsonString(Plain));
    }
}
