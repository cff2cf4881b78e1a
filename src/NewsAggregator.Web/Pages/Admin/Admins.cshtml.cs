using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>Who the admins are: invite, take back, remove, and one's own password.</summary>
[EnableRateLimiting(AccountRegistration.LoginLimit)]
public sealed class AdminsModel(ReaderContext here, AdminsQuery query, Joining joining, AccountActions accounts, AdminStore admins, AdminLinkStore links) : AdminPage(here)
{
    private const int MostNote = 100;

    public override string Section => "admins";
    public IReadOnlyList<AdminLine> Admins { get; private set; } = [];
    public IReadOnlyList<InvitationLine> Invitations { get; private set; } = [];

    /// <summary>The link just made: shown now and never again.</summary>
    public string? Link { get; private set; }
    public string? LinkFor { get; private set; }

    /// <summary>Words of what was wrong with the passwords given.</summary>
    public string? PasswordComplaint { get; private set; }
    public string? Complaint { get; private set; }

    public bool IsMe(AdminLine admin)
    {
        ArgumentNullException.ThrowIfNull(admin);
        return string.Equals(admin.Name, Who, StringComparison.OrdinalIgnoreCase);
    }

    public Task OnGetAsync() => OpenAsync();

    public async Task<IActionResult> OnPostInviteAsync(string? note)
    {
        string? plain = Core.Languages.PlainText.Fold(note) is { Length: > 0 } text ? Core.Languages.PlainText.Cut(text, MostNote) : null;
        Link = Here.At.PublicUrl + await joining.InviteAsync(Who, plain, Aborted).ConfigureAwait(false);
        LinkFor = plain;
        await OpenAsync().ConfigureAwait(false);
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(string? name)
    {
        if (await joining.ResetAsync(name ?? "", Who, Aborted).ConfigureAwait(false) is string path)
        {
            Link = Here.At.PublicUrl + path;
            LinkFor = name;
        }

        await OpenAsync().ConfigureAwait(false);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(int id)
    {
        await links.RevokeAsync(id, Who, Aborted).ConfigureAwait(false);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id, string? typed)
    {
        await OpenAsync().ConfigureAwait(false);
        if (Admins.FirstOrDefault(admin => admin.Id == id) is not AdminLine admin)
        {
            return RedirectToPage();
        }

        // Whoever leaves types the own name: no slip of the hand puts oneself out.
        if (IsMe(admin) && !string.Equals(typed?.Trim(), admin.Name, StringComparison.OrdinalIgnoreCase))
        {
            Complaint = Here.Words["admins.typeName"];
            return Page();
        }

        if (!await admins.RemoveAsync(admin.Id, Who, Aborted).ConfigureAwait(false))
        {
            Complaint = Here.Words["admins.last"];
            return Page();
        }

        if (IsMe(admin))
        {
            await accounts.LogoutAsync().ConfigureAwait(false);
            return LocalRedirect("~/");
        }

        Say(Here.Words.Say("admins.removed", admin.Name));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? present, string? next)
    {
        PasswordAnswer answer = await accounts.ChangePasswordAsync(Who, present ?? "", next ?? "", Aborted).ConfigureAwait(false);
        if (answer == PasswordAnswer.Done)
        {
            Say(Here.Words["admins.password.done"]);
            return RedirectToPage();
        }

        PasswordComplaint = Here.Words[answer switch
        {
            PasswordAnswer.Weak => "firstAdmin.password",
            PasswordAnswer.TooManyTries => "login.tooMany",
            _ => "admins.password.wrong",
        }];
        await OpenAsync().ConfigureAwait(false);
        return Page();
    }

    private async Task OpenAsync()
    {
        Title = Here.Words["adminNav.admins"];
        Admins = await query.AdminsAsync(Aborted).ConfigureAwait(false);
        Invitations = await query.InvitationsAsync(Aborted).ConfigureAwait(false);
    }
}
