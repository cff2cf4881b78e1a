using System.Text.Encodings.Web;
using System.Text.Json;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>An article's data: what its page shows, for programs, behind the same gate.</summary>
internal sealed class ArticleJson(ReaderContext here, ArticlePageQuery articles, SyndicationAnswer answer)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public async Task AnswerAsync(HttpContext context, long id)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        string? edition = context.Request.Query["edition"].ToString() is { Length: > 0 } slug ? slug : null;
        int? revision = int.TryParse(context.Request.Query["rev"], System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
        ArticlePageAnswer found = await articles.FindAsync(id, edition, revision, context.RequestAborted).ConfigureAwait(false);
        if (found.Access != ArticleAccess.Found || found.Page is not { } page)
        {
            bool gone = found.Access == ArticleAccess.Withdrawn;
            context.Response.StatusCode = gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(new { error = gone ? "withdrawn" : found.Access == ArticleAccess.Hidden ? "hidden" : "unknown", original = found.OriginalUrl }, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await answer.BytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(Value(page, found.Edition!), Options), "application/json").ConfigureAwait(false);
    }

    private object Value(ArticlePage page, EditionView edition)
    {
        ArticleLine line = page.Line;
        return new
        {
            Id = SyndicationId.OfArticle(here.Site.SiteId, line.Id),
            Number = line.Id,
            Url = here.At.Absolute(here.At.Article(line, edition)),
            Original = line.Url,
            line.Title,
            line.Language,
            Source = new { Slug = line.SourceSlug, Name = line.SourceName },
            line.Author,
            Description = line.Summary,
            Published = line.PublishedAt,
            Updated = line.UpdatedAt,
            FirstSeen = line.FirstSeenAt,
            page.Revision,
            line.Words,
            line.Topics,
            Story = line.StoryId,
            NearCopyOf = line.NearCopyOfId,
            Summary = page.Summary.Select(s => new { s.Text, s.Anchor, Article = s.ArticleId }),
            Timeline = page.Timeline.Select(e => new
            {
                e.Id,
                Kind = e.Kind.ToString().ToLowerInvariant(),
                Date = Times.Machine(e.Start, e.Precision),
                e.Start,
                e.End,
                Precision = e.Precision.ToString().ToLowerInvariant(),
                e.Text,
                e.Anchor,
                Article = e.ArticleId,
                Source = e.SourceName,
            }),
            Html = page.Body.Html,
        };
    }
}
