using Microsoft.AspNetCore.WebUtilities;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>All stories of more than one article, whatever any filter shows of them.</summary>
public sealed class StoriesModel(ReaderContext here, StoryAdminQuery query) : AdminPage(here)
{
    private const int PageSize = 50;

    public override string Section => "stories";
    public StoryAdminList Found { get; private set; } = new([], null);
    public string Words { get; private set; } = "";
    public bool OnlyArranged { get; private set; }
    public bool IsLater { get; private set; }

    public async Task OnGetAsync(string? q, string? only, string? after)
    {
        Title = Here.Words["adminNav.stories"];
        (Words, OnlyArranged) = (q?.Trim() ?? "", only == "arranged");
        ListCursor? cursor = ListCursor.Parse(after);
        IsLater = cursor is not null;
        Found = await query.ListAsync(Words, OnlyArranged, cursor, PageSize, Aborted).ConfigureAwait(false);
    }

    /// <summary>This list from here on.</summary>
    public string From(ListCursor? after) => QueryHelpers.AddQueryString(Here.At.Place("/admin/stories"), new Dictionary<string, string?>
    {
        ["q"] = Words, ["only"] = OnlyArranged ? "arranged" : null, ["after"] = after?.ToString(),
    }.Where(pair => pair.Value is { Length: > 0 }));
}
