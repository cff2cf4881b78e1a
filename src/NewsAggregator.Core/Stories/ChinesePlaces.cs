using System.Collections.Frozen;

namespace NewsAggregator.Core.Stories;

/// <summary>
/// Places by the pair of characters that their Chinese name begins with, folded. Chinese has no capitals that would tell a name; two titles that
/// name different places tell of different happenings. Left out: what stands for a government, and what stands in any news.
/// </summary>
internal static class ChinesePlaces
{
    public static FrozenSet<string> Pairs { get; } = """
        台北 新北 基隆 桃園 新竹 苗栗 台中 彰化 南投 雲林 嘉義 台南 高雄 屏東 宜蘭 花蓮 台東 澎湖 金門 馬祖
        天津 上海 重慶 河北 山西 遼寧 吉林 黑龍 江蘇 浙江 安徽 福建 江西 山東 河南 湖北 湖南 廣東 廣西 海南 四川 貴州 雲南 西藏 陝西 甘肅 青海 寧夏 新疆 內蒙
        廣州 深圳 武漢 成都 南京 杭州 西安 鄭州 蘇州 青島 大連 廈門 長沙 香港 澳門 大阪 京都 北海 沖繩 釜山
        日本 韓國 印度 印尼 越南 泰國 緬甸 馬來 菲律 新加 澳洲 澳大 紐西 新西 英國 法國 德國 義大 意大 西班 葡萄 荷蘭 比利 瑞士 瑞典 挪威 丹麥 芬蘭 波蘭 捷克
        匈牙 奧地 希臘 土耳 烏克 俄羅 以色 伊朗 伊拉 敘利 黎巴 約旦 埃及 沙烏 沙特 巴基 阿富 孟加 尼泊 加拿 墨西 巴西 阿根 智利 秘魯 哥倫 委內 古巴 南非 肯亞 肯尼
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(pair => new string(TermFold.Fold(pair))).ToFrozenSet(StringComparer.Ordinal);
}
