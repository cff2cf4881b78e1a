using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Summaries;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests;

/// <summary>What has been reached on the corpora, less a point. The corpora lie beside the repository; without them these tests skip.</summary>
public sealed class QualityFloorTests
{
    [Fact]
    public void Dates_of_English_news_stay_found_and_resolved()
    {
        (double value, double day) = Dates(Rows("dates.en.jsonl"));
        Assert.True(value >= 87.3 && day >= 90.0, $"value {value:F1}, day {day:F1}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    [InlineData("zh-Hans")]
    public void Dates_of_the_hand_written_sentences_stay_found_and_resolved(string language)
    {
        (_, double day) = Dates(Rows("dates.hand.jsonl").Where(r => r.GetProperty("lang").GetString() == language));
        Assert.True(day >= 99, $"day {day:F1}");
    }

    [Fact]
    public void Days_of_timeline_sentences_stay_right()
    {
        Dictionary<(string Doc, int Sentence), HashSet<string>> told = [];
        foreach (JsonElement row in Rows("timeline.semeval15t4.docs.jsonl"))
        {
            DateTimeOffset published = DateTimeOffset.ParseExact(row.GetProperty("published").GetString()!, ["yyyy-MM-dd", "dd-MM-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            IReadOnlyList<IReadOnlyList<DateOnly>> days = ImpliedDays.Of(Given(row.GetProperty("sentences")), published, TimeSpan.Zero);
            for (int i = 0; i < days.Count; i++)
            {
                told[(row.GetProperty("doc").ToString(), i)] = [.. days[i].Select(QualityScores.Text)];
            }
        }

        Dictionary<(string Doc, int Sentence), HashSet<string>> gold = [];
        foreach (JsonElement happening in Rows("timeline.semeval15t4.gold.jsonl").SelectMany(r => r.GetProperty("events").EnumerateArray()))
        {
            string date = happening.GetProperty("date").GetString()!;
            foreach (JsonElement mention in date.Contains('X', StringComparison.Ordinal) ? [] : happening.GetProperty("mentions").EnumerateArray().ToArray())
            {
                (string, int) key = (mention.GetProperty("doc").ToString(), int.Parse(mention.GetProperty("sentence").ToString(), CultureInfo.InvariantCulture));
                gold.TryAdd(key, []);
                gold[key].Add(date);
            }
        }

        double hits = gold.Sum(g => g.Value.Count(d => told.GetValueOrDefault(g.Key)?.Contains(d) == true));
        double recall = 100 * hits / gold.Sum(g => g.Value.Count);
        double precision = 100 * hits / gold.Sum(g => told.GetValueOrDefault(g.Key)?.Count ?? 0);
        Assert.True(recall >= 73.9 && precision >= 76.4, $"recall {recall:F1}, precision {precision:F1}");
    }

    [Theory]
    [InlineData("summ.cnndm.jsonl", "", 36.4, 15.0)]
    [InlineData("summ.zh.jsonl", "lcsts", 25.7, 13.9)]
    [InlineData("summ.bbc.jsonl", "", 76.0, 68.4)]
    public void Summaries_stay_as_good(string file, string prefix, double one, double two)
    {
        List<(string, string)> pairs = [];
        foreach (JsonElement row in Rows(file).Where(r => r.GetProperty("id").GetString()!.StartsWith(prefix, StringComparison.Ordinal)))
        {
            ArticleBody body = row.TryGetProperty("sentences", out JsonElement given) ? Given(given) : BodyReader.Read(row.GetProperty("text").GetString()!, null);
            SummaryBudget budget = file.Contains("bbc", StringComparison.Ordinal) ? new(int.MaxValue, (int)(0.42 * WordCount.Of(body.Text))) : new(prefix.Length > 0 ? 1 : 3);
            JsonElement reference = row.GetProperty("summary");
            pairs.Add((
                reference.ValueKind == JsonValueKind.Array ? string.Join(' ', reference.EnumerateArray().Select(s => s.GetString())) : reference.GetString()!,
                string.Join(' ', Summarizer.Choose(row.GetProperty("title").GetString() ?? "", body, budget).Select(body.TextOf))));
        }

        (double reachedOne, double reachedTwo) = QualityScores.Rouge(pairs);
        Assert.True(reachedOne >= one && reachedTwo >= two, $"R1 {reachedOne:F2}, R2 {reachedTwo:F2}");
    }

    private static (double Value, double Day) Dates(IEnumerable<JsonElement> rows) => QualityScores.Dates(rows.Select(row =>
    {
        string text = row.GetProperty("text").GetString()!;
        Assert.False(text.Any(char.IsSurrogate), "offsets of the corpus count code points");
        DateContext context = new(DateOnly.ParseExact(row.GetProperty("published").GetString()![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        IReadOnlyList<(int, int, string?)> found = [.. DateMentions.Find(text, context).Select(m => (m.Start, m.End, Value(m)))];
        return (row, found);
    }));

    private static string? Value(DateMention mention) => mention.Precision switch
    {
        DatePrecision.Day => QualityScores.Text(mention.First),
        DatePrecision.Month => QualityScores.Text(mention.First)[..7],
        DatePrecision.Year => QualityScores.Text(mention.First)[..4],
        _ => null,
    };

    private static ArticleBody Given(JsonElement given)
    {
        var text = new StringBuilder();
        List<Sentence> sentences = [];
        foreach (JsonElement sentence in given.EnumerateArray())
        {
            sentences.Add(new Sentence(text.Length, sentence.GetString()!.Length, TextUnit.Paragraph, $"s-{sentences.Count:x4}"));
            text.Append(sentence.GetString()).Append(' ');
        }

        return new ArticleBody("", text.ToString(), sentences);
    }

    private static IEnumerable<JsonElement> Rows(string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsAggregator.sln")))
        {
            folder = folder.Parent;
        }

        string path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "corpora", "language", file);
        Assert.SkipUnless(File.Exists(path), "the corpora beside the repository (../shared) are not here");
        return [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
