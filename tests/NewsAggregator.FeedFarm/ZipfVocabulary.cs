namespace NewsAggregator.FeedFarm;

/// <summary>
/// 50,000 made-up words of one language, drawn by Zipf's law: the word of rank r comes in proportion to 1/(r + 2.7), as Mandelbrot
/// corrected it. The Chinese words are the same in both scripts, character by character.
/// </summary>
internal sealed class ZipfVocabulary
{
    public const int Size = 50_000;

    private const double Shift = 2.7;
    private static readonly string[] Onsets = ["b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr", "r", "s", "sh", "sl", "st", "t", "tr", "v", "w", "z"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Codas = ["", "", "", "l", "m", "n", "r", "s", "t", "nd", "rk", "st"];

    // A character and, at the same place, the same one in the other script.
    private const string Traditional =
        "天地人水火木金土山川風雨雲電雪花草樹林田園路橋車船飛機場站港灣海島湖河江岸城鄉村鎮街巷門窗屋樓塔廟宮殿廠店舖館院校班課書紙筆墨畫圖詩詞歌舞劇戲琴鼓鐘鈴燈燭衣裙褲鞋帽針線布絲麻棉毛皮革"
        + "米麥豆麵餅糕糖鹽醬醋茶酒湯飯菜肉魚蝦蟹雞鴨鵝牛羊馬豬狗貓鼠兔龍蛇虎獅象熊鹿猴鳥鷹鴿蜂蝶蟲蟻父母兄弟姊妹夫妻兒女孫祖師徒友客醫護警兵農工商漁匠官長員王侯東西南北中左右前後上下高低遠近"
        + "大小多少長短寬窄厚薄輕重快慢冷熱乾濕新舊老幼強弱貧富貴賤紅橙黃綠藍紫黑白灰銀銅鐵鋼鋁鉛錫玉石沙泥煤油氣光聲色香味形影夢魂心肝肺腦骨血眼耳鼻舌手足頭髮指臂腰腿走跑跳游爬推拉提舉抬扛擲接傳"
        + "讀寫說聽看想問答學教練習買賣租借還贈送收付存取開關進出來去升降漲跌增減始終起止生死病痛治療檢測驗算計量稱衡比較選擇決定議論辯訴審判罰獎勵勸告訪談會議約簽署執行管理監督指導協助支援參與組織建設修復拆除";

    private const string Simplified =
        "天地人水火木金土山川风雨云电雪花草树林田园路桥车船飞机场站港湾海岛湖河江岸城乡村镇街巷门窗屋楼塔庙宫殿厂店舖馆院校班课书纸笔墨画图诗词歌舞剧戏琴鼓钟铃灯烛衣裙裤鞋帽针线布丝麻棉毛皮革"
        + "米麦豆面饼糕糖盐酱醋茶酒汤饭菜肉鱼虾蟹鸡鸭鹅牛羊马猪狗猫鼠兔龙蛇虎狮象熊鹿猴鸟鹰鸽蜂蝶虫蚁父母兄弟姊妹夫妻儿女孙祖师徒友客医护警兵农工商渔匠官长员王侯东西南北中左右前后上下高低远近"
        + "大小多少长短宽窄厚薄轻重快慢冷热干湿新旧老幼强弱贫富贵贱红橙黄绿蓝紫黑白灰银铜铁钢铝铅锡玉石沙泥煤油气光声色香味形影梦魂心肝肺脑骨血眼耳鼻舌手足头发指臂腰腿走跑跳游爬推拉提举抬扛掷接传"
        + "读写说听看想问答学教练习买卖租借还赠送收付存取开关进出来去升降涨跌增减始终起止生死病痛治疗检测验算计量称衡比较选择决定议论辩诉审判罚奖励劝告访谈会议约签署执行管理监督指导协助支援参与组织建设修复拆除";

    private static readonly Dictionary<FarmLanguage, Lazy<ZipfVocabulary>> All = Enum.GetValues<FarmLanguage>().ToDictionary(language => language, language => new Lazy<ZipfVocabulary>(() => new ZipfVocabulary(language)));

    private readonly string[] _words;
    private readonly double[] _sums = new double[Size];

    private ZipfVocabulary(FarmLanguage language)
    {
        _words = [.. Grow(language).Distinct(StringComparer.Ordinal).Take(Size)];
        var sum = 0.0;
        for (var rank = 0; rank < Size; rank++) _sums[rank] = sum += 1 / (rank + Shift);
    }

    public static ZipfVocabulary Of(FarmLanguage language) => All[language].Value;

    /// <summary>By rank, the commonest first.</summary>
    public string this[int rank] => _words[rank];

    public string Draw(ref FarmRandom random)
    {
        var place = Array.BinarySearch(_sums, random.Fraction() * _sums[^1]);
        return _words[Math.Min(place < 0 ? ~place : place, Size - 1)];
    }

    /// <summary>A name that stands in no vocabulary: three syllables or characters.</summary>
    public static string Name(ref FarmRandom random, FarmLanguage language) =>
        language == FarmLanguage.English ? Syllables(ref random, 3) : Characters(ref random, 3, language);

    private static IEnumerable<string> Grow(FarmLanguage language)
    {
        var random = new FarmRandom(0x21BF, language == FarmLanguage.English ? 1UL : 2UL, 0);
        while (true) yield return language == FarmLanguage.English ? Syllables(ref random, 2 + random.Next(3)) : Characters(ref random, random.Next(4) == 0 ? 3 : 2, language);
    }

    private static string Syllables(ref FarmRandom random, int count)
    {
        var word = "";
        for (var i = 0; i < count; i++) word += random.Pick(Onsets) + random.Pick(Vowels) + random.Pick(Codas);
        return word;
    }

    private static string Characters(ref FarmRandom random, int count, FarmLanguage language)
    {
        var characters = language == FarmLanguage.Traditional ? Traditional : Simplified;
        var word = "";
        for (var i = 0; i < count; i++) word += characters[random.Next(characters.Length)];
        return word;
    }
}
