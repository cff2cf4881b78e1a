using System.Collections.Frozen;

namespace NewsAggregator.Core.Articles;

/// <summary>Decides whether a full stop, exclamation or question mark of Latin text ends a sentence.</summary>
internal static class LatinEnd
{
    /// <summary>Stand before a name or a number; the stop after them never ends a sentence.</summary>
    private static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms messrs mme mlle dr prof gen sen rep reps sens gov lt col sgt capt cpl cmdr adm maj pvt st rev hon pres supt det insp fr mt ft no nos rs vs v fig figs eq al eg ie cf approx ca p pp vol ed eds art sec ch dept est hr bros gens lts sr. herr dipl ing bzw usw nr str mm mme");

    /// <summary>May end a sentence; then the next word says so.</summary>
    private static readonly FrozenSet<string> Ambiguous = Set(
        "inc corp co ltd llc plc jr sr etc bros u.s u.k u.n e.u u.s.a d.c a.m p.m ph.d m.d b.a m.a b.c a.d l.a n.y n.j u.a.e assn intl dist ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif fla ill mass mich minn pa tex va wash wis ariz colo conn del ga kan ky la md mo mont neb nev okla ore tenn vt wyo ala ark ind miss");

    private static readonly FrozenSet<string> Starters = Set(
        "the a an in on at by for from with without to of as and but or nor so yet if when while where after before since until although though because he she it they we you i his her its their our my your this that these those there here what who how why which both some many most all no not one two three several other others more then now today yesterday last earlier later meanwhile however moreover still also even only according under over during between among against despite instead police officials prosecutors analysts critics shares");

    private static readonly FrozenSet<string> Speech = Set("said says say asked asks told added adds wrote writes tweeted replied shouted joked recalled explained");

    private const int LongestNested = 120;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TitleLookup = Titles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AmbiguousLookup = Ambiguous.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StarterLookup = Starters.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeechLookup = Speech.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Just past the sentence that the mark at <paramref name="i"/> ends, or -1.</summary>
    public static int Find(ReadOnlySpan<char> block, int from, int i)
    {
        char mark = block[i];
        int run = i + 1;
        while (run < block.Length && block[run] is '.' or '!' or '?' or '…')
        {
            run++;
        }

        int past = run;
        while (past < block.Length && SentenceMarks.IsCloser(block[past]))
        {
            past++;
        }

        // Tokenised text sets its closing quotes apart.
        if (past + 2 < block.Length && block[past] == ' ' && block[past + 1] is '\'' && block[past + 2] is '\'')
        {
            past += 3;
        }

        if (past >= block.Length)
        {
            return block.Length;
        }

        bool closed = past > run;
        char after = block[past];
        if (!char.IsWhiteSpace(after))
        {
            // A missing space: after a closing quote, or before CJK text behind a Latin word, the sentence still ends.
            bool glued = closed && block[run] is '"' or '”' or '」' && char.IsLetter(after);
            return glued || (IsCjk(after) && run == i + 1 && i > from && char.IsLetter(block[i - 1]) && EndsBeforeCjk(block, from, i)) ? past : -1;
        }

        ReadOnlySpan<char> rest = block[past..].TrimStart();
        if (!BeginsSentence(rest))
        {
            return -1;
        }

        if (closed && mark != '.' && NamesSpeaker(rest))
        {
            return -1;
        }

        if (mark != '.' || run > i + 1)
        {
            return past;
        }

        return (closed || StopEnds(block, from, i, rest)) && !InNestedQuote(block, from, i) ? past : -1;
    }

    // 他說!真的?對. ends; Yahoo!奇摩 is a name, and so is what Mr.史密斯 and J.K.羅琳 begin.
    private static bool EndsBeforeCjk(ReadOnlySpan<char> block, int from, int i) =>
        IsCjk(block[i - 1]) || (block[i] == '.' && StopEnds(block, from, i, block[(i + 1)..]));

