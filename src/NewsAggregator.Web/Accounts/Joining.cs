using Microsoft.AspNetCore.Identity;
using NewsAggregator.Storage.Accounts;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Accounts;

public enum JoinAnswer
{
    Done,

    /// <summary>Unknown, used, taken back or over.</summary>
    BadLink,
    BadName,

    /// <summary>Under 12 characters.</summary>
    WeakPassword,
}

/// <summary>How somebody becomes an admin, or one again: always by a link that works once.</summary>
public sealed class Joining(UserManager<AdminUser> users, SignInManager<AdminUser> signIn, SetupLink setup, AdminLinkStore links, AdminStore admins, TimeProvider clock)
{
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLasts = TimeSpan.FromDays(1);
    private const int MostName = 64;

    /// <summary>Path of a link that makes a further admin.</summary>
    /// <param name="note">For whom it is meant.</param>
    public Task<string> InviteAsync(string who, string? note, CancellationToken cancellation) => LinkAsync(InvitationLasts, who, note, null, cancellation);

    /// <summary>Path of a link that gives this admin a new password; null where there is no such admin.</summary>
    public async Task<string?> ResetAsync(string name, string who, CancellationToken cancellation) =>
        await users.FindByNameAsync(name.Trim()).ConfigureAwait(false) is AdminUser user ? await LinkAsync(ResetLasts, who, null, user.Id, cancellation).ConfigureAwait(false) : null;

    public Task<bool> IsSetupLinkGoodAsync(string token, CancellationToken cancellation) => setup.IsGoodAsync(token, cancellation);

    /// <summary>Makes the first admin and logs in.</summary>
    public async Task<JoinAnswer> CreateFirstAdminAsync(string token, string name, string password, CancellationToken cancellation)
    {
        if (!await setup.IsGoodAsync(token, cancellation).ConfigureAwait(false))
        {
            return JoinAnswer.BadLink;
        }

        return await CreateAsync(
            name, password, () => setup.TakeAsync(token, cancellation), () => setup.ReturnAsync(token, cancellation), "setup link", cancellation).ConfigureAwait(false);
    }

    /// <summary>What a link is good for; null where it is good for nothing (any more).</summary>
    /// <returns>The name of the admin whose password it sets; empty for an invitation.</returns>
    public async Task<string?> NameOnLinkAsync(string token, CancellationToken cancellation)
    {
        AdminLink? link = await links.FindAsync(OneTimeToken.Hash(token), cancellation).ConfigureAwait(false);
        return link is null ? null : link.UserId is null ? "" : (await users.FindByIdAsync(link.UserId).ConfigureAwait(false))?.UserName;
    }

    /// <summary>Makes the invited admin, or sets the new password, and logs in.</summary>
    /// <param name="name">Not looked at where the link is somebody's new password.</param>
    public async Task<JoinAnswer> UseLinkAsync(string token, string name, string password, CancellationToken cancellation)
    {
        if (await links.FindAsync(OneTimeToken.Hash(token), cancellation).ConfigureAwait(false) is not AdminLink link)
        {
            return JoinAnswer.BadLink;
        }

        return link.UserId is null
            ? await CreateAsync(name, password, () => links.TakeAsync(link.Id, cancellation), () => links.ReturnAsync(link, cancellation), link.MadeBy, cancellation).ConfigureAwait(false)
            : await SetPasswordAsync(link, link.UserId, password, cancellation).ConfigureAwait(false);
    }

    private async Task<string> LinkAsync(TimeSpan lasts, string who, string? note, string? userId, CancellationToken cancellation)
    {
        string token = OneTimeToken.Draw();
        await links.AddAsync(OneTimeToken.Hash(token), lasts, who, note, userId, cancellation).ConfigureAwait(false);
        return "/invitations/" + token;
    }

    private async Task<JoinAnswer> CreateAsync(string name, string password, Func<Task<bool>> take, Func<Task> giveBack, string by, CancellationToken cancellation)
    {
        string plain = name.Trim();
        if (plain.Length is 0 or > MostName || plain.Any(char.IsControl))
        {
            return JoinAnswer.BadName;
        }

        AdminUser user = new() { UserName = plain, CreatedAt = clock.GetUtcNow(), LastLoginAt = clock.GetUtcNow() };

        // The link is used up before, not after: two who hold it cannot both come in by it.
        if (!await take().ConfigureAwait(false))
        {
            return JoinAnswer.BadLink;
        }

        IdentityResult made = await users.CreateAsync(user, password).ConfigureAwait(false);
        if (!made.Succeeded)
        {
            await giveBack().ConfigureAwait(false);
            return IsAboutPassword(made) ? JoinAnswer.WeakPassword : JoinAnswer.BadName;
        }

        await admins.AuditAsync(plain, "admin.joined", plain, by, cancellation).ConfigureAwait(false);
        await signIn.SignInAsync(user, isPersistent: true).ConfigureAwait(false);
        return JoinAnswer.Done;
    }

    private async Task<JoinAnswer> SetPasswordAsync(AdminLink link, string userId, string password, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(userId).ConfigureAwait(false) is not AdminUser user || !await links.TakeAsync(link.Id, cancellation).ConfigureAwait(false))
        {
            return JoinAnswer.BadLink;
        }

        IdentityResult set = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user).ConfigureAwait(false), password).ConfigureAwait(false);
        if (!set.Succeeded)
        {
            await links.ReturnAsync(link, cancellation).ConfigureAwait(false);
            return JoinAnswer.WeakPassword;
        }

        await users.SetLockoutEndDateAsync(user, null).ConfigureAwait(false);
        await users.ResetAccessFailedCountAsync(user).ConfigureAwait(false);
        await admins.AuditAsync(user.UserName!, "admin.password", user.UserName!, null, cancellation).ConfigureAwait(false);
        await signIn.SignInAsync(user, isPersistent: true).ConfigureAwait(false);
        return JoinAnswer.Done;
    }

    private static bool IsAboutPassword(IdentityResult result) => result.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal));
}
