using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Tests.Languages;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("The company said on Tuesday that it will close the factory in April.", null, "en")]
    [InlineData("The company said on Tuesday that it will close the factory in April.", "de", "en")]
    [InlineData("Das Werk wird im April geschlossen, sagte die Firma, und die Stadt ist nicht erfreut.", null, "de")]
    [InlineData("L'usine sera fermée en avril, a dit la société, et la ville n'est pas contente de cette décision.", "en", "fr")]
    [InlineData("La fábrica cerrará en abril, según la empresa, y el alcalde no está de acuerdo con los dueños.", null, "es")]
    [InlineData("公司週二表示，將於四月關閉工廠，員工感到憤怒。", null, "zh-Hant")]
    [InlineData("公司周二表示，将于四月关闭工厂，员工感到愤怒。", null, "zh-Hans")]
    [InlineData("公司周二表示，将于四月关闭工厂，员工感到愤怒。", "zh-TW", "zh-Hans")]
    [InlineData("中文", "zh-HK", "zh-Hant")]
    [InlineData("中文", "zh", "zh-Hans")]
    [InlineData("会社は火曜日に、工場を四月に閉鎖すると発表した。", null, "ja")]
    [InlineData("회사는 화요일에 공장을 닫는다고 밝혔다.", null, "ko")]
    [InlineData("Компания закроет завод в апреле.", null, "ru")]
    [InlineData("Компанія закриє завод у квітні.", "uk", "uk")]
    [InlineData("OpenShore 發表 Loom Pro 2.0 開發工具", null, "zh-Hant")]
    [InlineData("Halcyon Loom", "nl-BE", "nl")]
    [InlineData("12345 — !!!", "x-default", null)]
    [InlineData("", null, null)]
    public void A_text_tells_its_language_and_a_declaration_helps_where_it_does_not(string text, string? declared, string? expected) =>
        Assert.Equal(expected, LanguageGuess.Guess(text, declared));

    [Theory]
    [InlineData("It's the firm's 3.5 percent, state-owned.", 6)]
    [InlineData("公司裁員80人", 6)]
    [InlineData(" … ", 0)]
    public void Length_is_counted_as_a_reader_does(string text, int words) => Assert.Equal(words, WordCount.Of(text));
}
