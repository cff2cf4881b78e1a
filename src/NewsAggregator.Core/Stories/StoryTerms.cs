using System.Runtime.InteropServices;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>
/// Reads what an article is compared by: the terms of title and body, and once more, apart, those of title and opening sentences, which
/// tell what happened where the body tells what it is about.
/// </summary>
internal sealed class StoryTerms(StoryVocabulary vocabulary)
{
    /// <summary>Tokens of the body that count.</summary>
    private const int Body = 1_000;

    /// <summary>Telling tokens of the body that count as its opening.</summary>
    private const int Opening = 60;

    /// <summary>Terms of the whole that are kept: the strongest, the earlier ones first.</summary>
    private const int Kept = 150;

    private const float TitleWeight = 5;
    private const float NameWeight = 1.15f;
    private const float FrequentWeight = 0.3f;

    /// <summary>The forms of the article at hand: their place among what is counted, or <see cref="StoryVocabulary.Nothing"/>.</summary>
    private readonly Dictionary<ulong, int> forms = [];
    private readonly List<Count> counts = [];
    private ulong[] order = [];

    /// <summary>By term: one more than its place among what is counted; all zero between two articles.</summary>
    private int[] places = [];

    /// <summary>The number of a term where it counts for the whole; one more is the same term in title and opening.</summary>
    public static int CodeOf(int term, bool isOpening) => (term * 2) + (isOpening ? 1 : 0);

    public static int TermOf(int code) => code >> 1;

    public static bool IsOpening(int code) => (code & 1) != 0;

    /// <param name="folded">The text as <see cref="TermFold"/> folds it.</param>
    /// <param name="tokens">Of <paramref name="text"/>.</param>
    /// <returns>Codes ascending, and how strongly the article speaks of each, before rarity; its names.</returns>
    public (int[] Codes, float[] Strengths, StoryNames Names) Read(string title, string text, ReadOnlySpan<char> folded, List<Range> tokens)
    {
        List<Range> head = Segmentation.Tokens(title);
        Take(title, TermFold.Fold(title), head, head.Count, TitleWeight, head.Count, namesTold: !IsTitleCase(title, head));
        int inTitle = counts.Count;
        Take(text, folded, tokens, Body, 1, Opening, namesTold: true);
        Span<Count> counted = CollectionsMarshal.AsSpan(counts);
        int[] subjects = [.. Names(counted[..inTitle], withPlaces: true)];
        int[] names = [.. Names(counted, withPlaces: false)];
        Keep(counted);
        counted.Sort(static (a, b) => a.Term.CompareTo(b.Term));
        int length = 0;
        foreach (ref readonly Count count in counted)
        {
            length += (count.Whole > 0 ? 1 : 0) + (count.Opening > 0 ? 1 : 0);
        }

        int[] codes = new int[length];
        float[] strengths = new float[length];
        int place = 0;
        foreach (ref readonly Count count in counted)
        {
            if (count.Whole > 0)
            {
                (codes[place], strengths[place++]) = (CodeOf(count.Term, false), count.Strength);
            }

            if (count.Opening > 0)
            {
                (codes[place], strengths[place++]) = (CodeOf(count.Term, true), 1 + MathF.Log(count.Opening));
            }

            places[count.Term] = 0;
        }

        forms.Clear();
        counts.Clear();
        return (codes, strengths, new StoryNames(subjects, names));
    }

    private void Take(string text, ReadOnlySpan<char> folded, List<Range> tokens, int most, float weight, int openingLeft, bool namesTold)
    {
        int taken = Math.Min(most, tokens.Count);
        for (int i = 0; i < taken; i++)
        {
            int start = tokens[i].Start.Value;
            int place = PlaceOf(folded[tokens[i]], text.AsSpan(tokens[i]));
            if (place == StoryVocabulary.Nothing)
            {
                continue;
            }

            ref Count count = ref CollectionsMarshal.AsSpan(counts)[place];
            count.Whole += weight;
            count.IsFigure |= char.IsAsciiDigit(text[start]);
            count.IsCapital |= namesTold && i > 0 && char.IsUpper(text[start]) && !StartsSentence(text, start);
            if (openingLeft > 0)
            {
                openingLeft--;
                count.Opening++;
            }
        }
    }

    private List<int> Names(ReadOnlySpan<Count> counted, bool withPlaces)
    {
        List<int> names = [];
        foreach (ref readonly Count count in counted)
        {
            if ((count.IsCapital || (withPlaces && vocabulary.IsPlace(count.Term))) && !vocabulary.IsFrequent(count.Term))
            {
                names.Add(count.Term);
            }
        }

        names.Sort();
        return names;
    }

    /// <summary>What an article repeats is looked up once: the vocabulary is large, and each look at it leaves the processor's cache.</summary>
    private int PlaceOf(ReadOnlySpan<char> folded, ReadOnlySpan<char> written)
    {
        ulong hash = StoryVocabulary.HashOf(folded);
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(forms, hash, out bool isKnown);
        if (isKnown)
        {
            return place;
        }

        int term = vocabulary.NumberOf(hash, folded, written);
        if (term == StoryVocabulary.Nothing)
        {
            return place = StoryVocabulary.Nothing;
        }

        if (places.Length <= term)
        {
            Array.Resize(ref places, Math.Max(1_024, (term + 1) * 2));
        }

        if (places[term] == 0)
        {
            counts.Add(new Count { Term = term });
            places[term] = counts.Count;
        }

        return place = places[term] - 1;
    }

    /// <summary>Lets go of the weakest terms of the whole where there are many.</summary>
    private void Keep(Span<Count> counted)
    {
        if (counted.Length <= Kept)
        {
            return;
        }

        if (order.Length < counted.Length)
        {
            order = new ulong[counted.Length * 2];
        }

        for (int i = 0; i < counted.Length; i++)
        {
            float strength = counted[i].Strength * (vocabulary.IsFrequent(counted[i].Term) ? FrequentWeight : 1);
            order[i] = ((ulong)~BitConverter.SingleToUInt32Bits(strength) << 32) | (uint)i;
        }

        order.AsSpan(0, counted.Length).Sort();
        for (int i = Kept; i < counted.Length; i++)
        {
            counted[(int)(uint)order[i]].Whole = 0;
        }
    }

    /// <summary>In a headline where nearly every word is capital, capitals tell no names.</summary>
    private static bool IsTitleCase(string title, List<Range> tokens) =>
        tokens.Count(token => char.IsUpper(title[token.Start.Value])) > 0.7 * tokens.Count;

    private static bool StartsSentence(string text, int start)
    {
        int i = start - 1;
        while (i >= 0 && (text[i] is ' ' or '"' or '“' or '‘' or '\''))
        {
            i--;
        }

        return i < 0 || text[i] is '.' or '!' or '?' or '\n' or ':' or '。' or '！' or '？';
    }

    /// <summary>A term in the article at hand.</summary>
    private struct Count
    {
        public int Term;
        public float Whole;
        public int Opening;
        public bool IsFigure;
        public bool IsCapital;

        public readonly float Strength => (1 + MathF.Log(Whole)) * (IsFigure || IsCapital ? NameWeight : 1);
    }
}
