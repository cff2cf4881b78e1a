using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>A group with its sources; the last shelf, without a slug, has those of no group.</summary>
public sealed record SourceShelf(string Name, string? Slug, IReadOnlyList<SourceLine> Sources);

/// <summary>The directory of sources, and the picker: what is ticked becomes the address of a front page of the reader's own.</summary>
public sealed class SourcesModel(ReaderContext here) : ReaderPage(here)
{
    // On a long list the shelves stand closed, so that a phone shows the groups first.
    private const int MostOpenSources = 60;

    /// <summary>Each source once, on the first of its groups' shelves: a source ticked twice could not be unticked.</summary>
    public IReadOnlyList<SourceShelf> Shelves { get; private set; } = [];
    public EditionContents Contents { get; private set; } = null!;
    public Picker Chosen { get; private set; } = Picker.Everything;
    public bool IsLong => Contents.Sources.Count > MostOpenSources;

    /// <summary>Those with articles, and those chosen.</summary>
    public IReadOnlyList<TopicLine> Topics => [.. Contents.Topics.Where(t => t.Articles > 0 || Chosen.Topics.Contains(t.Slug))];
    public string Target { get; private set; } = "";

    public bool IsTicked(SourceLine source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Chosen.Sources.Contains(source.Slug) || (Chosen.Sources.Count == 0 && Chosen.WithoutSources.Contains(source.Slug));
    }

    public bool LeavesOut => Chosen.Sources.Count == 0 && Chosen.WithoutSources.Count > 0;

    public async Task<IActionResult> OnGetAsync(string? edition)
    {
        if (!UseEdition(edition))
        {
            return Sorry(StatusCodes.Status404NotFound, "list");
        }

        Contents = await Here.ContentsAsync().ConfigureAwait(false);
        Chosen = ListRequest.ReadPicker(Request.Query);
        Shelves = Fill(Contents, Here.Words);
        Target = Here.At.Place("/", Here.Edition).Split('?')[0];
        Title = Here.Words["sources.title"];
        Place = "sources";
        KeepFromRobots = !Chosen.IsEverything;
        IsReading = true;
        return Page();
    }

    private static IReadOnlyList<SourceShelf> Fill(EditionContents contents, Words words)
    {
        ILookup<string, SourceLine> byGroup = contents.Sources.ToLookup(s => s.Groups is [string first, ..] ? first : "");
        IEnumerable<SourceShelf> shelves = contents.Groups.Select(g => new SourceShelf(EditionContents.Name(g, words), g.Slug, [.. byGroup[g.Slug]]))
            .Append(new SourceShelf(words["sources.noGroup"], null, [.. byGroup[""]]))
            .Where(shelf => shelf.Sources.Count > 0);

        // Shelves with something to read come first; a long list of sources that wait for their start must not hide them.
        return [.. shelves.OrderByDescending(shelf => shelf.Sources.Any(s => s.Articles > 0))];
    }
}
