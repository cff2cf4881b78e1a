using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pictures;

/// <summary>Signs the addresses of pictures, so that this site shows what stands in its articles and fetches nothing else for anybody.</summary>
public sealed class PictureSignature(SettingStore settings)
{
    private const int Bytes = 9;
    private byte[]? secret;

    public async Task<byte[]> SecretAsync(CancellationToken cancellation) =>
        secret ??= Convert.FromHexString(await settings.ReadAsync(SettingKeys.PictureKey, cancellation).ConfigureAwait(false) ?? "");

    /// <summary>HMAC-SHA256 over article, picture and width, its first nine bytes in base64url.</summary>
    public static string Of(byte[] secret, long article, long key, int width)
    {
        byte[] said = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{article}/{key:x16}/{width}"));
        return System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(secret, said).AsSpan(0, Bytes));
    }

    public static bool Holds(byte[] secret, long article, long key, int width, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, article, key, width)), Encoding.UTF8.GetBytes(signature));
}
