using System.Text;

namespace NewsAggregator.Benchmarks;

/// <summary>Texts whose words are as unevenly frequent as a language's: the word of rank r about once in r (Zipf's law). Made of syllables, always the same.</summary>
internal sealed class ZipfTexts
{
    private const int Words20K = 20_000;
    private const int Characters = 2_500;
    private static readonly string[] First = ["the", "of", "to", "a", "in", "and", "for", "on", "that", "is"];
    private static readonly string[] Syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zan", "ter", "mon", "sil", "ran"];
    private readonly Random random;
    private readonly string[] words = new string[Words20K];
    private readonly char[] characters = new char[Characters];

    public ZipfTexts(int seed)
    {
        random = new Random(seed);
        HashSet<string> taken = [.. First];
        First.CopyTo(words, 0);
        for (int i = First.Length; i < words.Length;)
        {
            string word = string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            if (taken.Add(word))
            {
                words[i++] = word;
            }
        }

        "的一是在不了有人中大".CopyTo(0, characters, 0, 10);
        HashSet<char> known = [.. characters];
        for (int i = 10; i < characters.Length;)
        {
            char c = (char)(0x4E00 + random.Next(0x5000));
            if (known.Add(c))
            {
                characters[i++] = c;
            }
        }
    }

    /// <summary>By rank, from 0.</summary>
    public string Word(int rank) => words[rank];

    public char Han(int rank) => characters[rank];

    /// <summary>As likely as it is in the texts.</summary>
    public string Words(Random from, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[Rank(from, Words20K)]));

    public string HanRun(Random from, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => characters[Rank(from, Characters)]));

    public string Sentence(bool chinese, int length)
    {
        if (!chinese)
        {
            return Words(random, length) + ".";
        }

        StringBuilder sentence = new();
        for (int left = length; left > 0; left -= 12)
        {
            sentence.Append(HanRun(random, Math.Min(12, left))).Append(left > 12 ? '，' : '。');
        }

        return sentence.ToString();
    }

    // A rank drawn evenly on a logarithmic scale is Zipf's.
    private static int Rank(Random from, int most) => (int)Math.Pow(most, from.NextDouble()) - 1;
}
