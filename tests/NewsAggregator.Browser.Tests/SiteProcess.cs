using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NewsAggregator.Browser.Tests;

/// <summary>The built site as a process of its own, on a free loopback port and with an empty data folder at first.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;
    private readonly string _data;

    private SiteProcess(Process process, string data)
    {
        _process = process;
        _data = data;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
    }

    /// <summary>Where it listens, as it says itself; null until it does.</summary>
    public Uri? Address => Announced().Match(Output) is { Success: true } line ? new Uri(line.Groups[1].Value) : null;

    public bool IsRunning => !_process.HasExited;

    /// <summary>What it wrote so far, for the message of a failed test.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="settings">Beside the usual ones, as the environment writes them: Outbound__TimeoutSeconds.</param>
    public static SiteProcess Start(params (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("news-site-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList = { Repository.WebProgram },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Data__Folder"] = data,
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var site = new SiteProcess(process, data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) _output.Enqueue(line.Data);
    }

    [GeneratedRegex(@"serves (http://127\.0\.0\.1:[1-9]\d*/)", RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
