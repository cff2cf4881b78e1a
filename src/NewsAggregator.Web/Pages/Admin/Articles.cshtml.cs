using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>All stored articles, whatever any filter says of them.</summary>
public sealed class ArticlesModel(ReaderContext here, ArticleAdminQuery query, AdminQuery feeds) : AdminPage(here)
{
    private const int PageSize = 50;

    public override string Section => "articles";
    public ArticleWish Wish { get; private set; } = new();

    /// <summary>Null: the wish names an edition or source that is not there.</summary>
    public ArticleAdminPage? Found { get; private set; }
    public bool IsLater { get; private set; }
    public IReadOnlyList<(string Slug, string Name)> Sources { get; private set; } = [];

    public async Task OnGetAsync(string? q, string? edition, string? verdict, int? rule, string? source, string? after)
    {
        Title = Here.Words["adminNav.articles"];
        Verdict? wanted = verdict switch { "show" => Verdict.Show, "hide" => Verdict.Hide, _ => null };
        Wish = new ArticleWish(Blank(edition), wanted, rule, Blank(source), Blank(q));
        ListCursor? cursor = ListCursor.Parse(after);
        IsLater = cursor is not null;
        Found = await query.PageAsync(Wish, cursor, PageSize, Aborted).ConfigureAwait(false);
        Sources = await feeds.SourceNamesAsync(Aborted).ConfigureAwait(false);
    }

    /// <summary>This list with other wishes.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        Dictionary<string, string?> values = new()
        {
            ["q"] = Wish.Words,
            ["edition"] = Wish.Edition,
            ["verdict"] = Wish.Verdict switch { Verdict.Show => "show", Verdict.Hide => "hide", _ => null },
            ["rule"] = Wish.Rule?.ToString(CultureInfo.InvariantCulture),
            ["source"] = Wish.Source,
        };
        foreach ((string name, string? value) in changes)
        {
            values[name] = value;
        }

        return QueryHelpers.AddQueryString(Here.At.Place("/admin/articles"), values.Where(pair => pair.Value is { Length: > 0 }));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
