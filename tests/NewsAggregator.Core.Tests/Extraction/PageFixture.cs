using NewsAggregator.Core.Tests.House;

namespace NewsAggregator.Core.Tests.Extraction;

internal static class PageFixture
{
    public static string Read(string name) => File.ReadAllText(PathOf(name));

    public static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "Fixtures", "pages", name);
}
