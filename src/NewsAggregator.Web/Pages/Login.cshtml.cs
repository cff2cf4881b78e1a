using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Pages;

[EnableRateLimiting(AccountRegistration.LoginLimit)]
public sealed class LoginModel(ReaderContext here, AccountActions accounts) : ReaderPage(here)
{
    public override bool IsAdmin => true;
    public string? Complaint { get; private set; }
    public string? ReturnUrl { get; private set; }
    public string? Name { get; private set; }

    public void OnGet(string? returnUrl) => Open(returnUrl);

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl)
    {
        Open(returnUrl);
        Name = name;
        LoginAnswer answer = await accounts.LoginAsync(name ?? "", password ?? "").ConfigureAwait(false);
        if (answer == LoginAnswer.Done)
        {
            return LocalRedirect(ReturnUrl!);
        }

        Complaint = answer == LoginAnswer.TooManyTries ? "login.tooMany" : "login.refused";
        return Page();
    }

    private void Open(string? returnUrl)
    {
        Title = Here.Words["login.title"];
        IsReading = true;
        ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : Url.Content("~/admin");
    }
}
