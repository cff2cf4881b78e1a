using Microsoft.AspNetCore.Identity;
using NewsAggregator.Storage.Accounts;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Accounts;

public enum LoginAnswer
{
    Done,

    /// <summary>The same for an unknown name, a wrong password and a locked account.</summary>
    Refused,
    TooManyTries,
}

public enum PasswordAnswer
{
    Done,

    /// <summary>The present password is wrong.</summary>
    Refused,

    /// <summary>The new one is under 12 characters.</summary>
    Weak,
    TooManyTries,
}

/// <summary>What an admin does with the own account: log in and out, change the password.</summary>
public sealed class AccountActions(UserManager<AdminUser> users, SignInManager<AdminUser> signIn, LoginPace pace, AdminStore admins, TimeProvider clock)
{
    // What a refused try takes at least, whatever was wrong with it.
    private static readonly TimeSpan Refusal = TimeSpan.FromMilliseconds(500);

    // Checked where there is no password to check, so that this takes as long as a wrong one.
    private static readonly AdminUser Nobody = new() { UserName = "nobody" };
    private static string? nobodysHash;

    public async Task<LoginAnswer> LoginAsync(string name, string password)
    {
        if (!pace.MayTry(name))
        {
            return LoginAnswer.TooManyTries;
        }

        long begun = clock.GetTimestamp();
        nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, OneTimeToken.Draw());
        if (await CheckAsync(name, password).ConfigureAwait(false))
        {
            return LoginAnswer.Done;
        }

        TimeSpan rest = Refusal - clock.GetElapsedTime(begun);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock).ConfigureAwait(false);
        }

        return LoginAnswer.Refused;
    }

    public Task LogoutAsync() => signIn.SignOutAsync();

    /// <summary>Ends all other sessions of this admin; the present one stays.</summary>
    public async Task<PasswordAnswer> ChangePasswordAsync(string name, string present, string next, CancellationToken cancellation)
    {
        if (!pace.MayTry(name))
        {
            return PasswordAnswer.TooManyTries;
        }

        if (await users.FindByNameAsync(name).ConfigureAwait(false) is not AdminUser user)
        {
            return PasswordAnswer.Refused;
        }

        IdentityResult changed = await users.ChangePasswordAsync(user, present, next).ConfigureAwait(false);
        if (!changed.Succeeded)
        {
            return changed.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? PasswordAnswer.Refused : PasswordAnswer.Weak;
        }

        await signIn.RefreshSignInAsync(user).ConfigureAwait(false);
        await admins.AuditAsync(name, "admin.password", name, null, cancellation).ConfigureAwait(false);
        return PasswordAnswer.Done;
    }

    private async Task<bool> CheckAsync(string name, string password)
    {
        AdminUser? user = await users.FindByNameAsync(name.Trim()).ConfigureAwait(false);
        if (user is null || await users.IsLockedOutAsync(user).ConfigureAwait(false))
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash!, password);
            return false;
        }

        SignInResult result = await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true).ConfigureAwait(false);
        if (result.Succeeded)
        {
            await admins.LoggedInAsync(user.Id).ConfigureAwait(false);
        }

        return result.Succeeded;
    }
}
