using System.Globalization;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Core.Timelines;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Api;

/// <summary>What the queries give, as programs get it.</summary>
internal sealed class ApiShape(ReaderContext here)
{
    public const string Root = Addresses.ApiRoot;

    public ArticleValue Line(ArticleLine line, EditionView edition) => new()
    {
        Id = SyndicationId.OfArticle(here.Site.SiteId, line.Id),
        Number = line.Id,
        Url = here.At.Absolute(here.At.Article(line, edition)),
        Data = Address(string.Create(CultureInfo.InvariantCulture, $"/articles/{line.Id}"), edition.IsDefault ? null : "edition=" + edition.Slug),
        Original = line.Url,
        Title = line.Title,
        Language = line.Language,
        Source = new SourceNameValue(line.SourceSlug, line.SourceName),
        Author = line.Author,
        Description = line.Summary,
        Published = line.PublishedAt,
        Updated = line.UpdatedAt,
        FirstSeen = line.FirstSeenAt,
        Revision = line.Revision,
        Words = line.Words,
        Topics = line.Topics,
        Story = line.StoryId,
        NearCopyOf = line.NearCopyOfId,
        Picture = line.ImageUrl is null || line.IsDemo ? null : new PictureValue(line.ImageUrl, line.ImageWidth, line.ImageHeight, line.ImageAlt),
        Enclosure = line.EnclosureUrl is null ? null : new EnclosureValue(line.EnclosureUrl, line.EnclosureType!, line.EnclosureLength > 0 ? line.EnclosureLength : null),
    };

    public WholeArticleValue Whole(ArticlePage page, EditionView edition) => new(Line(page.Line, edition))
    {
        Revision = page.Revision,
        Summary = [.. page.Summary.Select(Sentence)],
        LittleText = page.IsShort,
        Timeline = [.. page.Timeline.Select(Event)],
        Html = page.Body.Html,
    };

    public StoryValue Story(StoryPage page, EditionView edition) => new()
    {
        Number = page.Id,
        Edition = edition.Slug,
        Url = here.At.Absolute(here.At.Story(edition, page.Id, page.Title)),
        Title = page.Title,
        Language = page.Language,
        Sources = page.Sources,
        Summary = [.. page.Summary.Select(Sentence)],
        Timeline = [.. page.Timeline.Select(Event)],
        Articles = [.. page.Articles.Select(line => Line(line, edition))],
    };

    public LeadValue Lead(LeadStory lead, EditionView edition) => new(
        lead.Id,
        here.At.Absolute(here.At.Story(edition, lead.Id, lead.Lead.Title)),
        Address(string.Create(CultureInfo.InvariantCulture, $"{Below(edition)}/stories/{lead.Id}")),
        lead.Sources,
        lead.Articles,
        Line(lead.Lead, edition),
        Line(lead.Fresh, edition));

    public EventValue Event(EventLine happening) => new()
    {
        Id = happening.Id == 0 ? null : SyndicationId.OfEvent(here.Site.SiteId, happening.Id),
        Kind = Name(happening.Kind),
        Date = Times.Machine(happening.Start, happening.Precision),
        Start = happening.Start,
        End = happening.End,
        Precision = Name(happening.Precision),
        Text = happening.Text,
        Anchor = happening.Anchor,
        Article = happening.ArticleId,
        Source = happening.SourceName,
        Learned = happening.LearnedAt,
    };

    /// <summary>An address of this API, absolute; the language that the request asked for is kept.</summary>
    public string Address(string path, string? query = null)
    {
        string address = here.At.Absolute(here.At.Place(Root + path));
        return query is null ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }

    public static string Below(EditionView edition) => edition.IsDefault ? "" : "/editions/" + edition.Slug;

    private static SentenceValue Sentence(CitedSentence sentence) => new(sentence.Text, sentence.Anchor, sentence.ArticleId);

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
