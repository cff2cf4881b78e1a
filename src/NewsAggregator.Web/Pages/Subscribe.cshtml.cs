using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Makes the addresses of a wished list's feeds.</summary>
public sealed class SubscribeModel(ReaderContext here) : ReaderPage(here)
{
    public static IReadOnlyList<string> ContentChoices { get; } = ["full", "summary", "headline"];
    public static IReadOnlyList<string> LinkChoices { get; } = ["here", "original"];

    public EditionContents Contents { get; private set; } = null!;
    public IReadOnlyList<EditionView> EditionsToChoose => Here.Editions;
    public ArticleList List { get; private set; } = ArticleList.Front;
    public string ListTitle { get; private set; } = "";
    public string Holds { get; private set; } = "full";
    public string LinkTo { get; private set; } = "here";

    /// <summary>What is asked beyond the list, as a query; null: nothing.</summary>
    public string? More { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? edition, string? source, string? topic, string? content, string? link)
    {
        if (!UseEdition(edition))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Contents = await Here.ContentsAsync().ConfigureAwait(false);
        List = source is { Length: > 0 }
            ? new ArticleList { Source = source, Picker = topic is { Length: > 0 } ? Picker.Everything with { Topics = [topic] } : Picker.Everything }
            : new ArticleList { Topic = topic is { Length: > 0 } ? topic : null };
        ListName? name = ListName.Of(new ListRequest(Here.Edition, List, null, null, false), Contents, Here);
        if (name is null)
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Holds = ContentChoices.Contains(content) ? content! : "full";
        LinkTo = LinkChoices.Contains(link) ? link! : "here";
        string[] more = [.. Holds == "full" ? [] : new[] { "content=" + Holds }, .. LinkTo == "here" ? [] : new[] { "link=" + LinkTo }];
        More = more.Length == 0 ? null : string.Join('&', more);
        ListTitle = name.Full;
        Feeds = List;
        FeedsTitle = name.Full;
        Title = Here.Words["subscribe.title"];
        Place = "subscribe";
        IsReading = true;
        return Page();
    }
}
