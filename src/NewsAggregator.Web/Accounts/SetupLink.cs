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

        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Dictionary<string, string> values = new()
        {
            [SettingKeys.SetupTokenHash] = Hash(token),
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
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(token)))
            && !await HasAdminAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The link has done its work.</summary>
    public Task EndAsync(CancellationToken cancellation) => settings.WriteAsync(new Dictionary<string, string> { [SettingKeys.SetupTokenHash] = "" }, cancellation);

    private async Task<bool> HasAdminAsync(CancellationToken cancellation)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Users.AnyAsync(cancellation).ConfigureAwait(false);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
