using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Accounts;

/// <summary>The one-time link that makes the first admin: 128 bits, 24 hours. Only its hash is stored.</summary>
public sealed class SetupLink(NewsDatabase database, SettingStore settings, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>A new token, which replaces any older one; null when there is an admin already.</summary>
    public async Task<string?> DrawAsync(CancellationToken cancellation)
    {
        if (await HasAdminAsync(cancellation).ConfigureAwait(false))
        {
            return null;
        }

        string token = OneTimeToken.Draw();
        Dictionary<string, string> values = new()
        {
            [SettingKeys.SetupTokenHash] = OneTimeToken.Hash(token),
            [SettingKeys.SetupTokenEnds] = (clock.GetUtcNow() + Lasts).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        await settings.WriteAsync(values, cancellation).ConfigureAwait(false);
        return token;
    }

    public async Task<bool> IsGoodAsync(string token, CancellationToken cancellation)
    {
        string? hash = await settings.ReadAsync(SettingKeys.SetupTokenHash, cancellation).ConfigureAwait(false);
        string? ends = await settings.ReadAsync(SettingKeys.SetupTokenEnds, cancellation).ConfigureAwait(false);
        return hash is { Length: > 0 } && ends is not null
            && clock.GetUtcNow().ToUnixTimeMilliseconds() < long.Parse(ends, CultureInfo.InvariantCulture)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(OneTimeToken.Hash(token)))
            && !await HasAdminAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Uses the link up: true for one caller only, however many try at once.</summary>
    public Task<bool> TakeAsync(string token, CancellationToken cancellation) =>
        settings.ReplaceAsync(SettingKeys.SetupTokenHash, OneTimeToken.Hash(token), "", cancellation);

    /// <summary>Gives back a link whose use failed after all.</summary>
    public Task ReturnAsync(string token, CancellationToken cancellation) =>
        settings.ReplaceAsync(SettingKeys.SetupTokenHash, "", OneTimeToken.Hash(token), cancellation);

    private async Task<bool> HasAdminAsync(CancellationToken cancellation)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Users.AnyAsync(cancellation).ConfigureAwait(false);
    }
}
