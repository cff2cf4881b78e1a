using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>The directory of sources, and the picker: what is ticked becomes an address.</summary>
public sealed class SourcesModel(ReaderContext here) : ReaderPage(here)
{
    /// <summary>A group with its sources; the last shelf, without a slug, has those of no group.</summary>
    public IReadOnlyList<(string Name, string? Slug, IReadOnlyList<SourceLine> Sources)> Shelves { get; private set; } = [];
    public string Target { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? edition)
    {
        if (!UseEdition(edition))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        EditionContents contents = await Here.ContentsAsync().ConfigureAwait(false);
        List<(string, string?, IReadOnlyList<SourceLine>)> shelves = [];
        foreach (GroupLine group in contents.Groups)
        {
            SourceLine[] members = [.. contents.Sources.Where(s => s.Groups.Contains(group.Slug))];
            if (members.Length > 0)
            {
                shelves.Add((EditionContents.Name(group, Here.Words), group.Slug, members));
            }
        }

        SourceLine[] alone = [.. contents.Sources.Where(s => s.Groups.Count == 0)];
        if (alone.Length > 0)
        {
            shelves.Add((Here.Words["sources.noGroup"], null, alone));
        }

        // Shelves with something to read come first; a long list of sources that wait for their start must not hide them.
        Shelves = [.. shelves.OrderByDescending(shelf => shelf.Item3.Any(s => s.Articles > 0))];
        Target = Here.At.Place("/", Here.Edition).Split('?')[0];
        Title = Here.Words["sources.title"];
        Place = "sources";
        IsReading = true;
        return Page();
    }
}
