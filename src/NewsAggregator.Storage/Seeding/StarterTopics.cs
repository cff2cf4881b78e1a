using System.Text.Json;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Seeding;

/// <summary>The site's first vocabulary, from <c>seeds/topics.json</c>, in its order.</summary>
public static class StarterTopics
{
    public static IReadOnlyList<Topic> Load()
    {
        var entries = JsonSerializer.Deserialize<List<Entry>>(SeedFiles.Bytes("seeds/topics.json"), JsonSerializerOptions.Web) ?? [];
        return
        [
            .. entries.Select(static (entry, position) => new Topic
            {
                Slug = entry.Slug,
                NameEn = entry.En,
                NameZh = entry.Zh,
                Aliases = [.. entry.Aliases],
                Position = position,
            }),
        ];
    }

    private sealed record Entry(string Slug, string En, string Zh, IReadOnlyList<string> Aliases);
}
