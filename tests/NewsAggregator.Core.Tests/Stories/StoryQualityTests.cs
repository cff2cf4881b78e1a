using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Core.Tests.Stories;

/// <summary>Fails where stories get worse by more than a point than what docs/QUALITY.md says was measured.</summary>
public sealed class StoryQualityTests
{
    [Theory]
    [InlineData("clusters.wikinews.jsonl", 84.1)]
    [InlineData("clusters.uci.jsonl", 86.8)]
    public void Stories_of_the_corpus_keep_their_b_cubed(string file, double floor)
    {
        string path = Path.Combine(Path.GetDirectoryName(Here())!, "../../../../shared/corpora/language", file);
        Assert.SkipUnless(File.Exists(path), "The corpora beside the repository (../shared) are missing.");
        StoryMatcher matcher = new();
        List<string> gold = [];
        List<StoryArticle> articles = [];
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        DateTimeOffset hour = now;
        foreach (string line in File.ReadLines(path))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            now = row.RootElement.TryGetProperty("published", out JsonElement published)
                ? DateTimeOffset.Parse(published.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : now;
            if (now - hour >= TimeSpan.FromHours(1))
            {
                matcher.Rematch(hour);
                hour = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
            }

            gold.Add(row.RootElement.GetProperty("cluster").GetString()!);
            articles.Add(new StoryArticle(articles.Count + 1, now, row.RootElement.GetProperty("title").GetString()!, row.RootElement.GetProperty("text").GetString()!, "en"));
            matcher.Add(articles[^1]);
        }

        matcher.Rematch(hour);
        double measured = BCubed(gold, [.. articles.Select(article => matcher.Add(article).StoryId)]);
        Assert.True(measured >= floor, string.Create(CultureInfo.InvariantCulture, $"{file}: B-cubed F1 {measured:F2}, floor {floor:F2}"));
    }

    // Precision 5/9 (2/3, 2/3, 1/3), recall 1.
    [Fact]
    public void B_cubed_is_counted_as_its_paper_says() =>
        Assert.Equal(100 * 2 * (5.0 / 9) / ((5.0 / 9) + 1), BCubed(["a", "a", "b"], [1, 1, 1]), 6);

    /// <summary>F1 of Bagga and Baldwin's B-cubed, in percent.</summary>
    private static double BCubed(List<string> gold, List<long> found)
    {
        Dictionary<string, int> goldSizes = gold.CountBy(cluster => cluster).ToDictionary(StringComparer.Ordinal);
        Dictionary<long, int> foundSizes = found.CountBy(story => story).ToDictionary();
        double precision = 0;
        double recall = 0;
        foreach (((string cluster, long story), int count) in gold.Zip(found).CountBy(pair => pair))
        {
            precision += (double)count * count / foundSizes[story];
            recall += (double)count * count / goldSizes[cluster];
        }

        return 100 * 2 * precision * recall / (gold.Count * (precision + recall));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
