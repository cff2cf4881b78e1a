using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

public sealed class LineDiffTests
{
    [Fact]
    public void A_change_in_the_middle_is_told_with_its_line_numbers() => Assert.Equal(
        [
            new(LineChange.Same, "a", 1, 1),
            new(LineChange.Removed, "b", 2, 0),
            new(LineChange.Added, "x", 0, 2),
            new(LineChange.Added, "y", 0, 3),
            new(LineChange.Same, "c", 3, 4),
        ],
        LineDiff.Between("a\nb\nc\n", "a\r\nx\r\ny\r\nc"));

    [Fact]
    public void Equal_texts_have_no_change_and_an_empty_one_is_all_of_the_other()
    {
        Assert.All(LineDiff.Between("a\nb", "a\nb\n"), line => Assert.Equal(LineChange.Same, line.Change));
        Assert.Equal([new DiffLine(LineChange.Added, "a", 0, 1)], LineDiff.Between("", "a"));
        Assert.Empty(LineDiff.Between("", ""));
    }

    [Fact]
    public void Either_text_can_be_read_out_of_the_difference()
    {
        Random random = new(3);
        for (int i = 0; i < 200; i++)
        {
            string before = string.Join('\n', Enumerable.Range(0, random.Next(12)).Select(_ => "line " + random.Next(5)));
            string after = string.Join('\n', Enumerable.Range(0, random.Next(12)).Select(_ => "line " + random.Next(5)));
            IReadOnlyList<DiffLine> lines = LineDiff.Between(before, after);
            Assert.Equal(before, string.Join('\n', lines.Where(line => line.Change != LineChange.Added).OrderBy(line => line.Before).Select(line => line.Text)));
            Assert.Equal(after, string.Join('\n', lines.Where(line => line.Change != LineChange.Removed).OrderBy(line => line.After).Select(line => line.Text)));
        }
    }

    [Fact]
    public void Ten_thousand_replaced_lines_are_told_as_such() => Assert.Equal(
        20_000, LineDiff.Between(string.Join('\n', Enumerable.Range(0, 10_000)), string.Join('\n', Enumerable.Range(10_000, 10_000))).Count);
}
