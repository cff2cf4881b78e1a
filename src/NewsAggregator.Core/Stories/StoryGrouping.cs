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
    /// <summary>Members from which on a group must not be joined by one of them alone.</summary>
    private const int LeastToDoubt = 3;

    /// <param name="likenesses">Cubed likeness of pairs of nodes, the lower number first.</param>
    /// <returns>For each node the lowest number of its group.</returns>
    public static int[] Group(IReadOnlyList<StoryNode> nodes, Dictionary<(int A, int B), double> likenesses)
    {
        StoryNode[] groups = [.. nodes];
        int[] joined = [.. Enumerable.Range(0, groups.Length)];
        int[] version = new int[groups.Length];
        List<int>[] members = [.. joined.Select(node => new List<int> { node })];
        ILookup<int, (int Other, double Cubes)> pairs = likenesses
            .SelectMany(pair => new[] { (Node: pair.Key.A, Other: pair.Key.B, Cubes: pair.Value), (Node: pair.Key.B, Other: pair.Key.A, Cubes: pair.Value) })
            .ToLookup(pair => pair.Node, pair => (pair.Other, pair.Cubes));
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

            if (!IsCarried(a, b))
            {
                continue;
            }

            joined[b] = a;
            members[a].AddRange(members[b]);
            members[b].Clear();
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

        // One article that tells of two things must not make one of them.
        bool IsCarried(int a, int b) => IsCarriedBy(a, b) && IsCarriedBy(b, a);

        bool IsCarriedBy(int group, int other)
        {
            if (members[group].Count < LeastToDoubt)
            {
                return true;
            }

            HashSet<int> others = [.. members[other]];
            int strongest = members[group].MaxBy(Towards);
            double left = Math.Max(0, near[group][other] - Towards(strongest));
            int size = groups[group].Size - nodes[strongest].Size;
            return StoryLikeness.Enough(left, size, groups[other].Size, groups[group].HasBodies && groups[other].HasBodies, groups[group].Last - groups[other].Last) >= 1;

            double Towards(int node) => pairs[node].Where(pair => others.Contains(pair.Other)).Sum(pair => pair.Cubes);
        }

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
