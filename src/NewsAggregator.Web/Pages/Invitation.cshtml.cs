using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Pages;

/// <summary>Where a one-time link leads: it makes a further admin, or gives one a new password.</summary>
[EnableRateLimiting(AccountRegistration.LoginLimit)]
public sealed class InvitationModel(ReaderContext here, Joining joining) : ReaderPage(here)
{
    public override bool IsAdmin => true;
    public bool IsLinkGood { get; private set; }

    /// <summary>Whose password the link sets; null: it makes a new admin.</summary>
    public string? ResetsFor { get; private set; }
    public string? Complaint { get; private set; }
    public string? Name { get; private set; }

    public Task OnGetAsync(string token) => OpenAsync(token);

    public async Task<IActionResult> OnPostAsync(string token, string? name, string? password)
    {
        JoinAnswer answer = await joining.UseLinkAsync(token, name ?? "", password ?? "", Aborted).ConfigureAwait(false);
        if (answer == JoinAnswer.Done)
        {
            return LocalRedirect("~/admin");
        }

        await OpenAsync(token).ConfigureAwait(false);
        Name = name;
        Complaint = answer == JoinAnswer.WeakPassword ? "firstAdmin.password" : "firstAdmin.badName";
        return Page();
    }

    private async Task OpenAsync(string token)
    {
        string? whose = await joining.NameOnLinkAsync(token, Aborted).ConfigureAwait(false);
        IsLinkGood = whose is not null;
        ResetsFor = whose is { Length: > 0 } ? whose : null;
        Title = Here.Words[ResetsFor is null ? "invitation.title" : "invitation.reset.title"];
        Response.StatusCode = IsLinkGood ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        IsReading = true;
    }
}
