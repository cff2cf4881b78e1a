namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// One chain of redirects: at most so many hops, none twice, each checked. The allow-list opens the start only; a hop within the
/// same scheme, host and port as an allow-listed start stays there and may be followed, any other is judged as a stranger's.
/// </summary>
internal sealed class RedirectRule
{
    private readonly OutboundGuard guard;
    private readonly int maxHops;
    private readonly Uri start;
    private readonly bool startOfSource;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private int hops;

    public RedirectRule(OutboundGuard guard, int maxHops, Uri start, bool ofSource)
    {
        this.guard = guard;
        this.maxHops = maxHops;
        this.start = start;
        startOfSource = ofSource;
        OfSource = ofSource;
        seen.Add(Key(start));
    }

    /// <summary>Whether the allow-list holds for the address reached last.</summary>
    public bool OfSource { get; private set; }

    /// <summary>Set when the chain was too long or ran in a circle, as against a refused address.</summary>
    public bool TooMany { get; private set; }

    public OutboundVerdict Follow(Uri current, string location)
    {
        // Real servers write spaces into their paths; a space in the host stays what it is and is refused as an escape.
        string written = location.Trim(' ').Replace(" ", "%20", StringComparison.Ordinal);
        Uri? target = null;
        bool absolute = HasScheme(written);
        if (written.Any(char.IsControl) || written.Contains('\\', StringComparison.Ordinal) || (!absolute && !Uri.TryCreate(current, written, out target)))
        {
            return OutboundVerdict.No("the redirect's address cannot be read");
        }

        string address = absolute ? written : target!.AbsoluteUri;
        bool sameOrigin = startOfSource && Uri.TryCreate(address, UriKind.Absolute, out Uri? whole)
            && Uri.Compare(whole, start, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        OutboundVerdict verdict = guard.Check(address, sameOrigin);
        if (!verdict.Allowed)
        {
            return OutboundVerdict.No($"redirected to a refused address: {verdict.Refusal}");
        }

        if (++hops > maxHops || !seen.Add(Key(verdict.Address!)))
        {
            TooMany = true;
            return OutboundVerdict.No(hops > maxHops ? $"more than {maxHops} redirects" : "the redirects run in a circle");
        }

        OfSource = sameOrigin;
        return verdict;
    }

    private static string Key(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static bool HasScheme(string written)
    {
        int colon = written.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && written.AsSpan(0, colon).IndexOfAny("/?#") < 0;
    }
}
