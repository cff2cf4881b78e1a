using Microsoft.AspNetCore.Mvc;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Pages;

public sealed class LogoutModel(ReaderContext here, AccountActions accounts) : ReaderPage(here)
{
    public override bool IsAdmin => true;
    public void OnGet()
    {
        Title = Here.Words["logout.title"];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await accounts.LogoutAsync().ConfigureAwait(false);
        return LocalRedirect("~/");
    }
}
