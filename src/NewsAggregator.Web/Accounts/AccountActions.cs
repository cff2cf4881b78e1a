using Microsoft.AspNetCore.Identity;
using NewsAggregator.Storage.Accounts;

namespace NewsAggregator.Web.Accounts;

public enum SetupAnswer
{
    Done,

    /// <summary>Unknown, used or over: a new one is printed at the next start.</summary>
    BadLink,
    BadName,

    /// <summary>Under 12 characters.</summary>
    WeakPassword,
}

public enum LoginAnswer
{
    Done,

    /// <summary>The same for an unknown name, a wrong password and a locked account.</summary>
    Refused,
    TooManyTries,
}

/// <summary>What visitors may do to become or be an admin.</summary>
public sealed class AccountActions(UserManager<AdminUser> users, SignInManager<AdminUser> signIn, SetupLink link, LoginPace pace, TimeProvider clock)
{
    private const int MostName = 64;

    // Checked for unknown names, so that these take as long as known ones.
    private static readonly AdminUser Nobody = new() { UserName = "nobody" };
    private static string? nobodysHash;

    public Task<bool> IsSetupLinkGoodAsync(string token, CancellationToken cancellation) => link.IsGoodAsync(token, cancellation);

    /// <summary>Makes the first admin and logs in.</summary>
    public async Task<SetupAnswer> CreateFirstAdminAsync(string token, string name, string password, CancellationToken cancellation)
    {
        if (!await link.IsGoodAsync(token, cancellation).ConfigureAwait(false))
        {
            return SetupAnswer.BadLink;
        }

        string plain = name.Trim();
        if (plain.Length is 0 or > MostName || plain.Any(char.IsControl))
        {
            return SetupAnswer.BadName;
        }

        AdminUser user = new() { UserName = plain, CreatedAt = clock.GetUtcNow() };
        IdentityResult made = await users.CreateAsync(user, password).ConfigureAwait(false);
        if (!made.Succeeded)
        {
            return made.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal)) ? SetupAnswer.WeakPassword : SetupAnswer.BadName;
        }

        await link.EndAsync(cancellation).ConfigureAwait(false);
        await signIn.SignInAsync(user, isPersistent: true).ConfigureAwait(false);
        return SetupAnswer.Done;
    }

    public async Task<LoginAnswer> LoginAsync(string name, string password)
    {
        if (!pace.MayTry(name))
        {
            return LoginAnswer.TooManyTries;
        }

        if (await users.FindByNameAsync(name.Trim()).ConfigureAwait(false) is not AdminUser user)
        {
            nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
            return LoginAnswer.Refused;
        }

        SignInResult result = await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true).ConfigureAwait(false);
        return result.Succeeded ? LoginAnswer.Done : LoginAnswer.Refused;
    }

    public Task LogoutAsync() => signIn.SignOutAsync();
}
