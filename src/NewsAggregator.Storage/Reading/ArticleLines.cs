using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>Reads articles as lines, cut to their source's publication level.</summary>
internal static class ArticleLines
{
    /// <summary>Sentences of the text that an excerpt may carry.</summary>
    private const int ExcerptSentences = 3;

    /// <summary>The articles in the order given.</summary>
    public static async Task<List<ArticleLine>> ReadAsync(NewsDbContext db, IQueryable<Article> articles, bool withContents, CancellationToken cancellation)
    {
        List<ArticleLine> lines = await (
            from a in articles
            join s in db.Sources on a.SourceId equals s.Id
            select new ArticleLine
            {
                Id = a.Id,
                Title = a.Title,
                Url = a.Url,
                Domain = a.Domain,
                Guid = a.Guid,
                SourceId = a.SourceId,
                SourceSlug = s.Slug,
                SourceName = s.Name,
                Author = a.Author,
                Summary = s.PublicationLevel == PublicationLevel.Headline ? null : a.Summary,
                Language = a.Language,
                PublishedAt = a.PublishedAt,
                UpdatedAt = a.UpdatedAt,
                CorrectedAt = a.CorrectedAt,
                FirstSeenAt = a.FirstSeenAt,
                SortTime = a.SortTime,
                Revision = a.Revision,
                Words = a.Words,
                ImageUrl = s.PublicationLevel == PublicationLevel.Headline ? null : a.ImageUrl,
                ImageWidth = a.ImageWidth,
                ImageHeight = a.ImageHeight,
                ImageAlt = s.PublicationLevel == PublicationLevel.Headline ? null : a.ImageAlt,
                EnclosureUrl = s.PublicationLevel == PublicationLevel.Full ? a.EnclosureUrl : null,
                EnclosureType = a.EnclosureType,
                EnclosureLength = a.EnclosureLength,
                StoryId = db.StoryMembers.Where(m => m.ArticleId == a.Id && db.Stories.Any(t => t.Id == m.StoryId && t.Members > 1)).Select(m => (long?)m.StoryId).FirstOrDefault(),
                NearCopyOfId = a.NearCopyOfId,
                PublicationLevel = s.PublicationLevel,
                IsDemo = s.IsDemo,
            }).ToListAsync(cancellation).ConfigureAwait(false);

        List<long> ids = [.. lines.Select(line => line.Id)];
        var topics = (await (
            from t in db.ArticleTopics
            where ids.Contains(t.ArticleId)
            join v in db.Topics on t.Topic equals v.Slug into known
            from v in known.DefaultIfEmpty()
            orderby v == null ? int.MaxValue : v.Position
            select new { t.ArticleId, t.Topic }).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(t => t.ArticleId, t => t.Topic);
        Dictionary<long, string> contents = withContents ? await ContentsAsync(db, ids, cancellation).ConfigureAwait(false) : [];
        return [.. lines.Select(line => line with
        {
            Topics = [.. topics[line.Id]],
            Html = contents.TryGetValue(line.Id, out string? html) ? Published(line, html) : null,
        })];
    }

    /// <summary>The member that stands for a story: the first seen one that repeats no other.</summary>
    public static ArticleLine FirstOf(IEnumerable<ArticleLine> members) =>
        members.OrderBy(line => line.NearCopyOfId is not null).ThenBy(line => line.FirstSeenAt).ThenBy(line => line.Id).First();

    /// <summary>As much of a body as the source's level lets this site publish.</summary>
    public static ArticleBody Published(PublicationLevel level, ArticleBody body) => level switch
    {
        PublicationLevel.Full => body,
        PublicationLevel.Excerpt => ExcerptOf(body),
        _ => ArticleBody.Empty,
    };

    private static string? Published(ArticleLine line, string html) => line.PublicationLevel switch
    {
        PublicationLevel.Full => html,
        PublicationLevel.Excerpt => ExcerptOf(BodyReader.ReadHtml(html, line.Language)).Html,
        _ => null,
    };

    private static ArticleBody ExcerptOf(ArticleBody body)
    {
        string[] first = [.. Enumerable.Range(0, body.Sentences.Count)
            .Where(i => body.Sentences[i].Unit is TextUnit.Paragraph or TextUnit.Quote)
            .Take(ExcerptSentences)
            .Select(body.TextOf)];
        return first.Length == 0 ? ArticleBody.Empty : BodyReader.Read(PlainText.Fold(string.Join(' ', first)), null);
    }

    private static async Task<Dictionary<long, string>> ContentsAsync(NewsDbContext db, List<long> ids, CancellationToken cancellation)
    {
        var rows = await (
            from a in db.Articles
            where ids.Contains(a.Id)
            join r in db.Revisions on new { Id = a.Id, Number = a.Revision } equals new { Id = r.ArticleId, r.Number }
            select new { a.Id, r.Html }).ToListAsync(cancellation).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Id, row => RevisionCodec.UnpackHtml(row.Html));
    }
}
