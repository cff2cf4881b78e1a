using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>The feeds of what changed: each change is an item of its own, behind the same gate as its page.</summary>
internal sealed class ChangesAnswer(ReaderContext here, ChangesQuery query, SyndicationAnswer answer)
{
    // Chinese stays Chinese.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public async Task AnswerAsync(HttpContext context, string format)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        string? after = context.Request.Query["after"];
        ListCursor? cursor = ListCursor.Parse(after);
        EditionView? edition = context.GetRouteValue("edition") is string slug ? here.Editions.FirstOrDefault(e => e.Slug == slug) : here.Editions.FirstOrDefault(e => e.IsDefault);
        if (edition is null || (after is { Length: > 0 } && cursor is null))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        here.Edition = edition;
        (IReadOnlyList<ChangedArticle> changes, ListCursor? next) = await query.PageAsync(edition, cursor, ArticleListQuery.FeedLeast, context.RequestAborted).ConfigureAwait(false);
        await answer.FeedAsync(context, Feed(edition, changes, format, cursor, next), format).ConfigureAwait(false);
    }

    private SyndicationFeed Feed(EditionView edition, IReadOnlyList<ChangedArticle> changes, string format, ListCursor? after, ListCursor? next)
    {
        Addresses at = here.At;
        string title = $"{here.SiteAndEdition(edition)} · {here.Words["changes.title"]}";
        IReadOnlyList<SyndicationItem> items = DistinctTimes.Of([.. changes.Select(change => Item(edition, change))], here.Now);
        return new SyndicationFeed
        {
            Id = SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(edition, ArticleList.Front).TrimEnd('/') + "/changes"),
            Title = title,
            Description = here.Words.Say("changes.description", here.SiteAndEdition(edition)),
            PageUrl = at.Absolute(at.Changes(edition)),
            SelfUrl = at.Absolute(at.ChangesFeed(edition, format, after)),
            NextUrl = next is null ? null : at.Absolute(at.ChangesFeed(edition, format, next)),
            CurrentUrl = after is null ? null : at.Absolute(at.ChangesFeed(edition, format)),
            Language = here.Words.Language,
            Updated = items.Count == 0 ? here.Site.SeededAt : items.Max(item => item.Updated),
            Items = items,
        };
    }

    private SyndicationItem Item(EditionView edition, ChangedArticle changed)
    {
        ArticleLine line = changed.Line;
        return new SyndicationItem
        {
            Id = SyndicationId.OfChange(here.Site.SiteId, line.Id, changed.Change.Number),
            Title = line.Title.Length > 0 ? line.Title : line.SourceName,
            Url = here.At.Absolute(here.At.Article(line, edition, null, $"version-{changed.Change.Number}")),
            OriginalUrl = line.Url,
            Author = line.Author,
            SourceName = line.SourceName,
            Summary = InWords(changed.Change),
            Html = Html(changed.Change),
            Language = line.Language,
            Published = changed.Change.At,
            Updated = changed.Change.At,
        };
    }

    private string? InWords(RevisionChange change) =>
        change.TitleBefore is not null ? here.Words.Say("changes.newTitle", change.Title)
        : change.Sentences.FirstOrDefault(sentence => sentence.After is not null) is { } sentence ? $"{here.Words[sentence.Before is null ? "revision.new" : "revision.changed"]}: {sentence.After}"
        : change.Sentences is [var gone, ..] ? $"{here.Words["revision.gone"]}: {gone.Before}"
        : null;

    /// <summary>Our own markup around encoded words.</summary>
    private string? Html(RevisionChange change)
    {
        StringBuilder html = new();
        if (change.TitleBefore is { } before)
        {
            Pieces(html.Append("<p>").Append(Encoded(here.Words["revision.title"])).Append(": "), before, change.Title).Append("</p>");
        }

        if (change.Sentences.Count > 0)
        {
            html.Append("<ul>");
            foreach (ChangedSentence sentence in change.Sentences)
            {
                html.Append("<li>");
                _ = (sentence.Before, sentence.After) switch
                {
                    (null, { } added) => html.Append("<ins>").Append(Encoded(added)).Append("</ins>"),
                    ({ } gone, null) => html.Append("<del>").Append(Encoded(gone)).Append("</del>"),
                    ({ } old, { } late) => Pieces(html, old, late),
                    _ => html,
                };
                html.Append("</li>");
            }

            html.Append("</ul>");
        }

        return html.Length == 0 ? null : html.ToString();
    }

    private static StringBuilder Pieces(StringBuilder html, string before, string after)
    {
        foreach (WordPiece piece in WordDiff.Of(before, after))
        {
            string? tag = piece.Kind switch { ChangeKind.Gone => "del", ChangeKind.New => "ins", _ => null };
            _ = tag is null ? html.Append(Encoded(piece.Text)) : html.Append('<').Append(tag).Append('>').Append(Encoded(piece.Text)).Append("</").Append(tag).Append('>');
        }

        return html;
    }

    private static string Encoded(string text) => Encoder.Encode(text);
}
