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

    // Terms ascending; those of group g stand in the candidates _in[_first[g]] to _in[_first[g + 1] - 1].
    private readonly int[] _terms;
    private readonly int[] _first;
    private readonly int[] _in;
    private readonly double[] _idf;
    private readonly int _groups;

    public SummaryScores(string title, List<Candidate> candidates)
    {
        _candidates = candidates;
        int n = candidates.Count;
        _weight = new double[n];
        _norm = new double[n];
        _repeats = new double[n];
        _taken = new bool[n];
        int all = candidates.Sum(c => c.Terms.Length);
        _terms = new int[all];
        _first = new int[all + 1];
        _in = new int[all];
        _idf = new double[all];
        _groups = Group(all);
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

    // Which candidates hold each term, its weight, and each candidate's norm.
    private int Group(int all)
    {
        long[] pairs = new long[all];
        int filled = 0;
        for (int i = 0; i < _candidates.Count; i++)
        {
            foreach (int term in _candidates[i].Terms)
            {
                pairs[filled++] = ((long)term << 32) | (uint)i;
            }
        }

        Array.Sort(pairs);
        int groups = 0;
        for (int k = 0; k < all; k++)
        {
            int term = (int)(pairs[k] >> 32);
            _in[k] = (int)pairs[k];
            if (k == 0 || term != _terms[groups - 1])
            {
                _terms[groups] = term;
                _first[groups++] = k;
            }
        }

        _first[groups] = all;
        for (int g = 0; g < groups; g++)
        {
            _idf[g] = Math.Log(1 + ((double)_candidates.Count / (_first[g + 1] - _first[g])));
            for (int k = _first[g]; k < _first[g + 1]; k++)
            {
                _norm[_in[k]] += _idf[g] * _idf[g];
            }
        }

        for (int i = 0; i < _norm.Length; i++)
        {
            _norm[i] = Math.Sqrt(_norm[i]);
        }

        return groups;
    }

    private void Weigh(int[] title)
    {
        double[] degree = Degrees();
        double norm = 0;
        foreach (int term in title)
        {
            int g = Array.BinarySearch(_terms, 0, _groups, term);
            double idf = g >= 0 ? _idf[g] : Math.Log(1 + _weight.Length);
            norm += idf * idf;
        }

        double[] likeness = Likeness(title, Math.Sqrt(norm));
        double most = degree.DefaultIfEmpty(0).Max();
        double mostLike = likeness.DefaultIfEmpty(0).Max();
        for (int i = 0; i < _weight.Length; i++)
        {
            double place = 1 / Math.Pow(1 + _candidates[i].Place, PlaceFall);
            int words = _candidates[i].Words;
            double length = words < ShortWords ? words / ShortWords : words > LongWords ? LongWords / words : 1;
            _weight[i] = _candidates[i].Alone * Math.Pow(length, LengthPower)
                * ((Place * place) + (most > 0 ? Centrality * degree[i] / most : 0) + (mostLike > 0 ? TitleLikeness * likeness[i] / mostLike : 0));
        }
    }

    // Sum of cosines with all others, term by term: a term gives each of its candidates what the others hold of it.
    private double[] Degrees()
    {
        double[] degree = new double[_weight.Length];
        for (int g = 0; g < _groups; g++)
        {
            double square = _idf[g] * _idf[g];
            double sum = 0;
            for (int k = _first[g]; k < _first[g + 1]; k++)
            {
                sum += 1 / _norm[_in[k]];
            }

            for (int k = _first[g]; k < _first[g + 1]; k++)
            {
                double own = 1 / _norm[_in[k]];
                degree[_in[k]] += square * own * (sum - own);
            }
        }

        return degree;
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
            int g = Array.BinarySearch(_terms, 0, _groups, term);
            if (g < 0)
            {
                continue;
            }

            for (int k = _first[g]; k < _first[g + 1]; k++)
            {
                likeness[_in[k]] += _idf[g] * _idf[g] / (norm * _norm[_in[k]]);
            }
        }

        return likeness;
    }
}
