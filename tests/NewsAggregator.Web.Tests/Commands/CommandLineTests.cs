using System.CommandLine;
using NewsAggregator.Web.Commands;

namespace NewsAggregator.Web.Tests.Commands;

[Collection("console")]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("migrate", "twice")]
    [InlineData("refresh", "one", "two")]
    [InlineData("opml")]
    [InlineData("opml", "import")]
    [InlineData("seed", "--wrong")]
    public async Task Wrong_usage_exits_with_2(params string[] words) => Assert.Equal(2, await CommandLine.RunAsync(words));

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("refresh", "--help")]
    public async Task Help_exits_with_0(params string[] words) => Assert.Equal(0, await CommandLine.RunAsync(words));

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:0")]
    [InlineData(false, "--Data:Folder=x")]
    [InlineData(true, "refresh")]
    [InlineData(true, "--help")]
    public void Without_a_word_the_site_is_served(bool isCommand, params string[] words) => Assert.Equal(isCommand, CommandLine.IsCommand(words));

    [Fact]
    public void Every_command_is_in_the_operations_page()
    {
        string page = File.ReadAllText(Path.Combine(OptionsDocumentTests.Root(), "docs", "OPERATIONS.md"));
        string[] commands = [.. CommandLine.Root([]).Subcommands.SelectMany(Words)];

        Assert.NotEmpty(commands);
        Assert.All(commands, words => Assert.Contains("`" + words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_reach_the_program_beside_a_commands_own_words()
    {
        string folder = Directory.CreateTempSubdirectory("news-test-").FullName;
        try
        {
            Assert.Equal(0, await CommandLine.RunAsync(["migrate", "--environment=Production", $"--Data:Folder={folder}"]));
            Assert.True(File.Exists(Path.Combine(folder, "news.db")));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Words(Command command) => command.Subcommands.Count == 0 ? [command.Name] : command.Subcommands.Select(sub => $"{command.Name} {sub.Name}");
}
