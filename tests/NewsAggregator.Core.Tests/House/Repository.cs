namespace NewsAggregator.Core.Tests.House;

/// <summary>The files of the working tree that are ours: no build output, nothing that .gitignore names.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
        ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "data", ".git", ".vs", ".idea", "node_modules"];

    private static readonly string[] TextKinds =
        [".cs", ".cshtml", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".sh", ".js", ".css", ".html", ".opml", ".xml", ".yml", ".resx", ".filter", ".txt", ".editorconfig", ""];

    /// <summary>Where NewsAggregator.sln stands.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root with forward slashes, in order, of files under <paramref name="folder"/>.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings)
    {
        var top = new DirectoryInfo(Path.Combine(Root, folder));
        return !top.Exists ? [] : [.. Walk(top)
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Where(path => endings.Length == 0 || endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)];
    }

    public static IEnumerable<string> TextFiles() => Files("").Where(path => TextKinds.Contains(Path.GetExtension(path)));

    public static IEnumerable<string> TopLevel() => new DirectoryInfo(Root).EnumerateFileSystemInfos().Select(entry => entry.Name);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool IsOurs(string name) => !NotOurs.Contains(name);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories().Where(inner => IsOurs(inner.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsAggregator.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests have to run from inside the repository.");
    }
}
