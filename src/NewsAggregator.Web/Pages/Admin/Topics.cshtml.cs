using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Topics;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>The site's vocabulary of topics: add, rename, join.</summary>
public sealed class TopicsModel(ReaderContext here, TopicsQuery query, TopicStore store) : AdminPage(here)
{
    private static readonly char[] Separators = [',', '，', '、', '\n', '\r'];

    public override string Section => "topics";
    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>Articles of the default edition.</summary>
    public IReadOnlyDictionary<string, int> Articles { get; private set; } = new Dictionary<string, int>();

    /// <summary>What was wrong with the form of this topic; empty: of the new one.</summary>
    public (string Topic, string Words)? Complaint { get; private set; }
    public TopicDraft Draft { get; private set; } = new("", "", "", []);

    public Task OnGetAsync() => OpenAsync();

    public async Task<IActionResult> OnPostAddAsync(string? slug, string? nameEn, string? nameZh, string? aliases)
    {
        Draft = DraftOf(slug, nameEn, nameZh, aliases);
        return await AnswerAsync(await store.AddAsync(Draft, Who, Aborted).ConfigureAwait(false), "", "topicAdmin.added").ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostChangeAsync(string? slug, string? nameEn, string? nameZh, string? aliases)
    {
        Draft = DraftOf(slug, nameEn, nameZh, aliases);
        return await AnswerAsync(await store.ChangeAsync(Draft, Who, Aborted).ConfigureAwait(false), Draft.Slug, "topicAdmin.changed").ConfigureAwait(false);
    }

    public async Task<IActionResult> OnPostJoinAsync(string? slug, string? into) =>
        await AnswerAsync(await store.JoinAsync(slug ?? "", into ?? "", Who, Aborted).ConfigureAwait(false), slug ?? "", "topicAdmin.joined").ConfigureAwait(false);

    /// <summary>A topic as its form shows it: as typed where that was refused.</summary>
    public TopicDraft FormOf(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return Complaint is { } wrong && wrong.Topic == topic.Slug && Draft.Slug == topic.Slug ? Draft : new TopicDraft(topic.Slug, topic.NameEn, topic.NameZh, topic.Aliases);
    }

    private async Task<IActionResult> AnswerAsync(TopicOutcome outcome, string topic, string said)
    {
        if (outcome == TopicOutcome.Done)
        {
            Say(Here.Words[said]);
            return RedirectToPage();
        }

        await OpenAsync().ConfigureAwait(false);
        Complaint = (topic, Here.Words["topicAdmin.outcome." + outcome]);
        return Page();
    }

    private async Task OpenAsync()
    {
        Title = Here.Words["adminNav.topics"];
        Topics = await query.ListAsync(Aborted).ConfigureAwait(false);
        Articles = (await Here.ContentsAsync().ConfigureAwait(false)).Topics.ToDictionary(t => t.Slug, t => t.Articles);
    }

    private static TopicDraft DraftOf(string? slug, string? nameEn, string? nameZh, string? aliases) => new(
        slug?.Trim() ?? "", PlainText.Fold(nameEn), PlainText.Fold(nameZh),
        [.. (aliases ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(alias => PlainText.Fold(alias)).Where(alias => alias.Length > 0).Distinct(StringComparer.Ordinal)]);
}
