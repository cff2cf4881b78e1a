using System.Buffers;

namespace NewsAggregator.Core.Languages;

/// <summary>Traditional or Simplified, told by characters that only one of the two scripts uses.</summary>
public static class ChineseScript
{
    // The commonest characters of news text that differ, in pairs: the same word stands at the same place in both.
    private const string TraditionalOnly =
        "們個來時這為國會學對發後開關過還進說與無業機電動東車長門問間馬風飛點頭見視覺觀論議記許設訪證評該認語請調談諸謝識護讓變費資賽貿貸賣購質輸輕載轉運達遠適選鐵銀錢錄鎮鏡題類顯驗體魚龍麗麼齊產於數區據條標權歡歷殺氣漢測準溝滿漲減潛營獨環現場獲當畫療眾確礎禮種積穩窮節簡範築級約純紙細組結統經綠維網緊線練縣總繼續聞聯聲職腦與興舉舊藝藥衛術裝製補規親團圍報塊壓壞執幾庫應廠廣張強彈復從後愛態慶憂戰擁據擊擔擴攝護於時曆暫會極構槍樣樓樹橋檢歐歲歸決況淚濟濟濱灣災烏爭爾牆狀獎產畢異監盤礦離稅稱競筆筆納終絡給絕緣編縮績罰聖腳臉臺興華葉蘇處號蘭虧蟲";

    private const string SimplifiedOnly =
        "们个来时这为国会学对发后开关过还进说与无业机电动东车长门问间马风飞点头见视觉观论议记许设访证评该认语请调谈诸谢识护让变费资赛贸贷卖购质输轻载转运达远适选铁银钱录镇镜题类显验体鱼龙丽么齐产于数区据条标权欢历杀气汉测准沟满涨减潜营独环现场获当画疗众确础礼种积稳穷节简范筑级约纯纸细组结统经绿维网紧线练县总继续闻联声职脑与兴举旧艺药卫术装制补规亲团围报块压坏执几库应厂广张强弹复从后爱态庆忧战拥据击担扩摄护于时历暂会极构枪样楼树桥检欧岁归决况泪济济滨湾灾乌争尔墙状奖产毕异监盘矿离税称竞笔笔纳终络给绝缘编缩绩罚圣脚脸台兴华叶苏处号兰亏虫";

    private static readonly SearchValues<char> Traditional = Only(TraditionalOnly, SimplifiedOnly);
    private static readonly SearchValues<char> Simplified = Only(SimplifiedOnly, TraditionalOnly);

    /// <summary>"zh-Hant", "zh-Hans", or null where no character tells.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        int traditional = 0;
        int simplified = 0;
        foreach (char c in text)
        {
            if (c < '\u4E00')
            {
                continue;
            }

            if (Traditional.Contains(c))
            {
                traditional++;
            }
            else if (Simplified.Contains(c))
            {
                simplified++;
            }
        }

        return traditional == simplified ? null : traditional > simplified ? "zh-Hant" : "zh-Hans";
    }

    private static SearchValues<char> Only(string own, string other) => SearchValues.Create([.. own.Where(c => !other.Contains(c, StringComparison.Ordinal))]);
}
