using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Tests.House;

/// <summary>Habits that no analyzer holds, read from the text of the sources.</summary>
public sealed partial class SourceTextTests
{
    [Fact]
    public void The_clock_is_read_through_TimeProvider_only() => Assert.Empty(Places(Sources(), Clock()));

    [Fact]
    public void Raw_html_is_written_in_one_partial_only() =>
        Assert.True(Places(Sources(), RawHtml()).Select(place => place.Split(':')[0]).Distinct().Count() <= 1,
            "Raw HTML in more than one file: " + string.Join(", ", Places(Sources(), RawHtml())));

    /// <summary>A loop over strangers' documents may outlive a bug of ours; nothing else may hide one.</summary>
    [Fact]
    public void Everything_is_caught_in_three_files_at_most() =>
        Assert.True(Places(Sources(), CatchAll()).Select(place => place.Split(':')[0]).Distinct().Count() <= 3,
            "Caught without a name in: " + string.Join(", ", Places(Sources(), CatchAll())));

    [Fact]
    public void Nothing_is_left_undone() => Assert.Empty(Places(Sources().Concat(Tests()), Undone()));

    [Fact]
    public void No_registry_and_no_path_of_one_machine_is_written_down()
    {
        var own = "tests/NewsAggregator.Core.Tests/House/SourceTextTests.cs";
        Assert.Empty(Places(Repository.TextFiles().Where(path => path != own), Elsewhere()));
    }

    [Fact]
    public void Pages_ask_queries_and_never_the_database() =>
        Assert.Empty(Places(Repository.Files("src/NewsAggregator.Web/Pages", ".cs", ".cshtml"), Database()));

    [Fact]
    public void Only_Ingestion_opens_outgoing_connections() => Assert.Empty(Places(
        Sources().Where(path => !path.StartsWith("src/NewsAggregator.Ingestion/", StringComparison.Ordinal)), Outgoing()));

    [Fact]
    public void Pages_have_no_inline_script_or_style() =>
        Assert.Empty(Places(Repository.Files("src/NewsAggregator.Web", ".cshtml"), Inline()));

    private static IEnumerable<string> Sources() =>
        Repository.Files("src", ".cs", ".cshtml").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Tests() => Repository.Files("tests", ".cs").Where(path => !path.Contains("/House/", StringComparison.Ordinal));

    /// <summary>"path:line: text" of each line that matches; comments of C# are left out.</summary>
    private static string[] Places(IEnumerable<string> files, Regex pattern) => [.. files.SelectMany(path => Repository.Read(path).Split('\n')
        .Select((text, index) => (text, index))
        .Where(line => !line.text.TrimStart().StartsWith("///", StringComparison.Ordinal) && pattern.IsMatch(line.text))
        .Select(line => $"{path}:{line.index + 1}: {line.text.Trim()}"))];

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bHtml\.Raw\b|\bnew HtmlString\b", RegexOptions.CultureInvariant)]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\)(?!\s*when)|\{|$)", RegexOptions.CultureInvariant)]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|\bNotImplementedException\b", RegexOptions.CultureInvariant)]
    private static partial Regex Undone();

    [GeneratedRegex(@"api\.nuget\.org|registry\.npmjs\.org|deb\.debian\.org|pypi\.org/simple|(?<![\w.}\)])/(work|root|home/\w+)/", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\b\w*DbContext\b|\bIDbContextFactory\b", RegexOptions.CultureInvariant)]
    private static partial Regex Database();

    [GeneratedRegex(@"\bnew (HttpClient|SocketsHttpHandler|HttpClientHandler|TcpClient|Socket)\b|\bIHttpClientFactory\b", RegexOptions.CultureInvariant)]
    private static partial Regex Outgoing();

    [GeneratedRegex(@"<style\b|<script(?![^>]*(\bsrc=|application/(ld\+)?json))|\sstyle=""|\son(click|load|error|change|submit|input)=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
