namespace NewsAggregator.Core.Tests.Feeds;

/// <summary>The corpora beside the repository; tests that need them skip where they are not.</summary>
internal static class SharedCorpora
{
    public static string Folder(string name)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "NewsAggregator.sln")))
        {
            root = root.Parent;
        }

        string folder = Path.Combine(root?.Parent?.FullName ?? "", "shared", "corpora", name);
        Assert.SkipUnless(root is not null && Directory.Exists(folder), $"needs ../shared/corpora/{name} beside the repository");
        return folder;
    }
}
