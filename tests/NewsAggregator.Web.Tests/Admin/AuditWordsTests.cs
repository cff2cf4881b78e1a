using System.Text.RegularExpressions;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>Whatever the program writes into the audit, the audit page has words for.</summary>
public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_that_the_code_writes_has_its_words()
    {
        string[] actions = [.. Directory.EnumerateFiles(Path.Combine(OptionsDocumentTests.Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Near().Matches(File.ReadAllText(path)).SelectMany(call => Action().Matches(call.Value)).Select(match => match.Groups[1].Value))
            .Distinct()];
        Assert.Contains("filter.saved", actions);
        Assert.True(actions.Length > 12, $"{actions.Length} actions found");
        Assert.All(actions, action =>
        {
            Assert.True(Words.In("en").Find("audit.did." + action.Replace('.', '-')) is not null, $"no words audit.did.{action.Replace('.', '-')}");
            Assert.True(Words.In("en").Find("audit.kind." + action.Split('.')[0]) is not null, $"no words audit.kind.{action.Split('.')[0]}");
        });
    }

    // A call that writes the audit, with the two lines that may follow it.
    [GeneratedRegex(@"(AuditLine\.WriteAsync|AuditAsync)\((.*\n){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Near();

    [GeneratedRegex("\"((?:admin|invitation|source|sources|filter|edition|article|demo|need|site|opml|group|story)\\.[a-z-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}
