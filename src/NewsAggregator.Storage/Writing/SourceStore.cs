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
    // Addresses of the admin's own pages: no source may stand in their place.
    private static readonly string[] ReservedSlugs = ["add", "editions", "opml"];

    /// <returns>How many were added; the rest were known.</returns>
    public Task<int> AddAsync(IReadOnlyList<NewSource> sources, Func<int, TimeSpan>? firstVisit = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return writes.RunAsync(async db => (await AddAsync(db, sources, firstVisit, cancellation).ConfigureAwait(false)).Count, cancellation);
    }

    /// <summary>The same for an admin who brings a list.</summary>
    /// <returns>Addresses of the feeds that were added; the rest were known.</returns>
    public Task<IReadOnlySet<string>> ImportAsync(IReadOnlyList<NewSource> sources, string who, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return writes.RunAsync<IReadOnlySet<string>>(
            async db =>
            {
                HashSet<string> added = await AddAsync(db, sources, n => TimeSpan.FromMilliseconds(200 * n), cancellation).ConfigureAwait(false);
                await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "sources.imported", null, $"{added.Count} of {sources.Count} sources", cancellation: cancellation).ConfigureAwait(false);
                return added;
            },
            cancellation);
    }

    /// <summary>Whether a slug may be a source's: Latin letters, digits and dashes, up to 60, and no address of the admin's own pages.</summary>
    public static bool IsSlug(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= 60 && SlugOf(text) == text && !ReservedSlugs.Contains(text, StringComparer.Ordinal);
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

    internal async Task<HashSet<string>> AddAsync(NewsDbContext db, IReadOnlyList<NewSource> sources, Func<int, TimeSpan>? firstVisit, CancellationToken cancellation)
    {
        HashSet<string> urls = [.. await db.Feeds.Select(f => f.Url).ToListAsync(cancellation).ConfigureAwait(false)];
        HashSet<string> slugs = [.. await db.Sources.Select(s => s.Slug).Union(db.SourceAliases.Select(a => a.Slug)).ToListAsync(cancellation).ConfigureAwait(false), .. ReservedSlugs];
        Dictionary<string, SourceGroup> groups = await db.Groups.ToDictionaryAsync(g => g.Slug, cancellation).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        List<(Source Source, NewSource Entry)> added = [];
        foreach (NewSource entry in sources.Where(entry => urls.Add(entry.FeedUrl)))
        {
            added.Add((Make(entry, Unused(entry.Slug ?? SlugOf(entry.Name), slugs), now), entry));
        }

        // Two saves for all of them: one for each would look through everything added so far each time.
        db.Sources.AddRange(added.Select(pair => pair.Source));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        for (int i = 0; i < added.Count; i++)
        {
            (Source source, NewSource entry) = added[i];
            db.Feeds.Add(new Feed { SourceId = source.Id, Url = entry.FeedUrl, NextVisitAt = now + (firstVisit?.Invoke(i) ?? TimeSpan.Zero), FixedIntervalSeconds = entry.IntervalSeconds });
            HashSet<int> joined = [];
            foreach ((string name, string? nameZh) in entry.Groups ?? [])
            {
                int group = (await GroupAsync(db, groups, name, nameZh, cancellation).ConfigureAwait(false)).Id;
                if (joined.Add(group))
                {
                    db.GroupMembers.Add(new SourceGroupMember { GroupId = group, SourceId = source.Id });
                }
            }
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
        return [.. added.Select(pair => pair.Entry.FeedUrl)];
    }

    private static Source Make(NewSource entry, string slug, DateTimeOffset now) => new()
    {
        Slug = slug,
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

    internal static async Task<SourceGroup> GroupAsync(NewsDbContext db, Dictionary<string, SourceGroup> groups, string name, string? nameZh, CancellationToken cancellation)
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
