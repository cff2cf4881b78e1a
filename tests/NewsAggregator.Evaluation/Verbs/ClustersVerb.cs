using System.Globalization;
using System.Text.Json;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>
/// Stories as <see cref="StoryMatcher"/> makes them: articles in order of arrival, every hour matched anew when it is over, as
/// ingestion does. Articles without a time arrive with the one before them.
/// </summary>
internal static class ClustersVerb
{
    public static void Run(VerbArguments arguments)
    {
        StoryMatcher matcher = new();
        List<string> ids = [];
        Dictionary<long, long> storyOf = [];
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        DateTimeOffset hour = now;
        int count = 0;
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (string line in File.ReadLines(arguments.In))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            string published = Text(row, "published");
            now = DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : now;
            if (now - hour >= TimeSpan.FromHours(1))
            {
                Take(matcher.Rematch(hour), storyOf);
                hour = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
            }

            ids.Add(Text(row, "id"));
            StoryMatch match = matcher.Add(new StoryArticle(++count, now, Text(row, "title"), Text(row, "text"), Text(row, "lang")));
            storyOf[count] = match.StoryId;
        }

        Take(matcher.Rematch(hour), storyOf);
        double seconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} articles, {matcher.OpenStories} stories, {count / seconds:F0} articles a second"));
        File.WriteAllLines(arguments.Out, ids.Select((id, i) => JsonSerializer.Serialize(new { id, cluster = storyOf[i + 1].ToString(CultureInfo.InvariantCulture) })));
    }

    private static void Take(StoryRematch rematch, Dictionary<long, long> storyOf)
    {
        foreach (StoryMatch match in rematch.Changed)
        {
            storyOf[match.ArticleId] = match.StoryId;
        }
    }

    private static string Text(JsonDocument row, string name) =>
        row.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
