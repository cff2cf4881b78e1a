using System.Text;

namespace NewsAggregator.FeedFarm;

/// <summary>The words of one language, and the sentences made of them.</summary>
internal sealed class Vocabulary
{
    /// <summary>Planted in one item of a hundred and nowhere else: what a search must find.</summary>
    public const string EnglishNeedle = "quokkaberry";

    public const string ChineseNeedle = "量子纠缠";

    public static readonly Vocabulary English = new()
    {
        Words = Split("""
            market startup engine battery chip model research policy cloud network security funding rocket satellite privacy browser
            developer language database kernel protocol storage memory compiler robot sensor camera vehicle charger factory supply
            export tariff election court lawsuit regulator antitrust merger acquisition investor valuation revenue profit loss hiring
            layoff campus hospital vaccine clinical genome protein climate carbon solar turbine reactor fusion grid water ocean
            storm earthquake bridge railway airport airline subway housing rent mortgage inflation currency bank payment wallet
            exchange token ledger museum festival film album novel studio league final coach transfer stadium marathon record
            the a of and in to for with from after before against over under new early late public private global local national
            small large rapid quiet steady fragile cheap costly secret open closed hybrid digital analog remote urban rural
            says shows builds sells buys opens closes raises drops plans tests ships delays rejects approves joins leaves finds
            warns expects reports measures improves weakens repairs replaces launches lands expands shrinks explains promises
            """),
        Separator = " ",
        Names = ["Avery Lin", "Jordan Blake", "Priya Raman", "Mateo Cruz", "Hannah Vogel", "Kofi Mensah", "Yuki Mori", "Elena Petrova", "Sam O'Neill", "Fatima Zahra"],
        Categories = ["Startups", "AI", "Security", "Science", "Business", "Climate", "Policy", "Culture", "Sports", "Hardware"],
    };

    public static readonly Vocabulary Chinese = new()
    {
        Words = Split("""
            市场 公司 电池 芯片 模型 研究 政策 云计算 网络 安全 融资 火箭 卫星 隐私 浏览器 开发者 语言 数据库 内核 协议 存储 内存 编译器 机器人
            传感器 摄像头 汽车 充电桩 工厂 供应链 出口 关税 选举 法院 诉讼 监管机构 反垄断 并购 投资者 估值 营收 利润 亏损 招聘 裁员 校园 医院 疫苗
            临床 基因组 蛋白质 气候 碳排放 太阳能 风电 反应堆 核聚变 电网 水资源 海洋 台风 地震 大桥 铁路 机场 航空公司 地铁 住房 租金 房贷 通胀
            汇率 银行 支付 钱包 交易所 账本 博物馆 电影节 影片 专辑 小说 工作室 联赛 决赛 教练 转会 体育场 马拉松 纪录 新型 早期 公共 私人 全球 本地
            全国 快速 稳定 脆弱 廉价 昂贵 开放 封闭 混合 数字 远程 城市 农村 表示 显示 建设 出售 收购 开放 关闭 提高 下降 计划 测试 发布 推迟 拒绝
            批准 加入 离开 发现 警告 预计 报告 测量 改善 修复 替换 启动 扩张 解释 承诺 正在 已经 将会 可能 必须 因此 但是 同时 目前 今年 去年
            """),
        Separator = "",
        Names = ["王晓明", "李静", "陈思远", "赵宇航", "周雅文", "孙立", "吴桐", "郑凯", "冯一诺", "何清"],
        Categories = ["创业", "人工智能", "安全", "科学", "商业", "气候", "政策", "文化", "体育", "硬件"],
    };

    public required string[] Words { get; init; }

    public required string[] Names { get; init; }

    public required string[] Categories { get; init; }

    public required string Separator { get; init; }

    public static Vocabulary Of(bool chinese) => chinese ? Chinese : English;

    /// <summary>From <paramref name="least"/> to <paramref name="most"/> words, in lower case and without a stop.</summary>
    public string Phrase(ref FarmRandom random, int least, int most)
    {
        var text = new StringBuilder();
        var count = least + random.Next(most - least + 1);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(Separator);
            text.Append(random.Pick(Words));
        }

        return text.ToString();
    }

    /// <summary>A phrase with a capital first letter, where the language has capitals.</summary>
    public string Capitalised(ref FarmRandom random, int least, int most)
    {
        var phrase = Phrase(ref random, least, most);
        return char.ToUpperInvariant(phrase[0]) + phrase[1..];
    }

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
