using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Writing;

/// <summary>A source to add, with its first feed.</summary>
/// <param name="IntervalSeconds">Fixed time between visits; null: learned.</param>
public sealed record NewSource(
    string Name, string FeedUrl, string HomeUrl, string? Slug = null, string? Language = null, string? TimeZone = null, IReadOnlyList<string>? Topics = null,
    IReadOnlyList<(string Name, string? NameZh)>? Groups = null, SourceState State = SourceState.Active, TextMode TextMode = TextMode.Auto, bool IsDemo = false,
    int? IntervalSeconds = null);

/// <summary>Adds sources with their feeds and groups. A feed address that is known already is left alone.</summary>
public sealed class SourceStore(WritePath writes, TimeProvider clock)
{
    /// <returns>How many were added; the rest were known.</returns>
    public Task<int> AddAsync(IReadOnlyList<NewSource> sources, Func<int, TimeSpan>? firstVisit = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return writes.RunAsync(db => AddAsync(db, sources, firstVisit, cancellation), cancellation);
    }

    /// <summary>A slug from a name: Latin letters, digits and dashes; "source" where the name has none.</summary>
    public static string SlugOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        StringBuilder slug = new();
        foreach (char c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && (char.IsWhiteSpace(c) || char.IsPunctuation(c)) && c is not '\'' and not '’')
            {
                slug.Append('-');
            }
        }

        string text = slug.ToString().Trim('-');
        return text.Length == 0 ? "source" : text.Length > 60 ? text[..60].Trim('-') : text;
    }

    internal async Task<int> AddAsync(NewsDbContext db, IReadOnlyList<NewSource> sources, Func<int, TimeSpan>? firstVisit, CancellationToken cancellation)
    {
        HashSet<string> urls = [.. await db.Feeds.Select(f => f.Url).ToListAsync(cancellation).ConfigureAwait(false)];
        HashSet<string> slugs = [.. await db.Sources.Select(s => s.Slug).Union(db.SourceAliases.Select(a => a.Slug)).ToListAsync(cancellation).ConfigureAwait(false)];
        Dictionary<string, SourceGroup> groups = await db.Groups.ToDictionaryAsync(g => g.Slug, cancellation).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        int added = 0;
        foreach (NewSource entry in sources)
        {
            if (!urls.Add(entry.FeedUrl))
            {
                continue;
            }

            Source source = new()
            {
                Slug = Unused(entry.Slug ?? SlugOf(entry.Name), slugs),
                Name = entry.Name,
                HomeUrl = entry.HomeUrl,
                Language = entry.Language,
                TimeZone = entry.TimeZone,
                Topics = [.. entry.Topics ?? []],
                State = entry.State,
                TextMode = entry.TextMode,
                IsDemo = entry.IsDemo,
                CreatedAt = now,
            };
            db.Sources.Add(source);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            db.Feeds.Add(new Feed { SourceId = source.Id, Url = entry.FeedUrl, NextVisitAt = now + (firstVisit?.Invoke(added) ?? TimeSpan.Zero), FixedIntervalSeconds = entry.IntervalSeconds });
            foreach ((string name, string? nameZh) in entry.Groups ?? [])
            {
                db.GroupMembers.Add(new SourceGroupMember { GroupId = (await GroupAsync(db, groups, name, nameZh, cancellation).ConfigureAwait(false)).Id, SourceId = source.Id });
            }

            added++;
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        return added;
    }

    private static async Task<SourceGroup> GroupAsync(NewsDbContext db, Dictionary<string, SourceGroup> groups, string name, string? nameZh, CancellationToken cancellation)
    {
        string slug = SlugOf(name);
        if (slug == "source")
        {
            // A name without Latin letters is known by itself.
            slug = groups.Values.FirstOrDefault(g => g.Name == name)?.Slug ?? Unused("group", groups.Keys.ToHashSet());
        }

        if (!groups.TryGetValue(slug, out SourceGroup? group))
        {
            group = new SourceGroup { Slug = slug, Name = name, NameZh = nameZh, Position = groups.Count };
            db.Groups.Add(group);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            groups[slug] = group;
        }

        return group;
    }

    private static string Unused(string wished, HashSet<string> slugs)
    {
        string slug = wished;
        for (int n = 2; !slugs.Add(slug); n++)
        {
            slug = $"{wished}-{n}";
        }

        return slug;
    }
}
