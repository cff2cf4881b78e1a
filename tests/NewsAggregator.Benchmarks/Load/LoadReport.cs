using System.Text.Json;

namespace NewsAggregator.Benchmarks.Load;

internal sealed record LoadReport(
    int Addresses, int Connections, int Requests, int Failures, double RequestsPerSecond, double P50Ms, double P99Ms, double MaxMs, int BytesEach)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static LoadReport Of(LoadPlan plan, TimeSpan took, IReadOnlyCollection<Answer> answers)
    {
        var ms = answers.Select(answer => answer.Took.TotalMilliseconds).Order().ToArray();
        return new LoadReport(
            plan.Addresses.Count,
            plan.Connections,
            answers.Count,
            answers.Count(answer => !answer.Good),
            Math.Round(answers.Count / took.TotalSeconds, 1),
            At(ms, 0.50),
            At(ms, 0.99),
            At(ms, 1),
            (int)answers.Average(answer => answer.Bytes));
    }

    public string ToJson() => JsonSerializer.Serialize(this, CamelCase);

    /// <summary>The nearest rank: the smallest value that this share of them does not exceed.</summary>
    private static double At(double[] sorted, double share) =>
        Math.Round(sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)], 2);
}
