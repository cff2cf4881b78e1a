using System.Runtime.InteropServices;

namespace NewsAggregator.Core.Summaries;

/// <summary>Weighs candidates once, then gives the best that repeats none of those taken.</summary>
internal sealed class SummaryScores
{
    // Rounded from the middle of what did well on news of both languages at once; each may move by a third without losing half a point.
    private const double Place = 1.5;
    private const double PlaceFall = 0.3;
    private const double Centrality = 1.6;
    private const double TitleLikeness = 0.4;
    private const double Repetition = 0.8;

    /// <summary>A sentence that shares this much with a chosen one says nothing new.</summary>
    private const double Same = 0.8;

    /// <summary>Shorter than the first and longer than the second weighs a little less, in words.</summary>
    private const double ShortWords = 14;
    private const double LongWords = 28;
    private const double LengthPower = 0.2;

    private readonly List<Candidate> _candidates;
    private readonly double[] _weight;
    private readonly double[] _norm;
    private readonly double[] _repeats;
    private readonly bool[] _taken;
    private readonly Dictionary<int, (double Idf, List<int> In)> _terms = [];

    public SummaryScores(string title, List<Candidate> candidates)
    {
        _candidates = candidates;
        int n = candidates.Count;
        _weight = new double[n];
        _norm = new double[n];
        _repeats = new double[n];
        _taken = new bool[n];
        for (int i = 0; i < n; i++)
        {
            foreach (int term in candidates[i].Terms)
            {
                ref (double Idf, List<int> In) entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out bool known);
                if (!known)
                {
                    entry.In = [];
                }

                entry.In.Add(i);
            }
        }

        foreach (int term in _terms.Keys)
        {
            ref (double Idf, List<int> In) entry = ref CollectionsMarshal.GetValueRefOrNullRef(_terms, term);
            entry.Idf = Math.Log(1 + ((double)n / entry.In.Count));
            foreach (int i in entry.In)
            {
                _norm[i] += entry.Idf * entry.Idf;
            }
        }

        for (int i = 0; i < n; i++)
        {
            _norm[i] = Math.Sqrt(_norm[i]);
        }

        Weigh(SentenceTerms.Of(title, out _));
    }

    /// <summary>The best candidate left, or null.</summary>
    public int? Next()
    {
        int? best = null;
        double most = double.NegativeInfinity;
        for (int i = 0; i < _weight.Length; i++)
        {
            double score = _weight[i] - (Repetition * _repeats[i]);
            if (!_taken[i] && score > most && _repeats[i] < Same)
            {
                most = score;
                best = i;
            }
        }

        return best;
    }

    public void Take(int candidate)
    {
        _taken[candidate] = true;
        double[] likeness = Likeness(_candidates[candidate].Terms, _norm[candidate]);
        for (int i = 0; i < likeness.Length; i++)
        {
            _repeats[i] = Math.Max(_repeats[i], likeness[i]);
        }
    }

    private void Weigh(int[] title)
    {
        int n = _weight.Length;
        double[] degree = new double[n];
        for (int i = 0; i < n; i++)
        {
            // Every pair once: sum of likeness over shared words.
            double sum = 0;
            foreach (int term in _candidates[i].Terms)
            {
                (double idf, List<int> places) = _terms[term];
                if (places.Count == 1)
                {
                    continue;
                }

                double square = idf * idf;
                foreach (int j in places)
                {
                    sum += j == i ? 0 : square / _norm[j];
                }
            }

            degree[i] = _norm[i] > 0 ? sum / _norm[i] : 0;
        }

        double norm = 0;
        foreach (int term in title)
        {
            double idf = _terms.TryGetValue(term, out (double Idf, List<int> In) entry) ? entry.Idf : Math.Log(1 + n);
            norm += idf * idf;
        }

        double[] likeness = Likeness(title, Math.Sqrt(norm));
        double most = degree.DefaultIfEmpty(0).Max();
        double mostLike = likeness.DefaultIfEmpty(0).Max();
        for (int i = 0; i < n; i++)
        {
            double place = 1 / Math.Pow(1 + _candidates[i].Place, PlaceFall);
            int words = _candidates[i].Words;
            double length = words < ShortWords ? words / ShortWords : words > LongWords ? LongWords / words : 1;
            _weight[i] = Math.Pow(length, LengthPower)
                * ((Place * place) + (most > 0 ? Centrality * degree[i] / most : 0) + (mostLike > 0 ? TitleLikeness * likeness[i] / mostLike : 0));
        }
    }

    // Cosine with every candidate.
    private double[] Likeness(int[] terms, double norm)
    {
        double[] likeness = new double[_weight.Length];
        if (norm == 0)
        {
            return likeness;
        }

        foreach (int term in terms)
        {
            if (_terms.TryGetValue(term, out (double Idf, List<int> In) entry))
            {
                foreach (int j in entry.In)
                {
                    likeness[j] += entry.Idf * entry.Idf / (norm * _norm[j]);
                }
            }
        }

        return likeness;
    }
}
