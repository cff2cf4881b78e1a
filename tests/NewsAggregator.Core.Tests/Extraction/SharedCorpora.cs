namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>Data beside the repository that is never copied into it; tests that need it skip where it is missing.</summary>
internal static class SharedCorpora
{
    public static string File(string relative)
    {
        string? found = Find(relative);
        Assert.SkipUnless(found is not null, $"shared/corpora/{relative} is not beside this repository");
        return found!;
    }

    private static string? Find(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "corpora", relative);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
