using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Tests.Pages;

public sealed class FoldedLineTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Near_copies_go_beneath_the_article_they_repeat()
    {
        IReadOnlyList<FoldedLine> folded = FoldedLine.Fold([Line(5), Line(4, copyOf: 2), Line(3, copyOf: 2), Line(2), Line(1)], stories: false);
        Assert.Equal([5, 2, 1], Heads(folded));
        Assert.Equal([4, 3], folded[3].Beneath.Select(l => l.Id));
    }

    [Fact]
    public void Where_the_first_stands_elsewhere_its_oldest_copy_stands_for_it()
    {
        IReadOnlyList<FoldedLine> folded = FoldedLine.Fold([Line(5, copyOf: 1), Line(4), Line(3, copyOf: 1)], stories: false);
        Assert.Equal([4, 3], Heads(folded));
        Assert.Equal([5], folded[2].Beneath.Select(l => l.Id));
    }

    [Fact]
    public void Folding_loses_no_article_and_moves_none()
    {
        ArticleLine[] lines = [.. Enumerable.Range(1, 30).Select(i => Line(i, i % 3 == 0 ? i / 3 : null, i % 4))];
        foreach (bool stories in new[] { false, true })
        {
            IReadOnlyList<FoldedLine> folded = FoldedLine.Fold(lines, stories);
            Assert.Equal(lines, folded.Select(f => f.Line));
            Assert.Equal(lines.Select(l => l.Id), folded.Where(f => !f.IsFolded).SelectMany(f => f.Beneath.Prepend(f.Line)).Select(l => l.Id).Order());
        }
    }

    [Fact]
    public void A_story_goes_beneath_its_newest_article() =>
        Assert.Equal([5, 4], Heads(FoldedLine.Fold([Line(5, story: 9), Line(4), Line(3, story: 9)], stories: true)));

    private static IEnumerable<long> Heads(IReadOnlyList<FoldedLine> folded) => folded.Where(f => !f.IsFolded).Select(f => f.Line.Id);

    private static ArticleLine Line(long id, long? copyOf = null, long? story = null) => new()
    {
        Id = id, Title = "", Guid = "", SourceId = 1, SourceSlug = "s", SourceName = "S", FirstSeenAt = Then, SortTime = Then, NearCopyOfId = copyOf, StoryId = story,
    };
}
