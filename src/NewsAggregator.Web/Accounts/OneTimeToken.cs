using System.Security.Cryptography;
using System.Text;

namespace NewsAggregator.Web.Accounts;

/// <summary>The secret part of a one-time link: 128 bits. It is shown once; only its hash is kept.</summary>
internal static class OneTimeToken
{
    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
