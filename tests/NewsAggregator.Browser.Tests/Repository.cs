namespace NewsAggregator.Browser.Tests;

/// <summary>Where the things stand that a test does not find beside itself.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Web { get; } = Path.Combine(Root, "src", "NewsAggregator.Web");

    /// <summary>The site as built in the same configuration as these tests.</summary>
    public static string WebProgram { get; } = Path.Combine(Web, "bin", Configuration, "net10.0", "NewsAggregator.Web.dll");

    public static string Pictures { get; } = Path.Combine(Root, "docs", "pictures");

    private static string Configuration =>
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsAggregator.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests have to run from inside the repository.");
    }
}
