using System.Globalization;

namespace NewsAggregator.Benchmarks.Load;

/// <summary>What to ask for, how long, and by how many at once.</summary>
internal sealed record LoadPlan(IReadOnlyList<Uri> Addresses, double Seconds, int Connections)
{
    /// <summary>Null where the words make no plan.</summary>
    public static LoadPlan? Read(string[] words)
    {
        var addresses = new List<Uri>();
        var seconds = 5.0;
        var connections = 1;
        for (var i = 0; i < words.Length; i++)
        {
            var value = i + 1 < words.Length ? words[i + 1] : "";
            switch (words[i])
            {
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out seconds) && seconds > 0:
                case "--connections" when int.TryParse(value, CultureInfo.InvariantCulture, out connections) && connections > 0:
                    i++;
                    break;
                case var word when Uri.TryCreate(word, UriKind.Absolute, out var address):
                    addresses.Add(address);
                    break;
                default:
                    return null;
            }
        }

        return addresses.Count == 0 ? null : new LoadPlan(addresses, seconds, connections);
    }
}
