using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage;

namespace NewsAggregator.Ingestion.Tests;

public sealed class CutVisitTests
{
    private const string Whole = "<rss><channel><title>P</title><link>https://a.example/</link><item><guid>1</guid><title>one</title></item><item><guid>2</guid><title>two</title></item><item><guid>3</guid><title>three</title></item></channel></rss>";

    [Fact]
    public async Task Items_that_came_before_a_connection_broke_are_kept_and_the_rest_follows()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        int sent = Whole.IndexOf("three", StringComparison.Ordinal);
        Task answering = AnswerAsync(server, [sent, Whole.Length], TestContext.Current.CancellationToken);
        Uri root = new($"http://{server.LocalEndpoint}/");
        await using IngestionSite site = await IngestionSite.CreateAsync([root]);
        await site.AddSourcesAsync([new Uri(root, "feed")]);

        VisitReport cut = Assert.Single(await site.VisitAllAsync());
        Feed afterCut = await FeedAsync(site);
        VisitReport whole = Assert.Single(await site.VisitAllAsync());
        await answering;

        Assert.Equal((VisitKind.Failed, 2), (cut.Kind, cut.New));
        Assert.Equal((FeedFailure.ConnectionCut, 1, null), (afterCut.LastFailure, afterCut.Failures, afterCut.LastSuccessAt));
        Assert.Contains("2 items that came before were kept", afterCut.LastFailureText, StringComparison.Ordinal);
        Assert.Equal((VisitKind.Read, 1), (whole.Kind, whole.New));
        Assert.Equal((FeedFailure.None, 0), ((await FeedAsync(site)).LastFailure, (await FeedAsync(site)).Failures));
        Assert.Empty(site.Bugs.Lines);
    }

    private static async Task<Feed> FeedAsync(IngestionSite site)
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        return await db.Feeds.SingleAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Answers a connection for each length, claims the whole document, and closes after so many bytes of it.</summary>
    private static Task AnswerAsync(TcpListener server, int[] lengths, CancellationToken stop) => Task.Run(
        async () =>
        {
            foreach (int length in lengths)
            {
                using TcpClient peer = await server.AcceptTcpClientAsync(stop);
                await peer.GetStream().ReadAtLeastAsync(new byte[8192], 1, cancellationToken: stop);
                await peer.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: {Whole.Length}\r\n\r\n{Whole[..length]}"), stop);
            }
        },
        stop);
}
