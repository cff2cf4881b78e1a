using System.Collections.Concurrent;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>Sources, groups, topics and languages of an edition with their counts, kept until something readers see changes, a minute at most.</summary>
public sealed class EditionDirectory(DirectoryQuery query, ChangeStamp stamp, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<int, Kept> kept = new();

    public async Task<EditionContents> ReadAsync(EditionView edition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edition);
        long now = await stamp.ReadAsync(cancellation).ConfigureAwait(false);
        long moment = clock.GetTimestamp();
        if (kept.TryGetValue(edition.Id, out Kept? last) && last.Stamp == now && last.Version == edition.VersionId && clock.GetElapsedTime(last.ReadAt, moment) < Longest)
        {
            return last.Contents;
        }

        EditionContents contents = new(
            await query.SourcesAsync(edition, cancellation).ConfigureAwait(false),
            await query.GroupsAsync(edition, cancellation).ConfigureAwait(false),
            await query.TopicsAsync(edition, cancellation).ConfigureAwait(false),
            await query.LanguagesAsync(edition, cancellation).ConfigureAwait(false),
            await query.AliasesAsync(cancellation).ConfigureAwait(false));
        kept[edition.Id] = new Kept(now, edition.VersionId, moment, contents);
        return contents;
    }

    private sealed record Kept(long Stamp, long Version, long ReadAt, EditionContents Contents);
}

public sealed record EditionContents(
    IReadOnlyList<SourceLine> Sources, IReadOnlyList<GroupLine> Groups, IReadOnlyList<TopicLine> Topics, IReadOnlyList<LanguageLine> Languages,
    IReadOnlyDictionary<string, string> Aliases)
{
    /// <summary>The list with earlier slugs of sources and topics replaced by today's; the very same value where none is meant.</summary>
    public ArticleList Current(ArticleList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        list = list.Topic is string topic && JoinedTo(topic) is string now ? list with { Topic = now } : list;
        list = list.Picker.Topics.Any(t => JoinedTo(t) is not null)
            ? list with { Picker = list.Picker with { Topics = [.. list.Picker.Topics.Select(t => JoinedTo(t) ?? t).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] } }
            : list;
        bool renamed = (list.Source is string named && IsAlias(named)) || list.Picker.Sources.Any(IsAlias) || list.Picker.WithoutSources.Any(IsAlias);
        return !renamed ? list : list with
        {
            Source = list.Source is string source ? Now(source) : null,
            Picker = list.Picker with { Sources = NowAll(list.Picker.Sources), WithoutSources = NowAll(list.Picker.WithoutSources) },
        };
    }

    /// <summary>The topic to which an earlier one was joined.</summary>
    private string? JoinedTo(string slug) => Topic(slug) is null ? Topics.FirstOrDefault(t => t.Aliases.Contains(slug, StringComparer.Ordinal))?.Slug : null;

    private bool IsAlias(string slug) => Source(slug) is null && Aliases.ContainsKey(slug);

    private string Now(string slug) => IsAlias(slug) ? Aliases[slug] : slug;

    private string[] NowAll(IReadOnlyList<string> slugs) => [.. slugs.Select(Now).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public SourceLine? Source(string slug) => Sources.FirstOrDefault(s => s.Slug == slug);

    public GroupLine? Group(string slug) => Groups.FirstOrDefault(g => g.Slug == slug);

    public TopicLine? Topic(string slug) => Topics.FirstOrDefault(t => t.Slug == slug);

    public string TopicName(string slug, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Topic(slug) is { } topic ? Name(topic, words) : slug;
    }

    public static string Name(TopicLine topic, Words words) => words.IsChinese && topic.NameZh.Length > 0 ? topic.NameZh : topic.NameEn;

    public static string Name(GroupLine group, Words words) => words.IsChinese && group.NameZh is { Length: > 0 } name ? name : group.Name;
}
