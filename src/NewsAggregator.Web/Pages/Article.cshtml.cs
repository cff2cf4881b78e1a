using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pictures;

namespace NewsAggregator.Web.Pages;

/// <summary>One article: summary, text, timeline, its story's other articles.</summary>
public sealed class ArticleModel(ReaderContext here, ArticlePageQuery articles, PagePictures pictures) : ReaderPage(here)
{
    private const int WordsPerMinute = 230;
    private const int CharactersPerMinute = 400;

    // By reference: two changes may say the same.
    private readonly Dictionary<ChangedSentence, IReadOnlyList<string>> vanished = new(ReferenceEqualityComparer.Instance);
    private HashSet<string> standing = [];

    public ArticlePage Shown { get; private set; } = null!;
    public EditionView Context { get; private set; } = null!;
    public string Body { get; private set; } = "";

    /// <summary>The article's own picture, where its text has none; null: there is none to show.</summary>
    public ShownPicture? Lead { get; private set; }
    public int Minutes { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? slug, string? edition, int? rev)
    {
        ArticlePageAnswer answer = await articles.FindAsync(id, edition, rev, Aborted).ConfigureAwait(false);
        switch (answer.Access)
        {
            case ArticleAccess.Withdrawn:
                return Sorry(StatusCodes.Status410Gone, "withdrawn", answer.OriginalUrl);
            case ArticleAccess.Hidden:
                return Sorry(StatusCodes.Status404NotFound, "hidden", answer.OriginalUrl);
            case ArticleAccess.NoRevision:
                return Sorry(StatusCodes.Status404NotFound, "version");
            case ArticleAccess.Unknown:
                return Sorry(StatusCodes.Status404NotFound, "article");
            case ArticleAccess.Found when answer.Page is null || answer.Edition is null:
                return Sorry(StatusCodes.Status404NotFound, "article");
        }

        Shown = answer.Page!;
        Here.Edition = Context = answer.Edition!;
        // The newest title makes the slug, so that one address stays the article's own.
        if ((slug ?? "") != Slug.Of(Shown.Line.Title))
        {
            return RedirectPermanent(Here.At.Article(Shown.Line, edition is null ? null : Context, rev));
        }

        Title = Shown.Line.Title;
        Description = Shown.Line.Summary;
        Canonical = Shown.Line.Url;
        IsReading = true;
        KeepFromRobots = rev is not null;
        await pictures.LoadAsync([(id, Shown.Line.ImageUrl), .. BodyHtml.Pictures(Shown.Body.Html).Select(source => (id, (string?)source))], Aborted).ConfigureAwait(false);
        Body = BodyHtml.Of(Shown.Body, Here.Words, source => new BodyPicture(pictures.Of(id, source), pictures.IsNothing(source)));
        Lead = Shown.Body.Html.Contains("<img", StringComparison.Ordinal) ? null : pictures.Of(id, Shown.Line.ImageUrl);
        Card = new PageCard(Shown.Line.PrintedAt, Shown.Line.UpdatedAt).With(pictures.Of(id, Shown.Line.ImageUrl));
        PlaceVanished();
        Minutes = Shown.Line.PublicationLevel == Core.Sources.PublicationLevel.Full ? ReadingMinutes(Shown.Line) : 0;
        return Page();
    }

    /// <summary>Where an event leads: to its sentence, in this text or in the other article.</summary>
    public string AddressOf(long articleId, string? anchor) => articleId == Shown.Line.Id
        ? "#" + (anchor ?? "main")
        : Here.At.Article(articleId, Shown.SameStory.FirstOrDefault(a => a.Id == articleId)?.Title ?? "", Context, null, anchor);

    /// <summary>What a revision changed, with the places of sentences that the text shown no longer has.</summary>
    public SentenceDiffView DiffOf(RevisionChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new SentenceDiffView(change.Sentences, Shown.Line.Language, vanished, anchor => standing.Contains(anchor) ? "#" + anchor : null);
    }

    // A link to a sentence that is gone leads to the newest change that took it; no id stands twice on a page.
    private void PlaceVanished()
    {
        standing = [.. Shown.Body.Sentences.Select(sentence => sentence.Anchor)];
        HashSet<string> taken = [.. standing];
        foreach (ChangedSentence sentence in Shown.Changes.SelectMany(change => change.Sentences))
        {
            List<string> own = [.. sentence.AnchorsBefore.Concat(sentence.AnchorAfter is { } after ? [after] : []).Where(taken.Add)];
            if (own.Count > 0)
            {
                vanished[sentence] = own;
            }
        }
    }

    private static int ReadingMinutes(ArticleLine line)
    {
        bool byCharacters = line.Language is string tag && (tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("ja", StringComparison.OrdinalIgnoreCase));
        return line.Words == 0 ? 0 : Math.Max(1, (int)Math.Round(line.Words / (double)(byCharacters ? CharactersPerMinute : WordsPerMinute), MidpointRounding.AwayFromZero));
    }
}
