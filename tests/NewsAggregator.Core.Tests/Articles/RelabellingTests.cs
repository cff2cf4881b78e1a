using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Tests.Articles;

public sealed class RelabellingTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What is stored has lost its invitation; an older version kept "…" behind whole sentences.</summary>
    [Theory]
    [InlineData("Engineers closed Norwick's harbour gate on Monday. Continue reading", "Engineers closed Norwick's harbour gate on Monday.")]
    [InlineData("Engineers closed Norwick's harbour gate on Monday. […]", "Engineers closed Norwick's harbour gate on Monday. […]")]
    [InlineData("Engineers closed Norwick's harbour gate on Monday. […]", "Engineers closed Norwick's harbour gate on Monday.")]
    public void An_item_is_known_by_its_description_however_that_was_cut(string told, string stored) =>
        Assert.Equal(7, Relabelling.Match([Item("The gate", told)], [0], [new StoredItem(7, "https://old.example/?p=1", "The gate", stored, Day)])[0]);

    [Theory]
    [InlineData("Engineers opened Norwick's harbour gate on Tuesday.")]
    [InlineData("More soon.")]
    public void An_item_of_another_description_or_of_hardly_any_is_not_known_by_it(string told) =>
        Assert.Empty(Relabelling.Match([Item("The gate", told)], [0], [new StoredItem(7, "https://old.example/?p=1", "The gate", told.Length < 40 ? told : "Engineers closed Norwick's harbour gate on Monday.", Day)]));

    private static ParsedItem Item(string title, string summary) => new() { Id = "new", Title = title, Link = "https://new.example/2026/the-gate", Summary = summary, Published = Day };
}
