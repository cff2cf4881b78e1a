namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// At most so many requests at once to one host and in all. A host's own turn is awaited before the common one, so that a slow
/// host's queue holds nobody else up; a host nobody waits for is forgotten.
/// </summary>
internal sealed class HostGates(int perHost, int inAll) : IDisposable
{
    private readonly SemaphoreSlim common = new(inAll);
    private readonly Dictionary<string, Gate> gates = new(StringComparer.OrdinalIgnoreCase);

    public int Count
    {
        get
        {
            lock (gates)
            {
                return gates.Count;
            }
        }
    }

    public async Task<Turn> EnterAsync(Uri address, CancellationToken cancellation)
    {
        string host = $"{address.IdnHost}:{address.Port}";
        Gate gate = Take(host);
        bool entered = false;
        try
        {
            await gate.Turns.WaitAsync(cancellation).ConfigureAwait(false);
            entered = true;
            await common.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Leave(host, gate, entered);
            throw;
        }

        return new Turn(this, host, gate);
    }

    public void Dispose() => common.Dispose();

    private Gate Take(string host)
    {
        lock (gates)
        {
            if (!gates.TryGetValue(host, out Gate? gate))
            {
                gates[host] = gate = new Gate(new SemaphoreSlim(perHost));
            }

            gate.Users++;
            return gate;
        }
    }

    private void Leave(string host, Gate gate, bool entered)
    {
        lock (gates)
        {
            if (entered)
            {
                gate.Turns.Release();
            }

            if (--gate.Users == 0)
            {
                gates.Remove(host);
                gate.Turns.Dispose();
            }
        }
    }

    internal sealed class Gate(SemaphoreSlim turns)
    {
        public SemaphoreSlim Turns { get; } = turns;

        public int Users { get; set; }
    }

    /// <summary>One turn at one host; given back once.</summary>
    internal sealed class Turn(HostGates owner, string host, Gate gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                owner.common.Release();
                owner.Leave(host, gate, entered: true);
            }
        }
    }
}
