using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Takes names out of what stands for an author: lists in many languages, without "By", roles, addresses, and places of dateline.</summary>
internal static partial class PersonNames
{
    private static readonly HashSet<string> Agencies = new(StringComparer.OrdinalIgnoreCase)
    {
        "AP", "Associated Press", "The Associated Press", "AFP", "Agence France-Presse", "Reuters", "dpa", "dpa-AFX", "PA", "PA Media", "ANSA", "EFE", "Xinhua", "TASS", "Bloomberg", "PTI", "ANI", "IANS", "AA", "Anadolu",
        "Anadolu Agency", "Anadolu Ajansı", "APA", "SDA", "Keystone-SDA", "Lusa", "Belga", "ANP", "TT", "NTB", "Ritzau", "CNA", "Kyodo", "Yonhap", "Agencies", "Agencias", "新華社", "新华社", "中央社", "法新社", "路透社", "美聯社", "共同社", "聯合新聞網", "綜合報導",
    };

    /// <param name="seen">The text is the visible page's, which may begin with a lower-case "von" or "di" that is no part of a name.</param>
    public static IEnumerable<string> Split(string text, bool seen = false)
    {
        if (text.Length is 0 or > 400 || text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        text = HanByline.WithoutEditors(text);
        if (HanByline.In(text) is { Count: > 0 } han)
        {
            foreach (string name in han)
            {
                yield return name;
            }

            yield break;
        }

        text = OtherRole().Replace(text, "");
        text = By().Replace(text, "");
        text = seen ? SeenBy().Replace(text, "") : text;
        foreach (string part in Between().Split(text).SelectMany(Conjoined))
        {
            string name = Role().Replace(seen ? SeenBy().Replace(By().Replace(part, ""), "") : By().Replace(part, ""), "").Trim(' ', '.', '-', '–', '—', '|', ':', '/', '@', '*', '•', '·', ',', '(', ')', '[', ']', '"', '“', '”');
            if (name.Length is > 1 and < 70 && name.Any(char.IsLetter) && !NoName().IsMatch(name))
            {
                yield return WithCase(name);
            }
        }
    }

    public static bool IsAgency(string name) => Agencies.Contains(name);

    public static bool IsRole(string name) => RoleWord().IsMatch(name);

    /// <summary>Two to five words that begin with capitals, or a short name in Chinese, Japanese or Korean.</summary>
    public static bool LooksLikePerson(string name) => Capitals().IsMatch(name) && !RoleWord().IsMatch(name) && !IsAgency(name);

    // "José Ruiz y María Lema" are two, "José Ortega y Gasset" is one: what stands on both sides must be whole names.
    private static IEnumerable<string> Conjoined(string part)
    {
        foreach (Match and in ShortAnd().Matches(part))
        {
            string left = part[..and.Index].Trim(), right = part[(and.Index + and.Length)..].Trim();
            if (LooksLikePerson(SeenBy().Replace(By().Replace(left, ""), "")) && (LooksLikePerson(right) || ShortAnd().IsMatch(right)))
            {
                return [left, .. Conjoined(right)];
            }
        }

        return [part];
    }

    /// <summary>"MARIA DEUTSCHER" is "Maria Deutscher"; initials and agencies stay.</summary>
    private static string WithCase(string name)
    {
        string[] words = name.Split(' ');
        bool shouted = words.Length is >= 2 and <= 4 && words.All(word => word.Length > 1) && words.Any(word => word.Length > 3) && name.All(c => !char.IsLower(c)) && name.All(c => c < '\u0250');
        return shouted && !IsAgency(name) ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant()) : name;
    }

    [GeneratedRegex(@"^\s*(?:written by|posted by|published by|story by|words by|text by|article by|analysis by|opinion by|report by|reported by|by|Von|Par|Por|Di|Af|Av|Door|Przez|Autor(?:[ae]s?|en)?|Auteurs?|Author|Texte?|Tekst|Texto|Testo|Oleh|Автор|Текст|Yazar|Haber|Szerző)\s*[:：]?\s+(?=\S)|^(?:by|autor|author|text|texto|texte|testo|von|par|por)\s*[:：]\s*|^By(?=\p{Lu}\p{Ll}+ \p{Lu})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"^\s*(?:von|par|por|di|da|de|af|av|door|od|oleh|od|by)\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex SeenBy();

    [GeneratedRegex(@"\s*[|,;(–-]?\s*\b(?:(?:medically |fact[- ]|expert )?(?:reviewed|edited|checked|updated|translated|illustrated|photographed|approved)|photo(?:s|graphs?|graphy)?|illustrations?|graphics?|additional reporting|with reporting|video|foto|fotos|bilder)\s*(?:by|von|:).*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherRole();

    [GeneratedRegex(@"\s*(?:,|;|、|，|\s&\s|\s\|\s|\s•\s|\s·\s|\band\b|\bund\b|\bwith\b|\s*/\s*|／|\s+\+\s+|\n)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+(?:y|e|i|a|és|dan|et|och|og|ve|en|ja|и|та|και|avec|mit|con|com)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ShortAnd();

    [GeneratedRegex(@"\s*\([^)]*\)\s*$|\s+[-–|•]\s+.*$|\s*\S+@\S+\.\S+|\s*@\w+|\s+(?:in|aus|à|en) \p{Lu}\p{Ll}+$|\s*[-–|]?\s*(?:on |am |le )?\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?$|\s+on \p{L}+ \d.*$|\s+(?:for|für|pour) (?:The )?\p{Lu}.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"\d{1,2}:\d\d|\d{4}|^\W*\d|^\p{L}{3,9}\.? \d{1,2}$|\b(?:min|mins|minutes?|hours?|ago|read|comments?|share|updated|published|posted|more by|follow|view all|see all|read more|archive|profile|login|log in|sign in|sign up|undefined|null|admin|administrator|webmaster)\b|^(?:by|author|written|from|autor|von|unknown)$|\w\.\w+\.\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    [GeneratedRegex(@"\b(?:staff|reporter|editor|editors|correspondent|journalist|writer|contributor|columnist|producer|author|redakteur(?:in)?|redaktion|journaliste?|rédact\w+|redac\w+|corrispondente|periodista|corresponsal|redaktør|freelance|director|manager|expert|specialist|analyst|chief|desk|team|newsroom|bureau|agency|agencies|agencias|news|media|press|university|professor|ph\.?d|guidelines|checked|(?-i:MS|MA|MBA|MD|RD|RDN|MPH|RN|CEO|CTO|CFO))\b|記者|編輯|编辑|新聞|新闻|中心|[日晚時时][報报]$|報社|报社|[电電][视視][台臺]|通[讯訊]社|政府", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RoleWord();

    [GeneratedRegex(@"^(?:\p{Lu}[\p{L}\p{M}'’.-]*)(?:\s+(?:de|del|della|di|da|van|von|der|den|bin|al|el|la|le|ter|dos|du|y)){0,2}(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*){1,3}$|^[\u3400-\u9fff]{2,3}$|^(?:[歐欧][陽阳]|司[馬马]|[諸诸]葛|上官|[張张][簡简]|范姜)[\u3400-\u9fff]{1,2}$|^[\uac00-\ud7af]{2,4}$|^[\u30a0-\u30ff・]{2,10}$|^[\u3400-\u9fff]{1,4}[ 　][\u3400-\u9fff]{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
