using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NewsAggregator.Browser.Tests;

/// <summary>The built site as a process of its own, on a free loopback port and with an empty data folder.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;
    private readonly string _data;

    private SiteProcess(Process process, Uri address, string data)
    {
        _process = process;
        _data = data;
        Address = address;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
    }

    public Uri Address { get; }

    public bool IsRunning => !_process.HasExited;

    /// <summary>What it wrote so far, for the message of a failed test.</summary>
    public string Output => string.Join('\n', _output);

    public static SiteProcess Start()
    {
        var data = Directory.CreateTempSubdirectory("news-site-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
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
                ["ASPNETCORE_URLS"] = address.OriginalString,
                ["Data__Folder"] = data,
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            },
        };
        var process = new Process { StartInfo = start };
        var site = new SiteProcess(process, address, data);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) _output.Enqueue(line.Data);
    }
}
