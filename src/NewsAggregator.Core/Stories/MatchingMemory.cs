using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Summaries;

namespace NewsAggregator.Core.Stories;

/// <summary>The articles of the open stories: found by id, by terms and by text.</summary>
internal sealed class MatchingMemory
{
    /// <summary>Likeness below this is not looked at for shared text.</summary>
    private const float LikeACopy = 0.2f;

    private readonly TextHolders holders = new();
    private readonly Dictionary<long, MatchedArticle> articles = [];
    private readonly Dictionary<long, OpenStory> stories = [];

    public StoryIndex Index { get; } = new();

    public IReadOnlyDictionary<long, MatchedArticle> Articles => articles;

    public IReadOnlyDictionary<long, OpenStory> Stories => stories;

    /// <summary>Reads an article's terms and text; it is not known by that.</summary>
    public MatchedArticle Read(StoryArticle article)
    {
        // Where and by whom it was written is the same in all that an agency tells.
        string text = article.Text[Openings.Length(article.Text)..];
        List<Range> tokens = Segmentation.Tokens(text);
        char[] folded = TermFold.Fold(text);
        MatchedArticle matched = new(article, NearCopy.Sketch(folded, tokens));
        Index.Read(matched, text, folded, tokens);
        Index.Weigh(matched);
        return matched;
    }

    /// <summary>The first seen article that has the text of this one, and how much of it.</summary>
    public (MatchedArticle Original, double Share)? TextOf(MatchedArticle article)
    {
        foreach (MatchedArticle holder in holders.Sharing(article))
        {
            if (CopyOf(article, holder) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A cut of a long text shares few of the hashes that texts are found by: the likest articles are looked at, too.</summary>
    public (MatchedArticle Original, double Share)? TextOf(MatchedArticle article, IEnumerable<(MatchedArticle Article, float Likeness)> near)
    {
        foreach ((MatchedArticle other, float likeness) in near.Take(4))
        {
            if (likeness >= LikeACopy && CopyOf(article, other) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>From now on the article's text is found.</summary>
    public void Hold(MatchedArticle article) => holders.Hold(article);

    public OpenStory StoryOf(long id)
    {
        if (!stories.TryGetValue(id, out OpenStory? story))
        {
            story = Index.Found(id);
            stories.Add(id, story);
        }

        return story;
    }

    /// <summary>A story takes the id of the article that founds it, unless another one has taken it already.</summary>
    public long Free(long articleId) => stories.ContainsKey(articleId) ? -articleId : articleId;

    public string Reason(MatchedArticle article, MatchedArticle likest) => StoryReason.Write(Index.Shared(article, likest), article.Title);

    public StoryMatch Join(OpenStory story, MatchedArticle article, StoryMatch match)
    {
        articles[article.Id] = article;
        article.Match = match with { StoryId = story.Id };
        holders.Hold(article);
        Index.Join(story, article);
        if (!(article.Match.NearCopyOf is { } original && articles.TryGetValue(original, out MatchedArticle? first) && first.Story == story))
        {
            Index.Post(article);
        }

        return article.Match;
    }

    /// <summary>The article stays known.</summary>
    public void Leave(MatchedArticle article)
    {
        OpenStory story = article.Story!;
        holders.Release(article);
        Index.Unpost(article);
        Index.Leave(article);
        if (story.Members.Count == 0)
        {
            stories.Remove(story.Id);
        }
    }

    public void Forget(MatchedArticle article)
    {
        Leave(article);
        articles.Remove(article.Id);
    }

    private (MatchedArticle Original, double Share)? CopyOf(MatchedArticle article, MatchedArticle other)
    {
        return StoryLikeness.CopyShare(article.Sketch, other.Sketch) is not { } share || StoryNames.HaveOtherSubjects(article, other) ? null
            : other.Match?.NearCopyOf is { } first && articles.TryGetValue(first, out MatchedArticle? original) ? (original, share)
            : (other, share);
    }
}
