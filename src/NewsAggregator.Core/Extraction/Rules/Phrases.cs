using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>Short blocks that speak to the visitor, not of the matter: "Read more", "Sign up for our newsletter", "Advertisement".</summary>
internal static partial class Phrases
{
    private const int MostSize = 330;
    private const int MostDense = 700;

    public static IEnumerable<INode> Find(Pruning pruning) =>
        pruning.Blocks.Where(block => block.Size <= MostSize ? IsBoilerplate(block.Text) : block.Size <= MostDense && ChinesePhrases.IsBoilerplate(block.Text)).SelectMany(block => block.Nodes);

    public static bool IsBoilerplate(string text) => Start().IsMatch(text) || Whole().IsMatch(text) || Anywhere().IsMatch(text) || ChinesePhrases.IsBoilerplate(text);

    /// <summary>Lines that begin so.</summary>
    [GeneratedRegex(@"^\W*(?:read (?:more|also|next|our|the full)\b|also read\b|see also\b|related(?: (?:stories|articles|posts|content|coverage|topics|news|reading|video)\b|\s*:)|more (?:from|on this|stories|like this)\b|most (?:read|popular)\b|you (?:may|might) also\b|recommended (?:for you|reading|stories|articles)\b|sign up (?:for|to|here|now)\b|sign in\b|subscribe (?:to|now|here|for|today)\b|follow (?:us|him|her|me|them)\b|share (?:this|on|via|to)\b|click here (?:to|for)\b|advert(?:isement|ising|orial)\b(?=\W*$)|photo(?:s|graph|graphs)? (?:by|credits?|courtesy)\b|photo(?:s)?:|images?(?: (?:sources?|credits?|courtesy))?:|image by\b|picture:|credits?:|getty images\b|copyright\b|©|\(c\) ?\d{4}|all rights reserved|written by\b|posted (?:by|on|in|at)\b|published (?:by|on|at)?:?\s*\w+ \d|last (?:updated|modified)\b|updated(?: on| at)?:? *\w+ \d|filed under\b|tagged\b|tags?\s*:|topics\s*:|categories\s*:|download (?:the|our) .{0,30}\bapp\b|watch(?: now| the video|:)|listen(?: to this| now|:)|(?:the )?(?:story|article) continues\b|continue reading\b|continues (?:below|after (?:the )?(?:ad|advertisement|photo|video))\b|(?:scroll (?:down )?to continue)\b|skip (?:to|past|ad)\b|loading\b|join (?:our|the conversation|us on)\b|leave a (?:comment|reply)\b|get (?:the latest|our|more)\b.{0,80}\b(?:inbox|newsletter|email)\b|have (?:a tip|news tips)\b|got a tip\b|send (?:us )?(?:your )?(?:tips|news tips)\b|contact (?:the author|us|\w+ \w+ at)\b|support (?:our|independent)\b|donate\b|want more\b.{0,60}\?|don['’]t miss\b.{0,40}:|editor['’]s? (?:picks|choice)\b|trending\b(?=\W*$)|popular\b(?=\W*$)|(?:mehr zum thema|lesen sie auch|auch interessant|mehr lesen|lire aussi|à lire aussi|voir aussi|leggi anche|lee también|lea también|te puede interesar|ver más|leia também|leia mais|veja também|lees ook|lees meer|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|lue myös|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|čtěte (?:také|více)|baca juga|citeste si|citește și|olvass tovább|ilgili haber|quelle:|foto\s*:|fotos?:|bildrechte|bild:|fuente:|fonte:|anzeige\b(?=\W*$)|werbung\b|publicidad\b(?=\W*$)|publicité\b(?=\W*$)|reklama?\b(?=\W*$)|реклама\b(?=\W*$)|читайте (?:также|ещё|далее)|смотрите также|[（(]?(?:請|请)?(?:繼續|继续)(?:往下|向下|阅读|閱讀)|[（(]?(?:文章|內文|内文)(?:未完|接續|接续)|延伸閱讀|延伸阅读|相關(?:新聞|報導|文章|閱讀)|相关(?:新闻|报道|文章|阅读)|更多(?:新聞|新闻|報導|报道|內容|内容)|責任編輯|责任编辑|版權聲明|版权声明|免責聲明|免责声明|關鍵字|关键词|圖片來源|图片来源|资料图|資料照|編輯[:：]|编辑[:：]|あわせて読みたい|関連記事|【?関連|写真[:：]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    /// <summary>Lines that are nothing else.</summary>
    [GeneratedRegex(@"^\W*(?:share|tweet|pin(?: it)?|email|e-mail|print|save|comments?|reply|like|facebook|twitter|linkedin|reddit|tumblr|whatsapp|telegram|pinterest|instagram|youtube|copy link|link copied|\d+ (?:comments?|shares?|likes?|views?|min(?:ute)?s? read|min)|ad|ads|article content|related|trending|popular|newsletter|subscribe|sign up|log ?in|register|menu|search|close|next|previous|back(?: to top)?|top|play|pause|mute|loading|advertisement|sponsored|promoted|topics?|tags?|more|show more|load more|see more|view all|view gallery|by|(?:read|narrated|voiced) (?:aloud )?by [^.!?,;]{2,40}|opinion|(?:article |contenu )?réservé (?:aux|à nos) abonnés|nur für abonnenten|(?:contenido )?(?:exclusivo|solo|sólo) para suscriptores|(?:for )?subscribers only|subscriber exclusive|kommentare|teilen|drucken|merken|zur startseite|compartir|comentarios|partager|condividi|udostępnij|分享|留言|評論|评论|廣告|广告|推薦閱讀|シェア|コメント)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    /// <summary>What no article's own sentence says.</summary>
    [GeneratedRegex(@"\b(?:(?:sign|signing) up (?:for|to) (?:our|the|receive)\b|subscribe to (?:our|the|my)\b|(?:delivered|straight|right|sent) (?:\w+ )?to your (?:inbox|e-?mail)|privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|all rights reserved|affiliate (?:links?|commission)|(?:may )?earn (?:a|an)(?: small)? (?:affiliate )?commission|follow (?:us|him|her|me|them) on (?:twitter|x|facebook|instagram|telegram)|(?:google news|whatsapp)[- ](?:channel|kanal)|enable javascript|your browser does not support|(?:can be |be )?reached at \S+@|e-?mail \w+ at \S+@|all comments|comment(?:s|ing)? polic|(?:facebook|twitter|instagram).{0,30}(?:facebook|twitter|instagram|pinterest|youtube)\W*$|retrieved \d+ \w+ \d{4} from http|this document is subject to copyright|unless (?:otherwise )?stated|not be (?:published|broadcast|reproduced|rewritten))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
