namespace NewsAggregator.Evaluation;

/// <summary>Bagga and Baldwin's measure of a grouping, 1998.</summary>
internal static class BCubed
{
    /// <summary>F1 in percent.</summary>
    public static double F1<TGold, TFound>(IReadOnlyCollection<(TGold Gold, TFound Found)> items)
        where TGold : notnull
        where TFound : notnull
    {
        Dictionary<TGold, int> gold = items.CountBy(item => item.Gold).ToDictionary();
        Dictionary<TFound, int> found = items.CountBy(item => item.Found).ToDictionary();
        double precision = 0;
        double recall = 0;
        foreach (((TGold one, TFound other), int count) in items.CountBy(item => item))
        {
            precision += (double)count * count / found[other];
            recall += (double)count * count / gold[one];
        }

        return 100 * 2 * precision * recall / (items.Count * (precision + recall));
    }
}
