using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Tests.House;

public sealed partial class LayoutTests
{
    private const int MostLines = 400;

    private static readonly string[] AtTheTop =
    [
        "src", "tests", "seeds", "docs", ".ci", ".config", ".git", ".editorconfig", ".gitattributes", ".gitignore",
        "Directory.Build.props", "Directory.Packages.props", "NewsAggregator.sln", "README.md", "LICENSE", "global.json", "nuget.config",
    ];

    [Fact]
    public void The_top_level_holds_what_the_layout_names() =>
        Assert.Empty(Repository.TopLevel().Where(Repository.IsOurs).Except(AtTheTop));

    [Fact]
    public void There_are_no_bucket_files() => Assert.DoesNotContain(Code(), Bucket().IsMatch);

    [Fact]
    public void A_file_holds_one_thing()
    {
        var long400 = Code()
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => (path, lines: Repository.Read(path).AsSpan().Count('\n')))
            .Where(file => file.lines > MostLines);
        Assert.Empty(long400);
    }

    [Fact]
    public void Tests_mirror_the_projects()
    {
        var projects = Repository.Files("src", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path) + ".Tests");
        var tests = Repository.Files("tests", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.Empty(projects.Except(tests));
    }

    [Fact]
    public void Fixtures_name_their_origin()
    {
        var folders = Repository.Files("tests/Fixtures").Select(path => path.Split('/')).Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct();
        Assert.All(folders, folder => Assert.True(
            File.Exists(Path.Combine(Repository.Root, "tests", "Fixtures", folder, "README.md"))
            || Repository.Files("tests/Fixtures").Contains("tests/Fixtures/README.md") && Repository.Read("tests/Fixtures/README.md").Contains($"`{folder}`", StringComparison.Ordinal),
            $"tests/Fixtures/{folder} needs a README.md, or a line in tests/Fixtures/README.md, that says where it comes from"));
    }

    private static IEnumerable<string> Code() => Repository.Files("src", ".cs", ".cshtml", ".js", ".css").Concat(Repository.Files("tests", ".cs"));

    [GeneratedRegex(@"(Manager|Helpers?|Utils?|Utilities|Common|Misc)(\.\w+$|/)", RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