    // "He told me, 'Leave. Now.' So I left," she said: what is quoted within a quotation stays whole.
    private static bool InNestedQuote(ReadOnlySpan<char> block, int from, int i)
    {
        int outer = block[from..i].IndexOfAny('"', '“');
        if (outer < 0)
        {
            return false;
        }

        ReadOnlySpan<char> said = block[(from + outer + 1)..];
        int end = said.IndexOfAny('"', '”');
        said = end < 0 ? said : said[..end];
        int at = i - from - outer - 1;
        if (at >= said.Length)
        {
            return false;
        }

        // The last mark before the stop that opens, and one that closes behind it with the outer quotation going on.
        int open = -1;
        for (int k = 0; k < at; k++)
        {
            if (said[k] is '\'' or '‘' && (k == 0 || said[k - 1] == ' ') && char.IsLetter(said[k + 1]))
            {
                open = k;
            }
            else if (open >= 0 && said[k] is '\'' or '’' && !char.IsLetterOrDigit(said[k + 1]))
            {
                open = -1;
            }
        }

        if (open < 0 || at - open > LongestNested)
        {
            return false;
        }

        for (int k = at + 1; k < said.Length - 1 && k - open <= LongestNested; k++)
        {
            if (said[k] is '\'' or '’' && !char.IsLetterOrDigit(said[k + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether text that begins like this can begin a sentence.</summary>
    public static bool BeginsSentence(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("\"'“‘«([„¿¡`•–—-…*·▪■ ");
        if (rest.IsEmpty)
        {
            return true;
        }

        return char.IsUpper(rest[0]) || char.IsDigit(rest[0]) || char.IsSurrogate(rest[0]) || IsCjk(rest[0]) || rest[0] is '$' or '€' or '£' or '@' or '#'
            || (rest.Length > 1 && char.IsLower(rest[0]) && char.IsUpper(rest[1]))
            || (char.IsLetter(rest[0]) && !char.IsLower(rest[0]));
    }

    private static bool StopEnds(ReadOnlySpan<char> block, int from, int i, ReadOnlySpan<char> rest)
    {
        int begin = i;
        while (begin > from && ((char.IsLetterOrDigit(block[begin - 1]) && !IsCjk(block[begin - 1])) || block[begin - 1] is '.' or '\'' or '’'))
        {
            begin--;
        }

        ReadOnlySpan<char> word = block[begin..i];
        if (word.IsEmpty)
        {
            return true;
        }

        if (begin == from || block[from..begin].IsWhiteSpace())
        {
            // "1. Open the lid": the number of an item, or an initial.
            if (word.Length <= 3 && (char.IsAsciiDigit(word[0]) || word.Length == 1))
            {
                return false;
            }
        }

        if (!char.IsLetter(word[0]) || word.Length > 8)
        {
            return true;
        }

        Span<char> folded = stackalloc char[word.Length];
        word.ToLowerInvariant(folded);
        if (word.Length == 1)
        {
            // An initial, unless it is the pronoun or a grade at the end of a clause and an ordinary opening follows.
            return StarterFollows(rest) && word[0] is not ('v' or 'p' or 'c');
        }

        if (TitleLookup.Contains(folded))
        {
            return folded is "no" && !char.IsDigit(rest[0]);
        }

        bool dotted = folded.Contains('.');
        if (AmbiguousLookup.Contains(folded) || (dotted && IsInitials(folded)))
        {
            return StarterFollows(rest);
        }

        return true;
    }

    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (int k = 0; k < word.Length; k++)
        {
            if ((k % 2 == 1) != (word[k] == '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool StarterFollows(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("\"'“‘([");
        ReadOnlySpan<char> word = FirstWord(rest);
        Span<char> folded = stackalloc char[Math.Min(word.Length, 16)];
        return word.Length is > 0 and <= 16 && word.ToLowerInvariant(folded) > 0 && char.IsUpper(word[0]) && StarterLookup.Contains(folded);
    }

    // "Why?" Ana Ortiz asked.
    private static bool NamesSpeaker(ReadOnlySpan<char> rest)
    {
        Span<char> folded = stackalloc char[16];
        for (int k = 0; k < 3; k++)
        {
            ReadOnlySpan<char> word = FirstWord(rest);
            if (word.IsEmpty || word.Length > 16)
            {
                return false;
            }

            word.ToLowerInvariant(folded);
            if (SpeechLookup.Contains(folded[..word.Length]))
            {
                return true;
            }

            rest = rest[word.Length..].TrimStart(' ');
        }

        return false;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> rest)
    {
        int end = 0;
        while (end < rest.Length && char.IsLetter(rest[end]))
        {
            end++;
        }

        return rest[..end];
    }

    private static bool IsCjk(char c) => c is >= '\u3040' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uAC00' and <= '\uD7AF';

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
