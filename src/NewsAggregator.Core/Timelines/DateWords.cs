using System.Collections.Frozen;

namespace NewsAggregator.Core.Timelines;

/// <summary>The English words that date rules know.</summary>
internal static class DateWords
{
    public const int Longest = 12;

    // Values of words whose kind alone is not enough.
    public const int Be = 0;
    public const int Have = 1;
    public const int For = 1;
    public const int Not = 1;
    public const int Relative = 2;
    public const int Pronoun = 3;
    public const int Whose = 4;
    public const int Modal = 1;
    public const int Could = 2;
    public const int Set = 3;
    public const int Will = 4;
    public const int Plan = 5;
    public const int Said = 1;
    public const int Had = 2;
    public const int Won = 3;
    public const int Moved = 4;

    private static readonly FrozenDictionary<string, (DateWord Kind, int Value)> Words = Make();
    private static readonly FrozenDictionary<string, (DateWord Kind, int Value)>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Per first letter, the lengths of the words known: most words of a text are told apart by that.
    private static readonly int[] Lengths = MakeLengths();

    /// <param name="word">Lower case.</param>
    public static (DateWord Kind, int Value) Of(ReadOnlySpan<char> word)
    {
        if (word.Length <= Longest && (Lengths[word[0] & 31] >> word.Length & 1) == 1 && Lookup.TryGetValue(word, out (DateWord Kind, int Value) known))
        {
            return known;
        }

        return word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) ? (DateWord.PastVerb, 0) : (DateWord.Other, 0);
    }

    private static int[] MakeLengths()
    {
        int[] lengths = new int[32];
        foreach (string word in Words.Keys)
        {
            lengths[word[0] & 31] |= 1 << word.Length;
        }

        return lengths;
    }

    private static FrozenDictionary<string, (DateWord Kind, int Value)> Make()
    {
        Dictionary<string, (DateWord, int)> words = new(StringComparer.Ordinal);
        Number(DateWord.Month, 1, "january jan", "february feb", "", "april apr", "", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec");
        Number(DateWord.DoubtfulMonth, 3, "march mar", "", "may");
        Number(DateWord.Weekday, 0, "sunday", "monday", "tuesday tues", "wednesday", "thursday thurs", "friday", "saturday");
        Number(DateWord.Unit, 0, "minute minutes second seconds", "hour hours", "day days", "week weeks", "month months", "quarter quarters", "year years", "decade decades", "century centuries", "spring summer autumn fall winter season", "weekend weekends");
        Number(DateWord.NumberWord, 1, "one a an", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty");
        Number(DateWord.OrdinalWord, 1, "first", "", "third", "fourth", "fifth");
        foreach ((string word, int value) in new[] { ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90) })
        {
            words[word] = (DateWord.NumberWord, value);
        }

        words["hundred"] = (DateWord.Hundreds, 100);
        words["thousand"] = (DateWord.Hundreds, 1000);
        Number(DateWord.DayWord, -1, "yesterday", "today", "tomorrow");
        words["tonight"] = (DateWord.DayWord, 0);
        Same(DateWord.Last, "last previous");
        Same(DateWord.Next, "next coming");
        Same(DateWord.This, "this current");
        Same(DateWord.Past, "past");
        Same(DateWord.Ago, "ago");
        Same(DateWord.PartOfDay, "morning afternoon evening night noon midnight dawn overnight midday");
        Same(DateWord.PartOf, "early late mid earlier later beginning middle end");
        Same(DateWord.The, "the");
        Same(DateWord.Each, "each every most many some");
        Same(DateWord.To, "to");
        Same(DateWord.Be, "be");
        Same(DateWord.Until, "until till through");
        Same(DateWord.Preposition, "for", For);
        Same(DateWord.Preposition, "in on of at from since during and or between around after about circa fiscal year");
        Same(DateWord.Limit, "by before");
        Same(DateWord.FutureCue, "expected scheduled due payable slated upcoming deadline planned planning going expects expect expecting poised hoping wants intends");
        Same(DateWord.FutureCue, "will shall ll", Will);
        Same(DateWord.FutureCue, "plans plan aims aim hopes hope", Plan);
        Same(DateWord.FutureCue, "would should might must can", Modal);
        Same(DateWord.FutureCue, "could", Could);
        Same(DateWord.FutureCue, "set", Set);
        Same(DateWord.ScheduleVerb, "opens starts begins closes launches arrives expires resumes resume meets premieres debuts reopens faces takes ends returns airs comes goes");
        Same(DateWord.PastVerb, "said told announced reported", Said);
        Same(DateWord.PastVerb, "had", Had);
        Same(DateWord.PastVerb, "won", Won);
        Same(DateWord.PastVerb, "agreed vowed pledged promised invited summoned postponed delayed adjourned rescheduled extended booked", Moved);
        Same(DateWord.PastVerb, "was were did made went came took got gave saw found left held met led lost sold bought sent built kept began became rose fell hit cut put struck broke spoke wrote ran grew shut shot died filed flew stood sat spent paid brought thought caught taught knew threw drew wore chose drove rode sank swept quit fought sought heard dealt felt slid beat lay laid hung hurt bit hid been done seen taken given known");
        Same(DateWord.PastVerb, "sued tied lied owed ate bore bled blew clung crept dug drank fed fled flung forgot froze knelt lent lit meant misled overcame rang sang shook shone slept sprang stole stuck strode strove swam swore swung tore understood undertook underwent upheld wept withdrew woke spun fallen risen gone begun broken spoken written driven chosen stolen frozen grown thrown flown drawn withdrawn sunk worn torn sworn shaken eaten didn wasn weren hadn couldn");
        Same(DateWord.PresentVerb, "is are am", Be);
        Same(DateWord.PresentVerb, "has have", Have);
        Same(DateWord.PresentVerb, "say says", Said + 1);
        Same(DateWord.Other, "not never", Not);
        Same(DateWord.Other, "who which that whom", Relative);
        Same(DateWord.Other, "it he she they we you i there and but when where while because although if after than as", Pronoun);
        Same(DateWord.Other, "its his her their our my your", Whose);
        Same(DateWord.Other, "need speed indeed hundred exceed proceed succeed united limited");
        Number(DateWord.Holiday, 0, "christmas", "thanksgiving", "halloween", "valentine", "independence", "veterans", "labor", "memorial", "boxing", "presidents");
        words["newyear"] = (DateWord.Holiday, 10);
        Same(DateWord.Eve, "eve");

        // "day" is a unit first; the rules ask for it behind a holiday.
        words["may"] = (DateWord.DoubtfulMonth, 5);
        words["second"] = (DateWord.OrdinalWord, 2);
        words["hundred"] = (DateWord.Hundreds, 100);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Number(DateWord kind, int first, params string[] groups)
        {
            for (int k = 0; k < groups.Length; k++)
            {
                foreach (string word in groups[k].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words[word] = (kind, first + k);
                }
            }
        }

        void Same(DateWord kind, string list, int value = 0)
        {
            foreach (string word in list.Split(' '))
            {
                words.TryAdd(word, (kind, value));
            }
        }
    }
}
