namespace NewsAggregator.Core.Stories;

/// <summary>Whom and what an article names. Terms ascending, each once.</summary>
/// <param name="Subjects">The names in its title, and the places in a Chinese one.</param>
/// <param name="All">Words written like names, title and body; none where the script has no capitals.</param>
internal readonly record struct StoryNames(int[] Subjects, int[] All)
{
    /// <summary>Articles that are less like each other than this tell of one happening only if they share a name; less than the third, two names.</summary>
    private const float AlikeBodies = 0.7f;
    private const float AlikeHeadlines = 0.5f;
    private const float HardlyAlike = 0.2f;

    public static StoryNames None { get; } = new([], []);

    /// <summary>True where two texts use the same words of different people, places and firms.</summary>
    public static bool TellApart(MatchedArticle a, MatchedArticle b, float likeness)
    {
        bool bodies = a.HasBody && b.HasBody;
        bool isAlike = likeness >= (bodies ? AlikeBodies : AlikeHeadlines);
        return ((bodies || !isAlike) && HaveOtherSubjects(a, b)) || (!isAlike && ShareTooFew(a.Names.All, b.Names.All, bodies && likeness < HardlyAlike ? 2 : 1));
    }

    /// <summary>Both titles name somebody or some place, and neither text has what the other's title names: reports of one template, at most.</summary>
    public static bool HaveOtherSubjects(MatchedArticle a, MatchedArticle b) =>
        a.Names.Subjects.Length > 0 && b.Names.Subjects.Length > 0 && !Array.Exists(a.Names.Subjects, b.Tells) && !Array.Exists(b.Names.Subjects, a.Tells);

    /// <summary>Under the numbers that terms have from now on.</summary>
    public StoryNames Renumbered(int[] numbers)
    {
        return new StoryNames(Renumber(Subjects), Renumber(All));

        int[] Renumber(int[] terms) => [.. terms.Select(term => numbers[term]).Where(term => term != StoryVocabulary.Nothing)];
    }

    private static bool ShareTooFew(int[] a, int[] b, int needed)
    {
        for (int i = 0, k = 0; needed > 0 && i < a.Length && k < b.Length;)
        {
            int order = a[i].CompareTo(b[k]);
            needed -= order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }

        return needed > 0 && a.Length > 0 && b.Length > 0;
    }
}
