using NewsAggregator.Web.Commands;

namespace NewsAggregator.Web.Tests.Commands;

/// <summary>The filter in a file, as someone's repository would drive it.</summary>
[Collection("console")]
public sealed class FilterCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("news-test-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_filter_is_exported_checked_previewed_applied_and_reverted()
    {
        (int exit, string first, _) = await RunAsync("filter", "export");
        Assert.Equal(0, exit);
        Assert.Contains("default show", first, StringComparison.Ordinal);

        string good = Write("good.filter", "hide title:deals\n");
        Assert.Equal((0, "1. Hides articles whose title has “deals”.\nWhat no rule decided: shows every article.\n"), Without(await RunAsync("filter", "check", good)));
        Assert.Contains("Compared with v1: 0 articles", (await RunAsync("filter", "preview", good)).Output, StringComparison.Ordinal);

        (exit, string applied, _) = await RunAsync("filter", "apply", good, "--note", "less noise", "--author", "ada");
        Assert.Equal((0, "v2 saved; deciding what is stored.\nv2 is in force over 0 articles.\n"), (exit, applied));
        Assert.Equal((0, "hide title:deals\n"), Without(await RunAsync("filter", "export")));
        Assert.Contains("says the same already", (await RunAsync("filter", "apply", good)).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("filter", "revert", "1")).Exit);
        Assert.Equal(first, (await RunAsync("filter", "export")).Output);
        Assert.Equal(first, (await RunAsync("filter", "export", "--version", "1")).Output);
        string[] history = (await RunAsync("filter", "history")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, history.Length);
        Assert.Matches("^v3 .*in force .*: v1$", history[0]);
        Assert.Matches("^v2 .*ada: less noise$", history[1]);
    }

    [Fact]
    public async Task Errors_are_told_with_their_places_on_stderr_and_the_exit_code_is_1()
    {
        string bad = Write("bad.filter", "hide title:x\nhide sorce:y\n");
        foreach (string verb in (string[])["check", "preview", "apply"])
        {
            (int exit, string output, string error) = await RunAsync("filter", verb, bad);
            Assert.Equal((1, ""), (exit, output));
            Assert.StartsWith($"{bad}:2:6: error: unknown field `sorce`; expected one of ", error, StringComparison.Ordinal);
            Assert.EndsWith("; did you mean `source`?\n", error, StringComparison.Ordinal);
        }

        Assert.Equal((1, $"There is no file '{bad}x'.\n"), WithoutOutput(await RunAsync("filter", "apply", bad + "x")));
        Assert.Equal((1, "There is no edition 'x'. There are: front.\n"), WithoutOutput(await RunAsync("filter", "export", "--edition", "x")));
        Assert.Equal((1, "There is no such version.\n"), WithoutOutput(await RunAsync("filter", "revert", "9")));
        Assert.Equal(2, (await RunAsync("filter")).Exit);
        Assert.Equal(2, (await RunAsync("filter", "revert", "x")).Exit);
    }

    [Fact]
    public async Task A_text_made_from_an_older_version_is_refused()
    {
        await RunAsync("filter", "apply", Write("a.filter", "hide title:a\n"), "--author", "ada");

        (int exit, _, string error) = await RunAsync("filter", "apply", Write("b.filter", "hide title:b\n"), "--base", "1");

        Assert.Equal(1, exit);
        Assert.StartsWith("ada saved v2 meanwhile; nothing was overwritten.", error, StringComparison.Ordinal);
    }

    private static (int, string) Without((int Exit, string Output, string Error) result) => (result.Exit, result.Output);

    private static (int, string) WithoutOutput((int Exit, string Output, string Error) result) => (result.Exit, result.Error);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        await using StringWriter said = new() { NewLine = "\n" };
        await using StringWriter complained = new() { NewLine = "\n" };
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            int exit = await CommandLine.RunAsync([.. words, "--environment=Production", $"--Data:Folder={folder}"]);
            return (exit, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
