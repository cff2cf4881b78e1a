using System.Buffers;

namespace NewsAggregator.Core.Languages;

/// <summary>The surnames of nearly all who write a Chinese name, in both scripts.</summary>
internal static class ChineseSurnames
{
    public static readonly SearchValues<char> All = SearchValues.Create(
        "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧邓韓韩馮冯曹彭曾蕭萧田董潘袁蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金賈贾韋韦夏傅方鄒邹"
        + "熊白孟秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵錢钱嚴严賴赖洪武莫孔柯莊庄卓游簡简詹");
}
