using System.Runtime.CompilerServices;

namespace NewsAggregator.Core.Tests.Stories;

/// <summary>Two texts and what they are to each other.</summary>
/// <param name="Kind">What was done to the first, for the message of a failing test.</param>
internal sealed record NearCopyPair(string Kind, NearCopyRelation Relation, NewsText First, NewsText Second)
{
    public override string ToString() => $"{Relation} ({Kind}): {First.Title} / {Second.Title}";
}

internal sealed record NewsText(string Title, string Text);

internal enum NearCopyRelation
{
    Copy,
    Different,

    /// <summary>One happening in other words: one story, no copy.</summary>
    Told,
}

/// <summary>Pairs made of the texts in <c>Fixtures/near-copies</c>, and those written by hand.</summary>
internal static class NearCopySet
{
    private const int Seeds = 2;

    public static IReadOnlyDictionary<string, NewsText[]> Texts { get; } =
        new[] { "en", "hant", "hans" }.ToDictionary(language => language, language => Read($"texts.{language}.txt", '#').Select(lines => new NewsText(lines[0], string.Join('\n', lines[1..]))).ToArray());

    public static IEnumerable<NearCopyPair> ByHand() => Read("pairs.txt", '=').Select(lines =>
    {
        string[] head = lines[0].Split(" | ");
        return new NearCopyPair(head[1], Enum.Parse<NearCopyRelation>(head[0], ignoreCase: true), new NewsText(lines[1][2..], lines[2]), new NewsText(lines[3][2..], lines[4]));
    });

    public static IEnumerable<NearCopyPair> Made() => Texts.SelectMany(texts => Copies(texts.Key, texts.Value).Concat(Others(texts.Key, texts.Value)));

    /// <summary>The same text in the other Chinese script: whole, cut, reordered.</summary>
    public static IEnumerable<NearCopyPair> AcrossScripts()
    {
        foreach ((NewsText traditional, NewsText simplified) in Texts["hant"].Zip(Texts["hans"]))
        {
            string[] sentences = simplified.Text.Split('\n');
            yield return new NearCopyPair("other script", NearCopyRelation.Copy, traditional, simplified);
            yield return new NearCopyPair("other script, cut", NearCopyRelation.Copy, traditional, new NewsText("新题目", string.Concat(sentences[..4])));
            yield return new NearCopyPair("other script, reordered", NearCopyRelation.Copy, simplified, traditional with { Text = string.Concat(traditional.Text.Split('\n').Reverse()) });
        }
    }

    private static IEnumerable<NearCopyPair> Copies(string language, NewsText[] texts)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            for (int seed = 0; seed < Seeds; seed++)
            {
                Random random = new((i * 10) + seed);
                NewsText text = texts[i];
                string[] sentences = text.Text.Split('\n');
                int most = sentences.Length * 3 / 5;
                string[] shuffled = [.. sentences];
                random.Shuffle(shuffled);
                yield return Copy("end cut", text, text.Title, sentences[..most]);
                yield return Copy("opening cut", text, text.Title, sentences[^most..]);
                yield return Copy("opening alone", text, Retitled(texts, i), sentences[..(2 + seed)]);
                yield return Copy("retitled", text, Retitled(texts, i), sentences);
                yield return Copy("reordered", text, text.Title, shuffled);
                yield return Copy("reordered and cut", text, Retitled(texts, i), shuffled[..^2]);
                yield return Copy("edited", text, text.Title, [.. sentences.Select(sentence => Edited(sentence, random))]);
                yield return Copy("with dateline and foot", text, Retitled(texts, i), [Dateline(language) + sentences[0], .. sentences[1..], Foot(language)]);
            }
        }

        // A feature of all the texts, and the opening of one of them, as a teaser has it.
        NewsText feature = new("Feature", string.Join('\n', texts.Select(text => text.Text)));
        for (int i = 0; i < texts.Length; i++)
        {
            yield return Copy("cut of a long text", feature, texts[i].Title, texts[i].Text.Split('\n')[..4]);
        }

        NearCopyPair Copy(string kind, NewsText of, string title, string[] sentences) =>
            new($"{language}, {kind}", NearCopyRelation.Copy, of, new NewsText(title, string.Join(language == "en" ? " " : "", sentences)));
    }

    // Different news with the same foot, with the same opening words, and in a list of the day's news.
    private static IEnumerable<NearCopyPair> Others(string language, NewsText[] texts)
    {
        string space = language == "en" ? " " : "";
        NewsText digest = new(Dateline(language), string.Join(space, texts.Select(text => text.Text.Split('\n')[0])));
        for (int i = 0; i < texts.Length; i++)
        {
            yield return new NearCopyPair($"{language}, digest", NearCopyRelation.Different, digest, texts[i]);
            for (int k = i + 1; k < texts.Length; k++)
            {
                foreach (int sentences in new[] { 3, 6 })
                {
                    yield return new NearCopyPair($"{language}, {sentences} sentences and the same foot", NearCopyRelation.Different, WithFoot(texts[i], sentences), WithFoot(texts[k], sentences));
                }
            }
        }

        NewsText WithFoot(NewsText text, int sentences) =>
            text with { Text = string.Join(space, [Dateline(language), .. text.Text.Split('\n')[..sentences], Foot(language)]) };
    }

    /// <summary>Another text's title with a mark of its own: tells nothing of the copy.</summary>
    private static string Retitled(NewsText[] texts, int i) => texts[(i + 3) % texts.Length].Title[..6] + "…";

    /// <summary>One word or character in a sentence of two is another, and quotation marks change.</summary>
    private static string Edited(string sentence, Random random)
    {
        sentence = sentence.Replace('"', '\'');
        if (random.Next(2) == 0)
        {
            return sentence;
        }

        int at = random.Next(sentence.Length / 4, sentence.Length * 3 / 4);
        return sentence[at] > '\u3000' ? sentence[..at] + '某' + sentence[(at + 1)..] : sentence[..sentence.LastIndexOf(' ', at)] + " rather" + sentence[sentence.IndexOf(' ', at)..];
    }

    private static string Dateline(string language) => language switch
    {
        "en" => "VARNHOLM, March 3 (Northwire) - ",
        "hant" => "（北通社平灣三日電）",
        _ => "（北通社平湾三日电）",
    };

    private static string Foot(string language) => language switch
    {
        "en" => "Read more in our morning letter, which has 120,000 readers and comes at six. You can end it at any time. All rights reserved; no part of this text may be printed or sent on without leave.",
        "hant" => "更多新聞請訂閱本報晨間電子報，十二萬名讀者每天早上六點準時收到。版權所有，未經同意不得轉載。",
        _ => "更多新闻请订阅本报晨间电子报，十二万名读者每天早上六点准时收到。版权所有，未经同意不得转载。",
    };

    private static IEnumerable<string[]> Read(string file, char mark)
    {
        string path = Path.Combine(Path.GetDirectoryName(Here())!, "../../Fixtures/near-copies", file);
        return ("\n" + File.ReadAllText(path)).Split($"\n{mark} ", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Trim().Split('\n'));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
