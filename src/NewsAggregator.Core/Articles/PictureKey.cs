using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Articles;

/// <summary>Under which number a picture is kept: XxHash64 of its absolute address in UTF-16.</summary>
public static class PictureKey
{
    public static long Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return (long)XxHash64.HashToUInt64(MemoryMarshal.AsBytes(address.AsSpan()));
    }
}
