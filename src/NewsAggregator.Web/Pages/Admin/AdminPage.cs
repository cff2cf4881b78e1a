namespace NewsAggregator.Web.Pages.Admin;

/// <summary>What every page of the admin area has: its section in the navigation, who acts, and a word about what was just done.</summary>
public abstract class AdminPage : ReaderPage
{
    private const string SaidKey = "said";

    protected AdminPage(ReaderContext here)
        : base(here) => IsReading = true;

    public sealed override bool IsAdmin => true;

    /// <summary>Key of the section that is lit in the navigation: see <see cref="AdminNav"/>.</summary>
    public abstract string Section { get; }

    /// <summary>What the last action did, said once on the next page.</summary>
    public string? Said => TempData[SaidKey] as string;

    /// <summary>The admin's name, for the audit.</summary>
    protected string Who => User.Identity?.Name ?? "";

    /// <summary>Keeps a sentence for the page that is shown next.</summary>
    protected void Say(string sentence) => TempData[SaidKey] = sentence;
}
