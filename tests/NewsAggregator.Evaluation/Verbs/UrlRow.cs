using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>One row of the address corpus, judged by the production guard and redirect rule with the row's answers in the network's place.</summary>
internal static class UrlRow
{
    /// <summary>Why the row is refused, or null.</summary>
    public static async Task<string?> RefusalAsync(JsonObject row)
    {
        OutboundOptions options = new();
        foreach (string entry in Strings(row["config"]?["allowPrivate"]))
        {
            options.AllowList.Add(entry);
        }

        StubResolver resolver = new(row);
        OutboundGuard guard = new(options, resolver.ResolveAsync);
        OutboundVerdict verdict = guard.Check(row["url"]!.GetValue<string>(), ofSource: true);
        if (!verdict.Allowed)
        {
            return verdict.Refusal;
        }

        Uri current = verdict.Address!;
        RedirectRule rule = new(guard, options.MaxRedirects, current, ofSource: true);
        if (await ConnectAsync(guard, current, rule.OfSource) is string refusal)
        {
            return refusal;
        }

        string[] locations = [.. Strings(row["redirects"])];
        for (int i = 0; i < locations.Length; i++)
        {
            resolver.Redirected = true;
            verdict = rule.Follow(current, locations[i]);
            if (!verdict.Allowed)
            {
                return verdict.Refusal;
            }

            current = verdict.Address!;
            if (await ConnectAsync(guard, current, rule.OfSource) is string later)
            {
                return later;
            }
        }

        foreach (string next in Strings(row["discovers"]).Concat(Strings(row["meta_refresh"])))
        {
            OutboundVerdict found = guard.Check(new Uri(current, next));
            if (!found.Allowed)
            {
                return found.Refusal;
            }

            if (await ConnectAsync(guard, found.Address!, ofSource: false) is string last)
            {
                return last;
            }
        }

        return null;
    }

    private static async Task<string?> ConnectAsync(OutboundGuard guard, Uri address, bool ofSource)
    {
        try
        {
            return (await guard.ResolveAsync(address.IdnHost, address.Port, ofSource, CancellationToken.None)).Refusal;
        }
        catch (SocketException)
        {
            return "the name has no address";
        }
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonArray many => many.SelectMany(Strings),
        JsonValue one when one.TryGetValue(out string? text) => [text],
        _ => [],
    };

    private sealed class StubResolver(JsonObject row)
    {
        private int calls;

        public bool Redirected { get; set; }

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
        {
            JsonNode? answer = Redirected && row["resolves_redirect"] is JsonNode redirected ? redirected
                : row["resolves_sequence"] is JsonArray sequence ? sequence[Math.Min(calls++, sequence.Count - 1)]
                : row["resolves"];
            return Task.FromResult(answer is null ? [IPAddress.Parse("93.184.216.34")] : Strings(answer).Select(IPAddress.Parse).ToArray());
        }
    }
}
