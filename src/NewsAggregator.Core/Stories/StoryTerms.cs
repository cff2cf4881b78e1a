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

    private readonly List<int> seen = [];
    private float[] whole = [];
    private float[] opening = [];
    private bool[] names = [];
    private ulong[] order = [];

    /// <summary>The number of a term where it counts for the whole; one more is the same term in title and opening.</summary>
    public static int CodeOf(int term, bool isOpening) => (term * 2) + (isOpening ? 1 : 0);

    public static int TermOf(int code) => code >> 1;

    public static bool IsOpening(int code) => (code & 1) != 0;

    /// <param name="tokens">Of <paramref name="text"/>.</param>
    /// <returns>Codes ascending, and how strongly the article speaks of each, before rarity.</returns>
    public (int[] Codes, float[] Strengths) Read(string title, string text, List<Range> tokens)
    {
        List<Range> head = Segmentation.Tokens(title);
        Take(title, head, head.Count, TitleWeight, head.Count, namesTold: !IsTitleCase(title, head));
        Take(text, tokens, Body, 1, Opening, namesTold: true);
        Keep();
        List<int> codes = new(seen.Count + Opening + 16);
        seen.Sort();
        foreach (int term in seen)
        {
            if (whole[term] > 0)
            {
                codes.Add(CodeOf(term, false));
            }

            if (opening[term] > 0)
            {
                codes.Add(CodeOf(term, true));
            }
        }

        float[] strengths = new float[codes.Count];
        for (int i = 0; i < strengths.Length; i++)
        {
            int term = TermOf(codes[i]);
            strengths[i] = IsOpening(codes[i]) ? 1 + MathF.Log(opening[term]) : Strength(term);
        }

        foreach (int term in seen)
        {
            (whole[term], opening[term], names[term]) = (0, 0, false);
        }

        seen.Clear();
        return ([.. codes], strengths);
    }

    private void Take(string text, List<Range> tokens, int most, float weight, int openingLeft, bool namesTold)
    {
        int count = Math.Min(most, tokens.Count);
        for (int i = 0; i < count; i++)
        {
            int start = tokens[i].Start.Value;
            ReadOnlySpan<char> written = text.AsSpan(tokens[i]);
            int term = vocabulary.NumberOf(written);
            if (term == StoryVocabulary.Nothing)
            {
                continue;
            }

            Reserve(term);
            if (whole[term] == 0)
            {
                seen.Add(term);
            }

            whole[term] += weight;
            names[term] |= char.IsAsciiDigit(written[0]) || (namesTold && i > 0 && char.IsUpper(written[0]) && !StartsSentence(text, start));
            if (openingLeft > 0)
            {
                openingLeft--;
                opening[term]++;
            }
        }
    }

    private void Reserve(int term)
    {
        if (whole.Length <= term)
        {
            int length = Math.Max(1_024, (term + 1) * 2);
            Array.Resize(ref whole, length);
            Array.Resize(ref opening, length);
            Array.Resize(ref names, length);
        }
    }

    /// <summary>Lets go of the weakest terms of the whole where there are many.</summary>
    private void Keep()
    {
        if (seen.Count <= Kept)
        {
            return;
        }

        if (order.Length < seen.Count)
        {
            order = new ulong[seen.Count * 2];
        }

        for (int i = 0; i < seen.Count; i++)
        {
            float strength = Strength(seen[i]) * (vocabulary.IsFrequent(seen[i]) ? FrequentWeight : 1);
            order[i] = ((ulong)~BitConverter.SingleToUInt32Bits(strength) << 32) | (uint)i;
        }

        order.AsSpan(0, seen.Count).Sort();
        for (int i = Kept; i < seen.Count; i++)
        {
            whole[seen[(int)(uint)order[i]]] = 0;
        }
    }

    private float Strength(int term) => (1 + MathF.Log(whole[term])) * (names[term] ? NameWeight : 1);

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
}
