using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Stories;

/// <summary>What is grouped: an article, or a story that stays together.</summary>
/// <param name="Size">Articles that speak for it.</param>
/// <param name="IsStanding">A story, or a group that has one.</param>
/// <param name="IsHeld">Never joined with another story.</param>
internal readonly record struct StoryNode(int Size, bool HasBodies, DateTimeOffset Last, bool IsStanding = false, bool IsHeld = false);

/// <summary>
/// Joins the two likest groups, again and again while two are like enough (agglomerative clustering). The order in which nodes are given
/// decides only between equals.
/// </summary>
internal static class StoryGrouping
{
    /// <param name="likenesses">Cubed likeness of pairs of nodes, the lower number first.</param>
    /// <returns>For each node the lowest number of its group.</returns>
    public static int[] Group(IReadOnlyList<StoryNode> nodes, Dictionary<(int A, int B), double> likenesses)
    {
        StoryNode[] groups = [.. nodes];
        int[] joined = [.. Enumerable.Range(0, groups.Length)];
        int[] version = new int[groups.Length];
        Dictionary<int, double>[] near = [.. groups.Select(_ => new Dictionary<int, double>())];
        PriorityQueue<(int A, int B, int Versions), (double Enough, int A, int B)> queue = new();
        foreach (((int a, int b), double cubes) in likenesses)
        {
            near[a][b] = near[b][a] = cubes;
            Offer(a, b);
        }

        while (queue.TryDequeue(out (int A, int B, int Versions) pair, out _))
        {
            (int a, int b, int versions) = pair;
            if (versions != version[a] + version[b] || joined[a] != a || joined[b] != b)
            {
                continue;
            }

            joined[b] = a;
            version[a] += version[b] + 1;
            groups[a] = new StoryNode(
                groups[a].Size + groups[b].Size,
                groups[a].HasBodies || groups[b].HasBodies,
                groups[a].Last > groups[b].Last ? groups[a].Last : groups[b].Last,
                groups[a].IsStanding || groups[b].IsStanding,
                groups[a].IsHeld || groups[b].IsHeld);
            foreach ((int other, double cubes) in near[b])
            {
                near[other].Remove(b);
                if (other != a)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(near[a], other, out _) += cubes;
                    near[other][a] = near[a][other];
                }
            }

            near[b].Clear();
            near[a].Remove(b);
            foreach (int other in near[a].Keys)
            {
                Offer(Math.Min(a, other), Math.Max(a, other));
            }
        }

        for (int i = 0; i < joined.Length; i++)
        {
            joined[i] = joined[joined[i]];
        }

        return joined;

        void Offer(int a, int b)
        {
            bool apart = groups[a].IsStanding && groups[b].IsStanding && (groups[a].IsHeld || groups[b].IsHeld);
            double enough = apart ? 0
                : StoryLikeness.Enough(near[a][b], groups[a].Size, groups[b].Size, groups[a].HasBodies && groups[b].HasBodies, groups[a].Last - groups[b].Last);
            if (enough >= 1)
            {
                // The least comes first.
                queue.Enqueue((a, b, version[a] + version[b]), (-enough, a, b));
            }
        }
    }
}
