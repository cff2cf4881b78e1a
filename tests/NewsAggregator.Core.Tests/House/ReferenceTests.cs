using System.Xml.Linq;

namespace NewsAggregator.Core.Tests.House;

/// <summary>Each project exists because it forbids something; these are the forbidden things.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("Core")]
    [InlineData("Storage", "Core")]
    [InlineData("Ingestion", "Storage")]
    [InlineData("Web", "Ingestion")]
    public void References_run_one_way(string project, params string[] expected) =>
        Assert.Equal(expected.Select(name => $"NewsAggregator.{name}"), References(project));

    [Fact]
    public void There_are_four_projects_and_no_fifth() => Assert.Equal(
        ["NewsAggregator.Core", "NewsAggregator.Ingestion", "NewsAggregator.Storage", "NewsAggregator.Web"],
        Repository.Files("src", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path)));

    [Theory]
    [InlineData("Core", "EntityFrameworkCore")]
    [InlineData("Core", "AspNetCore")]
    [InlineData("Core", "Sqlite")]
    [InlineData("Core", "Npgsql")]
    [InlineData("Core", "Extensions.Http")]
    [InlineData("Storage", "Extensions.Http")]
    [InlineData("Ingestion", "AspNetCore")]
    public void A_project_has_no_package_for_what_it_forbids(string project, string forbidden) =>
        Assert.DoesNotContain(Packages(project), name => name.Contains(forbidden, StringComparison.Ordinal));

    [Fact]
    public void Versions_stand_in_one_file()
    {
        var projects = Repository.Files("src", ".csproj").Concat(Repository.Files("tests", ".csproj")).ToArray();
        Assert.NotEmpty(projects);
        Assert.All(projects, path => Assert.DoesNotContain(
            Load(path).Descendants("PackageReference"), package => package.Attribute("Version") is not null));
        Assert.All(projects, path => Assert.True(
            File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, "packages.lock.json")), $"{path} has no lock file"));
    }

    [Fact]
    public void Every_package_is_explained()
    {
        var explained = Repository.Read("docs/ARCHITECTURE.md");
        var pinned = Load("Directory.Packages.props").Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToArray();
        Assert.NotEmpty(pinned);
        Assert.All(pinned, name => Assert.Contains($"`{name}`", explained, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string project) => Load($"src/NewsAggregator.{project}/NewsAggregator.{project}.csproj")
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static string[] Packages(string project) => [.. Load($"src/NewsAggregator.{project}/NewsAggregator.{project}.csproj")
        .Descendants()
        .Where(element => element.Name.LocalName is "PackageReference" or "FrameworkReference")
        .Select(package => package.Attribute("Include")!.Value)];

    private static XDocument Load(string path) => XDocument.Load(Path.Combine(Repository.Root, path));
}
