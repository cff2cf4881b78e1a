using System.Text.Json.Nodes;
using NewsAggregator.Evaluation.Verbs;

namespace NewsAggregator.Ingestion.Tests.Fetching;

/// <summary>Every known way of writing a private address, and the public ones that look like it.</summary>
public sealed class AddressCorpusTests
{
    [Fact]
    public async Task Every_row_is_judged_as_it_must_be()
    {
        JsonArray rows = JsonNode.Parse(await File.ReadAllTextAsync(Corpus(), TestContext.Current.CancellationToken))!.AsArray();
        List<string> wrong = [];
        int judged = 0;
        foreach (JsonObject row in rows.Select(row => row!.AsObject()).Where(row => row["surface"] is null))
        {
            string? refusal = await UrlRow.RefusalAsync(row);
            judged++;
            if ((refusal is null ? "allow" : "block") != row["must"]!.GetValue<string>())
            {
                wrong.Add($"{row["url"]} ({row["why"]}): {refusal ?? "allowed"}");
            }
        }

        Assert.True(judged > 100);
        Assert.Empty(wrong);
    }

    private static string Corpus()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "corpora", "security", "ssrf.json");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip("shared/corpora/security/ssrf.json is not beside this repository");
        return "";
    }
}
