using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace NewsAggregator.Web.Api;

// What programs get. Names are for ever: a field may be added, none is renamed or taken away within /api/v1.
[Description("A page of a list: the same articles in the same order as on the site's page and in its feeds.")]
internal sealed record ArticlesValue(
    [property: Description("Site, list and choice, in words.")] string Title,
    [property: Description("Slug of the edition.")] string Edition,
    [property: Description("The same list for people.")] string Page,
    [property: Description("Newest first.")] IReadOnlyList<ArticleValue> Articles,
    [property: Description("Where older articles go on; null at the end.")] string? Next,
    [property: Description("What of a search could not be read, in words; the rest was searched for. Empty for other lists.")] IReadOnlyList<string> Problems);

[Description("An article as lists show it; nothing beyond what its source lets the site publish.")]
internal record ArticleValue
{
    [Description("The same as in every feed, for ever: a URI (urn:uuid:…).")]
    public required string Id { get; init; }

    [Description("The number in its addresses.")]
    public required long Number { get; init; }

    [Description("Its page on this site.")]
    public required string Url { get; init; }

    [Description("All of it, for programs.")]
    public required string Data { get; init; }

    [Description("The publisher's page.")]
    public string? Original { get; init; }
    public required string Title { get; init; }

    [Description("BCP 47, of its text.")]
    public string? Language { get; init; }
    public required SourceNameValue Source { get; init; }
    public string? Author { get; init; }

    [Description("The publisher's own description, plain text.")]
    public string? Description { get; init; }

    [Description("As the publisher printed it.")]
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }

    [Description("When this site first saw it. Lists go by this; articles from before the site knew their feed by their printed time.")]
    public required DateTimeOffset FirstSeen { get; init; }

    [Description("From 1; a higher one means that its words changed.")]
    public required int Revision { get; init; }

    [Description("Words; characters in Chinese, Japanese and Korean.")]
    public required int Words { get; init; }

    [Description("Slugs.")]
    public required IReadOnlyList<string> Topics { get; init; }

    [Description("Number of the story it belongs to.")]
    public long? Story { get; init; }

    [Description("Number of the article whose text it repeats.")]
    public long? NearCopyOf { get; init; }
    public PictureValue? Picture { get; init; }

    [Description("A recording that the publisher attached.")]
    public EnclosureValue? Enclosure { get; init; }
}

[Description("An article with its text, key sentences and timeline.")]
internal sealed record WholeArticleValue : ArticleValue
{
    [SetsRequiredMembers]
    internal WholeArticleValue(ArticleValue line)
        : base(line) => (Summary, Timeline, Html) = ([], [], "");

    [Description("Key sentences, verbatim.")]
    public required IReadOnlyList<SentenceValue> Summary { get; init; }

    [Description("The text is too short to choose key sentences from; \"description\" is the publisher's own.")]
    public bool LittleText { get; init; }

    [Description("By date; the events of the same story's other articles among them.")]
    public required IReadOnlyList<EventValue> Timeline { get; init; }

    [Description("Sanitised HTML, as much as its source lets the site publish.")]
    public required string Html { get; init; }
}

internal sealed record SourceNameValue(string Slug, string Name);

internal sealed record PictureValue(string Url, int? Width, int? Height, string? Alt);

internal sealed record EnclosureValue(string Url, string Type, [property: Description("Bytes; null: not known.")] long? Length);

[Description("A sentence of an article, word for word.")]
internal sealed record SentenceValue(
    string Text,
    [property: Description("Fragment of its place on the article's page.")] string Anchor,
    [property: Description("Number of the article.")] long Article);

[Description("Something that happened, or a time of the article itself.")]
internal sealed record EventValue
{
    [Description("The same as in the timeline's feed, for ever; null for published and updated.")]
    public string? Id { get; init; }

    [Description("statement, published or updated.")]
    public required string Kind { get; init; }

    [Description("As exact as the sentence is: 2026-11-23, 2026-11 or 2026.")]
    public required string Date { get; init; }
    public required DateOnly Start { get; init; }

    [Description("The same as start, or later.")]
    public required DateOnly End { get; init; }

    [Description("day, month, quarter, year or range.")]
    public required string Precision { get; init; }

    [Description("The sentence, word for word; null for published and updated.")]
    public string? Text { get; init; }
    public string? Anchor { get; init; }

    [Description("Number of the article that says it.")]
    public required long Article { get; init; }

    [Description("Name of the source, or of all that say it.")]
    public required string Source { get; init; }

    [Description("When this site learned of it.")]
    public required DateTimeOffset Learned { get; init; }
}

[Description("What several sources tell of one happening, as one edition shows it.")]
internal sealed record StoryValue
{
    public required long Number { get; init; }
    public required string Edition { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }

    [Description("BCP 47, of the title.")]
    public string? Language { get; init; }

    [Description("How many sources tell it.")]
    public required int Sources { get; init; }
    public required IReadOnlyList<SentenceValue> Summary { get; init; }
    public required IReadOnlyList<EventValue> Timeline { get; init; }

    [Description("Newest first.")]
    public required IReadOnlyList<ArticleValue> Articles { get; init; }
}

[Description("The dated events of an article or a story, by date.")]
internal sealed record TimelineValue(string Title, string Url, IReadOnlyList<EventValue> Events);

internal sealed record LeadsValue(string Edition, [property: Description("The most covered first.")] IReadOnlyList<LeadValue> Leads);

internal sealed record LeadValue(
    [property: Description("Number of the story.")] long Story,
    string Url,
    [property: Description("All of it, for programs.")] string Data,
    int Sources,
    int Articles,
    [property: Description("The article that stands for it.")] ArticleValue Lead,
    [property: Description("The newest one.")] ArticleValue Fresh);

internal sealed record EditionsValue(IReadOnlyList<EditionValue> Editions);

internal sealed record EditionValue(string Slug, string Name, bool IsDefault, string Url, string Articles);

internal sealed record SourcesValue(string Edition, IReadOnlyList<SourceValue> Sources);

internal sealed record SourceValue(string Slug, string Name, string Home, string? Language, IReadOnlyList<string> Groups, int Count, string Url, string Articles);

internal sealed record NamedListsValue(string Edition, IReadOnlyList<NamedListValue> Lists);

internal sealed record NamedListValue(
    string Slug,
    string Name,
    [property: Description("Articles of a topic; sources of a group.")] int Count,
    string Url,
    string Articles);
