using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Topics;
using NewsAggregator.Storage.Seeding.Demo;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Seeding;

/// <summary>What a new site starts with. Each part is seeded once: what an admin removed does not come back.</summary>
public sealed class FirstSeed(WritePath writes, SourceStore sources, TimeProvider clock)
{
    private static readonly Dictionary<string, (string Name, string? NameZh)> DemoGroups = new()
    {
        ["demo-english"] = ("Demo English", "示範（英文）"),
        ["demo-chinese"] = ("Demo Chinese", "示範（中文）"),
    };

    /// <summary>Site id, vocabulary, the default edition with its filter.</summary>
    public Task BasicsAsync(CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            await OnceAsync(db, SettingKeys.SiteId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), cancellation).ConfigureAwait(false);
            await OnceAsync(db, SettingKeys.PictureKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), cancellation).ConfigureAwait(false);
            await OnceAsync(db, SettingKeys.SeededAt, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
            if (!await db.Topics.AnyAsync(cancellation).ConfigureAwait(false))
            {
                db.Topics.AddRange(StarterTopics.Load().Select(WithPosition));
            }

            if (!await db.Editions.AnyAsync(cancellation).ConfigureAwait(false))
            {
                await AddDefaultEditionAsync(db, cancellation).ConfigureAwait(false);
            }

            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>The starter sources, in the state given; those known already are left alone.</summary>
    /// <param name="groups">Names of the groups wanted; null: all.</param>
    public Task<int> StarterSourcesAsync(SourceState state, IReadOnlyCollection<string>? groups = null, CancellationToken cancellation = default)
    {
        NewSource[] starters = [.. StarterSources.Load()
            .Where(entry => groups is null || groups.Contains(entry.Group))
            .GroupBy(entry => entry.FeedUrl)
            .Select(entries => new NewSource(
                entries.First().Name,
                entries.Key,
                entries.First().HomeUrl,
                entries.First().Slug,
                entries.First().Language,
                Groups: [.. entries.Select(entry => (entry.Group, (string?)entry.GroupZh))],
                State: state))];

        // First visits are spread, so that a new site is no burst to the world.
        return sources.AddAsync(starters, place => TimeSpan.FromSeconds(place * 3), cancellation);
    }

    /// <summary>The built-in newswire's sources.</summary>
    public Task<int> DemoSourcesAsync(CancellationToken cancellation = default)
    {
        NewSource[] demo = [.. DemoNewswire.Load().Publishers.Select(publisher => new NewSource(
            publisher.Name,
            publisher.FeedUrl,
            publisher.HomeUrl,
            publisher.Slug,
            publisher.Language,
            publisher.TimeZone,
            publisher.Topics,
            [.. publisher.Groups.Select(group => DemoGroups[group])],
            IsDemo: true,
            IntervalSeconds: 60))];
        return sources.AddAsync(demo, null, cancellation);
    }

    private async Task AddDefaultEditionAsync(NewsDbContext db, CancellationToken cancellation)
    {
        Edition edition = new() { Slug = "front", NameEn = "Front page", NameZh = "頭版", IsDefault = true };
        db.Editions.Add(edition);
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        FilterVersion version = new()
        {
            EditionId = edition.Id,
            Number = 1,
            Text = SeedFiles.Text("seeds/filters/default.filter"),
            Author = FilterVersion.FirstStart,
            CreatedAt = clock.GetUtcNow(),
            State = FilterVersionState.InForce,
        };
        db.FilterVersions.Add(version);
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        edition.VersionInForceId = version.Id;
    }

    private static Topic WithPosition(Topic topic, int place)
    {
        topic.Position = place;
        return topic;
    }

    private static async Task OnceAsync(NewsDbContext db, string key, string value, CancellationToken cancellation)
    {
        if (!await db.Settings.AnyAsync(s => s.Key == key, cancellation).ConfigureAwait(false))
        {
            db.Settings.Add(new Setting { Key = key, Value = value });
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
    }
}
