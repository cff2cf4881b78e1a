using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Pages;

/// <summary>Where the one-time link leads: it makes the first admin.</summary>
[EnableRateLimiting(AccountRegistration.LoginLimit)]
public sealed class FirstAdminModel(ReaderContext here, AccountActions accounts) : ReaderPage(here)
{
    public override bool IsAdmin => true;
    public bool IsLinkGood { get; private set; }
    public string? Complaint { get; private set; }
    public string? Name { get; private set; }

    public async Task OnGetAsync(string token)
    {
        Open();
        IsLinkGood = await accounts.IsSetupLinkGoodAsync(token, Aborted).ConfigureAwait(false);
        Response.StatusCode = IsLinkGood ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string token, string? name, string? password)
    {
        Open();
        Name = name;
        SetupAnswer answer = await accounts.CreateFirstAdminAsync(token, name ?? "", password ?? "", Aborted).ConfigureAwait(false);
        if (answer == SetupAnswer.Done)
        {
            return LocalRedirect(Here.Site.IsSetUp ? "~/admin" : "~/setup");
        }

        IsLinkGood = answer != SetupAnswer.BadLink;
        Complaint = answer == SetupAnswer.WeakPassword ? "firstAdmin.password" : "firstAdmin.badName";
        return Page();
    }

    private void Open()
    {
        Title = Here.Words["firstAdmin.title"];
        IsReading = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
