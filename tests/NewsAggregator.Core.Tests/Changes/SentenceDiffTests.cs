using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;

namespace NewsAggregator.Core.Tests.Changes;

public sealed class SentenceDiffTests
{
    private const string First = "<p>The bridge closed on Monday. Nobody was hurt. Repairs take two weeks.</p>";

    [Theory]
    [InlineData(First, First, "= = =")]
    [InlineData(First, "<p>The bridge closed on Monday. Nobody was hurt. Repairs take three weeks.</p>", "= = ~")]
    [InlineData(First, "<p>The bridge closed on Monday. Repairs take two weeks.</p>", "= - =")]
    [InlineData(First, "<p>The bridge closed on Monday. Nobody was hurt. Ferries run all night. Repairs take two weeks.</p>", "= = + =")]
    [InlineData(First, "<p>Nobody was hurt. The bridge closed on Monday. Repairs take two weeks.</p>", "= = =")]
    [InlineData(First, "<p>The bridge closed on Monday, nobody was hurt. Repairs take two weeks.</p>", "~ =")]
    [InlineData(First, "<p>A quite different text stands here now.</p>", "+ - - -")]
    [InlineData("", First, "+ + +")]
    [InlineData("<p>橋在星期一封閉。沒有人受傷。</p>", "<p>橋在星期二封閉。沒有人受傷。</p>", "~ =")]
    [InlineData("<p>橋在星期一封閉。沒有人受傷。</p>", "<p>沒有人受傷。渡輪整夜開航。</p>", "- = +")]
    public void Sentences_are_same_changed_gone_or_new_in_reading_order(string before, string after, string expected)
    {
        IReadOnlyList<SentenceChange> changes = SentenceDiff.Of(BodyReader.ReadHtml(before, null), BodyReader.ReadHtml(after, null));

        Assert.Equal(expected, string.Join(' ', changes.Select(c => c.Kind switch { ChangeKind.Same => "=", ChangeKind.Gone => "-", ChangeKind.New => "+", _ => "~" })));
    }

    [Fact]
    public void Every_sentence_of_both_texts_stands_in_exactly_one_change()
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            ArticleBody before = Body(random), after = Body(random);

            IReadOnlyList<SentenceChange> changes = SentenceDiff.Of(before, after);

            Assert.Equal(Enumerable.Range(0, before.Sentences.Count), changes.SelectMany(c => c.Before).Order());
            Assert.Equal(Enumerable.Range(0, after.Sentences.Count), changes.SelectMany(c => c.After));
        }
    }

    [Theory]
    [InlineData("Repairs take two weeks.", "Repairs take three long weeks.", "Repairs take -two+three long= weeks.")]
    [InlineData("2.1 million people", "3.4 million people", "-2.1+3.4= million people")]
    [InlineData("橋在星期一封閉。", "橋在星期二封閉。", "橋在星期-一+二=封閉。")]
    [InlineData("He said so.", "He said so", "He said so-.")]
    public void Changed_words_are_marked_and_the_rest_is_left_alone(string before, string after, string expected)
    {
        IReadOnlyList<WordPiece> pieces = WordDiff.Of(before, after);

        string told = string.Concat(pieces.Select((p, i) => p.Kind switch { ChangeKind.Gone => "-", ChangeKind.New => "+", _ => i == 0 ? "" : "=" } + p.Text));
        Assert.Equal(expected.Replace(" -", " -", StringComparison.Ordinal), told);
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != ChangeKind.New).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != ChangeKind.Gone).Select(p => p.Text)));
    }

    [Fact]
    public void A_text_of_thousands_of_sentences_is_compared_too()
    {
        ArticleBody before = BodyReader.ReadHtml("<p>" + string.Join("</p><p>", Enumerable.Range(0, 3000).Select(i => $"Item {i} of the register was read aloud.")) + "</p>", null);
        ArticleBody after = BodyReader.ReadHtml("<p>" + string.Join("</p><p>", Enumerable.Range(0, 3000).Select(i => $"Item {(i % 2 == 0 ? i : i + 5000)} of the register was read aloud.")) + "</p>", null);

        IReadOnlyList<SentenceChange> changes = SentenceDiff.Of(before, after);

        Assert.Equal(1500, changes.Count(c => c.Kind == ChangeKind.Same));
    }

    private static ArticleBody Body(Random random) => BodyReader.ReadHtml(
        "<p>" + string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => $"The {"abcde"[random.Next(5)]} council met {"xyz"[random.Next(3)]} times{".!,"[random.Next(3)]}")) + "</p>", null);
}
