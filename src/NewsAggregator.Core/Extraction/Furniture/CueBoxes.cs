using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>
/// Boxes that begin by saying what they are: "Related articles", "Comments", "Sign up for our newsletter". The box is the largest
/// element that begins with these words.
/// </summary>
internal static partial class CueBoxes
{
    private const int MostSize = 75;
    private const int SmallBox = 450;
    private const int LongParagraph = 450;

    /// <summary>So much text of its own an article has before the boxes beneath it begin.</summary>
    private const double LeastOwn = 200;

    /// <summary>Where nothing was read yet, what begins with "Advertisement" may be the article.</summary>
    private const double MostAbove = 0.3;

    public static IEnumerable<IElement> Find(BlockIndex index, int headline)
    {
        double total = index.Running(0, index.Blocks.Count - 1);
        for (int i = 0; i < index.Blocks.Count; i++)
        {
            TextBlock block = index.Blocks[i];
            if (block.Size > MostSize || block.Owner.LocalName is "td" or "th" or "li" || i == headline || index.First(block.Owner) != i)
            {
                continue;
            }

            bool comments = Comments().IsMatch(block.Text), others = !comments && Others().IsMatch(block.Text);
            if (comments || others || Small().IsMatch(block.Text))
            {
                bool below = headline >= 0 && i > headline && index.Running(headline, i - 1) >= LeastOwn;
                IElement box = Largest(block.Owner, parent =>
                    (below && comments) || (below && others && !HoldsLongParagraph(index, parent)) || (index.Size(parent) <= SmallBox && (below || index.Running(parent) <= MostAbove * total)), index, headline);
                if (index.Last(box) > i)
                {
                    yield return box;
                }
            }
        }
    }

    /// <summary>The largest element that begins with the same words.</summary>
    private static IElement Largest(IElement box, Func<IElement, bool> may, BlockIndex index, int headline)
    {
        int first = index.First(box);
        while (box.ParentElement is { LocalName: not ("body" or "html" or "main") } parent && index.First(parent) == first
            && !(headline >= first && headline <= index.Last(parent)) && may(parent))
        {
            box = parent;
        }

        return box;
    }

    private static bool HoldsLongParagraph(BlockIndex index, IElement element)
    {
        for (int i = index.First(element); i <= index.Last(element); i++)
        {
            if (index.Blocks[i].Size > LongParagraph && index.Blocks[i].LinkDensity < 0.3)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^\W*(?:(?:\d+ )?(?:comments?|responses|replies|discussion)(?: \(?\d+\)?)?|\d+ thoughts on\b.*|(?:leave|post|add|write) a (?:comment|reply)\b.*|join the (?:conversation|discussion)\b.*|kommentare|commentaires|comentarios|comentários|commenti|reacties|.{0,8}(?:留言|評論|评论|網友回應|网友回应|回應|跟帖|热评|熱評|[热熱][议議]|聊天室|弹幕|我[來来][說说](?:[兩两]|几|幾)句|コメント)(?:區|区|板|選登|选登|精選|精选)?(?:\W*\d+\W*(?:則|条|條|个|個)?)?(?:\W*文明.{0,10})?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^\W*(?:(?:more |our |your )?(?:related|recommended|suggested|similar|popular|trending)(?: (?:stories|articles|posts|content|coverage|topics?|news|reading|videos?|links|reads|for you))?|(?:you (?:may|might|could|will|['’]ll) )?also (?:like|love|enjoy|be interested in)\b.*|you (?:may|might) (?:also |be )?(?:like|enjoy|interested)\b.*|(?:read|up|what to read) next|more (?:from|stories|articles|posts|news|like this|to (?:read|explore|discover))\b.*|most (?:read|popular|viewed|recent|shared|commented)\b.*|(?:the )?latest (?:news|stories|articles|posts|from)\b.*|recent (?:posts|articles|stories|news)|editor['’]?s['’]? (?:picks?|choice)|in other news|don['’]t miss|keep reading|(?:explore|discover|browse) (?:more|the latest|our)\b.*|from (?:our|the) (?:blog|archives?|partners?|sponsors?)|mehr zum thema|das könnte (?:sie|dich) auch.*|(?:à )?lire aussi|sur le même (?:sujet|thème)|te puede interesar|más noticias|noticias relacionadas|leia também|mais lidas|leggi anche|potrebbe interessarti.*|lees ook|meer over.*|läs också|les også"
        + @"|(?:同主題|同主题|同類|同类).{0,60}|7\s?[×xX*]\s?24.{0,12}|.{0,6}(?:快訊|快讯|滾動|滚动|研報|研报)(?:精選|精选|新聞|新闻)?|(?:贊助|赞助|延伸|相關|相关|推薦|推荐|更多|熱門|热门|同期|往期|過刊|过刊|精選|精选|最新|猜你|你也可能|你可能|您可能|大家都在|大家還在|大家还在|看更多|下一篇|上一篇|人氣|人气|本週|本周|今日|編輯推|编辑推|站長推|站长推|站內|站内|為你推|为你推|為您推|为您推).{0,12}|.{0,10}(?:還在看|还在看|都在看|也讀了|也读了|也看了|也在看|還想看|还想看|感興趣|感兴趣)|あわせて読みたい|関連(?:記事|ニュース).{0,4})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    /// <summary>These begin small boxes only; an article may follow right under them.</summary>
    [GeneratedRegex(@"^\W*(?:(?:sign up|subscribe|join|get|stay)\b.*(?:newsletter|updates?|inbox|informed|mailing list|daily|weekly|connected|touch)\b.*|(?:our )?newsletters?(?: sign[- ]?up)?|subscribe(?: now| today)?|follow us\b.*|share this\b.*|about (?:the )?(?:authors?|writer)|written by|meet the author|author|sponsored\b.*|advertisement|categories|tags|topics|archives"
        + @"|.{0,8}(?:訂閱|订阅|電子報|电子报|會員專享|会员专享|會員專屬|会员专属|加入會員|加入会员).{0,8}|每(?:周|週|天|日|月).{0,10}(?:一|1)封.{0,12}|(?:關於|关于)(?:作者|我們|我们|本站|本報|本报)|作者(?:簡介|简介|介紹|介绍)|(?:版權|版权|免責|免责)(?:聲明|声明).{0,4}|(?:標籤|标签|關鍵字|关键词|关键字|分享到|分享至|分享這|分享此).{0,8}|(?:您?對本|您?对本|文章|本文).{0,6}(?:評價|评价|評分|评分|滿意|满意).{0,4}|(?:看完|讀完|读完).{0,10}(?:心情|感受|感想).{0,6})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Small();
}
