using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>What every page tells the layout, and what it needs to answer.</summary>
public abstract class ReaderPage(ReaderContext here) : PageModel
{
    public ReaderContext Here => here;

    /// <summary>Without the site's name.</summary>
    public string Title { get; protected set; } = "";
    public string? Description { get; protected set; }

    /// <summary>Set on pages that people share.</summary>
    public PageCard? Card { get; protected set; }

    /// <summary>The list whose feeds this page announces; null: the front page's.</summary>
    public ArticleList? Feeds { get; protected set; }
    public string? FeedsTitle { get; protected set; }

    /// <summary>The feed of what this page lists, in one of the formats xml, atom, json.</summary>
    public virtual string FeedAddress(string format) => here.At.Feed(here.Edition, Feeds ?? ArticleList.Front, format);

    /// <summary>On an edition's front page what the reader chose of it, so that the picker opens with it; elsewhere null.</summary>
    public Picker? Choosing { get; protected set; }
    public string? Canonical { get; protected set; }

    /// <summary>Which entry of the navigation is lit: front, topics, sources, subscribe.</summary>
    public string Place { get; protected set; } = "";

    /// <summary>The page begins with a search box of its own: the masthead needs none.</summary>
    public bool HasOwnSearch { get; protected set; }

    /// <summary>Style sheets beyond the first.</summary>
    public bool IsReading { get; protected set; }
    public virtual bool IsAdmin => false;
    public bool KeepFromRobots { get; protected set; }

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>Answers with the error page, which says this.</summary>
    protected StatusCodeResult Sorry(int status, string key, string? original = null)
    {
        HttpContext.Items[typeof(Sorry)] = new Sorry(key, original);
        return StatusCode(status);
    }

    /// <summary>Chooses the edition that an address names; false where there is none.</summary>
    protected bool UseEdition(string? slug)
    {
        if (slug is null)
        {
            return true;
        }

        EditionView? edition = here.Editions.FirstOrDefault(e => e.Slug == slug);
        here.Edition = edition ?? here.Edition;
        return edition is not null;
    }
}

/// <summary>Why a page is not there.</summary>
/// <param name="Key">Words under "error.".</param>
/// <param name="Original">The publisher's page.</param>
public sealed record Sorry(string Key, string? Original);
