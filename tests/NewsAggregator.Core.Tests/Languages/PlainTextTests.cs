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
    [InlineData("Engineers closed the gate", 12, "Engineers…")]
    [InlineData("Engineers closed the gate", 10, "Engineers…")]
    [InlineData("Closed, for now", 9, "Closed…")]
    [InlineData("She said: “No.” He left", 16, "She said: “No…")]
    [InlineData("Revenue rose 15% again", 19, "Revenue rose 15%…")]
    [InlineData("It rose to 1,234.5 points", 16, "It rose to…")]
    [InlineData("颱風來了。明天停班停課", 6, "颱風來了…")]
    [InlineData("颱風來了，明天停班停課", 8, "颱風來了，明天…")]
    [InlineData("輝達與OpenAI簽約", 7, "輝達與…")]
    [InlineData("輝達與OpenAI簽約", 11, "輝達與OpenAI簽約")]
    [InlineData("輝達與OpenAI簽下約", 10, "輝達與OpenAI…")]
    [InlineData("정부는 오늘 새로운 정책을 발표했다", 9, "정부는 오늘…")]
    [InlineData("สวัสดีชาวโลกทุกคน", 6, "สวัส…")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", 50, "0123456789012345678901234567890123456789012345678…")]
    [InlineData("一家👨‍👩‍👧人", 5, "一家…")]
    [InlineData("!!!!!!!!", 5, "!!!!…")]
    public void A_text_is_cut_behind_a_whole_word_and_without_its_punctuation(string text, int most, string cut) => Assert.Equal(cut, PlainText.Cut(text, most));

    [Theory]
    [InlineData("Item \u202Eone")]
    [InlineData("Item <b>\u202Eone</b>")]
    [InlineData("Item &#x202E;one")]
    public void Title_of_a_feed_or_an_item_turns_nothing_around(string written) => Assert.Equal("Item one", FragmentText.Plain(written));
}
