using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Changed sentences as a page shows them.</summary>
/// <param name="Language">Of the article's words.</param>
/// <param name="Ids">Anchors that stand nowhere else on the page: a link to a sentence that is gone leads here.</param>
/// <param name="Address">Where the sentence with this anchor stands now; null: nowhere.</param>
public sealed record SentenceDiffView(IReadOnlyList<ChangedSentence> Sentences, string? Language, IReadOnlyDictionary<ChangedSentence, IReadOnlyList<string>> Ids, Func<string, string?> Address)
{
    public static IReadOnlyDictionary<ChangedSentence, IReadOnlyList<string>> NoIds { get; } = new Dictionary<ChangedSentence, IReadOnlyList<string>>();

    public static SentenceDiffView Of(IReadOnlyList<ChangedSentence> sentences, string? language) => new(sentences, language, NoIds, _ => null);
}
