using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>"Why is it not here?", for any address or title.</summary>
public sealed class NotHereModel(ReaderContext here, NotHereQuery query) : AdminPage(here)
{
    private const int MostLength = 2000;

    public override string Section => "articles";
    public string Asked { get; private set; } = "";
    public NotHereAnswer? Answer { get; private set; }

    public async Task OnGetAsync(string? ask)
    {
        Title = Here.Words["why.ask"];
        Asked = Core.Languages.PlainText.Cut(ask?.Trim() ?? "", MostLength);
        Answer = Asked.Length == 0 ? null : await query.AskAsync(Asked, Aborted).ConfigureAwait(false);
    }
}
