using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Tests.Languages;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(" two\t\n words ", "two words")]
    [InlineData("Rain \u202Egnirts", "Rain gnirts")]
    [InlineData("a \u2067 b\u2069", "a b")]
    [InlineData("שלום\u200F!", "שלום\u200F!")]
    public void White_space_is_folded_and_marks_that_turn_the_line_around_are_left_out(string text, string folded) =>
        Assert.Equal(folded, PlainText.Fold(text));

    [Theory]
    [InlineData("Item \u202Eone")]
    [InlineData("Item <b>\u202Eone</b>")]
    [InlineData("Item &#x202E;one")]
    public void Title_of_a_feed_or_an_item_turns_nothing_around(string written) => Assert.Equal("Item one", FragmentText.Plain(written));
}
