namespace NewsAggregator.Core.Tests.Timelines;

/// <summary>An article with a list of eleven dated departures, in English and Chinese, written for these tests. Published on 12 February 2026.</summary>
internal static class FoundingCase
{
    public static readonly DateTimeOffset Published = new(2026, 2, 12, 18, 30, 0, TimeSpan.Zero);

    public static readonly DateOnly[] Days =
    [
        new(2025, 12, 19), new(2026, 1, 8), new(2026, 1, 14), new(2026, 1, 20), new(2026, 1, 27), new(2026, 1, 30), new(2026, 2, 2), new(2026, 2, 4), new(2026, 2, 6), new(2026, 2, 10), new(2026, 2, 11),
    ];

    public static readonly string[] EnglishNames = ["Orsolya", "Tamsin", "Kofi", "Ines", "Bohdan", "Lupe", "Anselm", "Mirela", "Zhang", "Ravenna", "Odile"];

    public static readonly string[] ChineseNames = ["林小明", "王美玉", "陳大文", "張雅婷", "李志強", "黃淑芬", "吳俊傑", "劉怡君", "蔡文華", "楊惠如", "許家豪"];

    public const string English = """
        <p>Halcyon Loom, the maker of the Weft assistant, keeps losing the people who built it. More than half of its founding researchers are gone.</p>
        <figure><img src="office.jpg" alt="An office"><figcaption>The office in Porto on Feb. 3, 2026. Photo by Ana Ruiz</figcaption></figure>
        <p>The company says that it remains committed to its mission and that every post has been filled again.</p>
        <p>Sign up for our newsletter by Feb. 20 and never miss a story.</p>
        <h2>Everyone who has left so far</h2>
        <ul>
        <li>Dec. 19: Orsolya Kett, who led safety, resigns without naming a reason.</li>
        <li>Jan. 8: Tamsin Roe leaves to found a maker of sensors.</li>
        <li>Jan. 14: Kofi Adjei, head of data, says in a post that he needs rest.</li>
        <li>Jan. 20: Ines Couto returns to her university.</li>
        <li>Jan. 27: Bohdan Hale and his team of four move to a rival.</li>
        <li>Jan. 30: Lupe Marin is dismissed, two people told us.</li>
        <li>Feb. 2: Anselm Boyd follows her.</li>
        <li>Feb 4: Mirela Stan, a founder, steps down from the board.</li>
        <li>Feb 6: Zhang Min, an engineer, writes that the system behaves strangely.</li>
        <li>Tuesday: Ravenna Pike leaves the day the merger closes.</li>
        <li>Feb. 11: Odile Brandt, the finance chief, announces her departure.</li>
        </ul>
        <p>Halcyon Loom did not answer our questions.</p>
        <p>By Ana Ruiz</p>
        <p>This story has been updated on Feb. 12 with a statement.</p>
        """;

    public const string Chinese = """
        <p>織者助理的開發商恆紡科技，正不斷失去當初打造產品的人。創始研究員已有過半離開。</p>
        <figure><img src="office.jpg" alt="辦公室"><figcaption>2026年2月3日的波多辦公室。圖／本報</figcaption></figure>
        <p>公司表示仍將堅持初衷，所有職缺都已補齊。</p>
        <p>立即訂閱電子報，2月20日前享優惠。</p>
        <h2>至今離職的人</h2>
        <ul>
        <li>12月19日：安全主管林小明辭職，沒有說明原因。</li>
        <li>1月8日：王美玉離開，創辦感測器公司。</li>
        <li>1月14日：數據主管陳大文發文說需要休息。</li>
        <li>1月20日：張雅婷回到大學任教。</li>
        <li>1月27日：李志強帶著四人團隊轉投對手。</li>
        <li>1月30日：黃淑芬遭到解雇，兩名知情人士透露。</li>
        <li>2月2日：吳俊傑隨後離開。</li>
        <li>2月4日：創辦人劉怡君退出董事會。</li>
        <li>2月6日：工程師蔡文華寫道，系統出現異常。</li>
        <li>週二：楊惠如在合併完成當天離開。</li>
        <li>2月11日：財務長許家豪宣布離職。</li>
        </ul>
        <p>恆紡科技沒有回應我們的提問。</p>
        <p>記者王大明／台北報導</p>
        """;
}
