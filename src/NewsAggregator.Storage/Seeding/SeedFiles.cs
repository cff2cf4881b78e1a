using System.Text;

namespace NewsAggregator.Storage.Seeding;

/// <summary>The files of <c>seeds/</c> as they are embedded in this assembly, by their path with forward slashes.</summary>
internal static class SeedFiles
{
    private static readonly Dictionary<string, string> ResourceNames = typeof(SeedFiles).Assembly
        .GetManifestResourceNames()
        .Where(static name => name.StartsWith("seeds", StringComparison.Ordinal))
        .ToDictionary(static name => name.Replace('\\', '/'), static name => name, StringComparer.Ordinal);

    public static IEnumerable<string> Under(string folder) => ResourceNames.Keys
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static byte[] Bytes(string path)
    {
        using var stream = typeof(SeedFiles).Assembly.GetManifestResourceStream(ResourceNames[path])
            ?? throw new InvalidOperationException($"The seed {path} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string path) =>
        Encoding.UTF8.GetString(Bytes(path)).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
}
