using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Pages;

/// <summary>Where the one-time link leads: it makes the first admin.</summary>
[EnableRateLimiting(AccountRegistration.LoginLimit)]
public sealed class FirstAdminModel(ReaderContext here, Joining joining) : ReaderPage(here)
{
    public override bool IsAdmin => true;
    public bool IsLinkGood { get; private set; }
    public string? Complaint { get; private set; }
    public string? Name { get; private set; }

    public async Task OnGetAsync(string token)
    {
        Open();
        IsLinkGood = await joining.IsSetupLinkGoodAsync(token, Aborted).ConfigureAwait(false);
        Response.StatusCode = IsLinkGood ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string token, string? name, string? password)
    {
        Open();
        Name = name;
        JoinAnswer answer = await joining.CreateFirstAdminAsync(token, name ?? "", password ?? "", Aborted).ConfigureAwait(false);
        if (answer == JoinAnswer.Done)
        {
            return LocalRedirect(Here.Site.IsSetUp ? "~/admin" : "~/setup");
        }

        IsLinkGood = answer != JoinAnswer.BadLink;
        Complaint = answer == JoinAnswer.WeakPassword ? "firstAdmin.password" : "firstAdmin.badName";
        return Page();
    }

    private void Open()
    {
        Title = Here.Words["firstAdmin.title"];
        IsReading = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
