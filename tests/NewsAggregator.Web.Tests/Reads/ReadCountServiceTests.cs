using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Reads;

namespace NewsAggregator.Web.Tests.Reads;

/// <summary>A background service that fails ends the site: counting has to bear whatever a database that is away answers.</summary>
public sealed class ReadCountServiceTests
{
    public static TheoryData<DatabaseProvider> Providers => new(DatabaseProvider.Sqlite, DatabaseProvider.Postgres);

    [Theory, MemberData(nameof(Providers))]
    public async Task Counts_are_lost_and_nothing_else_while_the_database_is_away(DatabaseProvider provider)
    {
        NewsDatabase database = new(new DatabaseOptions
        {
            Provider = provider,
            Folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            ConnectionString = $"Host=127.0.0.1;Port={ClosedPort()};Username=nobody;Password=none;Database=none",
        });
        using WritePath writes = new(database);
        ReadCounter counter = new(new ReadStore(writes), TimeProvider.System);
        using ReadCountService service = new(counter, TimeProvider.System, NullLogger<ReadCountService>.Instance);

        counter.Count(1);
        await service.WriteAsync(TestContext.Current.CancellationToken);
    }

    private static int ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
