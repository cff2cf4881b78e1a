using System.Reflection;

namespace NewsAggregator.Storage.Seeding;

/// <summary>The files of seeds/, embedded in this assembly under their own paths.</summary>
internal static class SeedFiles
{
    private static readonly Assembly Home = typeof(SeedFiles).Assembly;

    /// <exception cref="FileNotFoundException">No such seed: a fault of the build.</exception>
    public static async Task<string> ReadTextAsync(string path)
    {
        await using Stream stream = Home.GetManifestResourceStream(path) ?? throw new FileNotFoundException("No embedded seed.", path);
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync().ConfigureAwait(false);
    }
}
