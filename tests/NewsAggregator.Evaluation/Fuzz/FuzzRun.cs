using System.Diagnostics;
using System.Globalization;

namespace NewsAggregator.Evaluation.Fuzz;

/// <summary>Gives a reader one input after the other and keeps those that it did not bear.</summary>
/// <param name="Extension">Of the files that are kept, with its dot.</param>
internal sealed record FuzzRun(string Kind, int Seed, string Extension, Func<byte[]> Next, Action<byte[]> Read)
{
    private const long MostBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>Runs on this thread; time is the process's CPU, so that a busy machine is no failure, and memory is all that was allocated.</summary>
    /// <param name="timed">False where the process does other things meanwhile: then time is no failure.</param>
    /// <returns>The failures in words, each with its round; the input stands in the folder under the round's number.</returns>
    public IReadOnlyList<string> Run(int count, string folder, bool timed = true)
    {
        List<string> failures = [];
        TimeSpan slowest = TimeSpan.Zero;
        long largest = 0;
        for (int round = 0; round < count; round++)
        {
            byte[] input = Next();
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            string? failure = null;
            try
            {
                Read(input);
            }
#pragma warning disable CA1031 // Whatever escapes is what is looked for.
            catch (Exception escaped)
#pragma warning restore CA1031
            {
                failure = escaped.ToString();
            }

            TimeSpan taken = Environment.CpuUsage.TotalTime - start;
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            slowest = taken > slowest ? taken : slowest;
            largest = Math.Max(largest, bytes);
            failure ??= timed && taken > MostTime ? $"took {taken.TotalSeconds:F1} s" : bytes > MostBytes ? $"took {bytes / 1024 / 1024} MB" : null;
            if (failure is not null)
            {
                Directory.CreateDirectory(folder);
                string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Seed}-{round}{Extension}"));
                File.WriteAllBytes(file, input);
                failures.Add($"{file}: {failure}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}: {count} inputs of seed {Seed}, {failures.Count} not borne; slowest {slowest.TotalSeconds:F2} s CPU, most allocated {largest / 1e6:F0} MB"));
        return failures;
    }
}
