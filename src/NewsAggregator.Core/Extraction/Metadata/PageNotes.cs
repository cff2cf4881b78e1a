using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>What a page says about its article as a publication: whether it is free to read, and whether it was corrected.</summary>
internal static partial class PageNotes
{
    private static readonly HashSet<string> Wall = new(StringComparer.Ordinal) { "paywall", "paywalled", "regwall" };

    /// <summary>
    /// The page's own word (schema.org isAccessibleForFree, article:content_tier); else a paywall's box in the text.
    /// Many publishers ship that box hidden on free pages too, so a word that it is free goes before.
    /// </summary>
    public static bool IsPaywalled(IDocument document, JsonLd linked, MetaTags meta)
    {
        if (linked.Article is { } article && article.TryGetProperty("isAccessibleForFree", out JsonElement free) && Truth(free) is { } isFree)
        {
            return !isFree;
        }

        if (meta.First("article:content_tier", "content_tier", "cXenseParse:content_tier") is { } tier)
        {
            return tier.ToLowerInvariant() is "locked" or "metered" or "paid" or "premium";
        }

        return meta.First("article:opinion:paywall", "paywall", "isPaywalled", "premium")?.ToLowerInvariant() is "true" or "1" or "yes"
            || document.QuerySelectorAll("[class*=paywall], [id*=paywall], [class*=regwall]").Take(10)
                .Any(element => element.LocalName is "div" or "section" && NodeNames.Words(element).Any(Wall.Contains) && !NodeNames.IsHidden(element) && Subscribe().IsMatch(element.TextContent));
    }

    /// <summary>The sentence of a correction or a notable update, as printed; at most 500 characters.</summary>
    public static string? Correction(IDocument document)
    {
        foreach (IElement element in document.QuerySelectorAll("p, em, i, small, strong, [class*=correction], [class*=clarification], [class*=update], [class*=editors-note]").Take(3000))
        {
            if (element.ChildElementCount < 6 && ShortText.Of(element, 599) is { Length: > 7 } text && PlainText.Fold(text) is { Length: > 5 and <= 500 } note && IsCorrection(note))
            {
                return note;
            }
        }

        return null;
    }

    public static bool IsCorrection(string note) => Corrected().IsMatch(note);

    private static bool? Truth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => JsonLd.Said(value)?.Trim().ToLowerInvariant() switch { "true" or "1" or "yes" or "http://schema.org/true" or "https://schema.org/true" => true, "false" or "0" or "no" or "http://schema.org/false" or "https://schema.org/false" => false, _ => null },
        _ => null,
    };

    [GeneratedRegex(@"subscri|abonn|registr|sign in|log ?in|suscr|訂閱|订阅|會員|会员|登入|会員", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subscribe();

    [GeneratedRegex(
        @"^\W*(?:corrections?\s*(?:[:：—–-]|\(|and clarification|appended|on )|clarification\s*[:：—–-]|editor['’]?s['’]? note\b.{0,200}\b(?:updated|corrected|clarified|amended)\b|update\b.{0,40}[:：]"
        + @"|(?:this|the) (?:story|article|post|piece|report|headline|column|version)\b.{0,120}\b(?:updated|corrected|amended|clarified)\b|an? (?:earlier|previous) version of (?:this|the)\b"
        + @"|(?:korrektur|richtigstellung|berichtigung|anmerkung der redaktion)\s*[:：—–-]|(?:in einer früheren|eine frühere|in einer ersten) (?:version|fassung)\b|dieser (?:artikel|text|beitrag) wurde\b.{0,80}\b(?:aktualisiert|korrigiert|ergänzt)"
        + @"|(?:correction|rectificatif|erratum|mise à jour)\s*[:：—–-]|cet article a été (?:modifié|mis à jour|corrigé)|une (?:première )?version précédente de cet article|(?:corrección|fe de errores|rectificación|actualización)\s*[:：—–-]"
        + @"|(?:este|esta) (?:artículo|noticia|nota|información)\b.{0,60}\b(?:actualizad|corregid|rectificad)|(?:correção|errata|atualização)\s*[:：—–-]|(?:errata corrige|rettifica|correzione|aggiornamento)\s*[:：—–-]"
        + @"|(?:rättelse|rettelse|oikaisu|rectificatie|correctie)\s*[:：—–-]"
        + @"|[（(【〔]?(?:更正|勘誤|勘误|訂正|정정|更新說明|更新说明|更正啟事|更正启事)\s*[:：】〕]|[（(]?(?:本文|本報導|本报道|此文|本則新聞|標題|内容|內容|記事|この記事)[^。]{0,40}(?:更新|更正|訂正|修正)|編按[:：]?[^。]{0,30}更[新正]|編輯部更正)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Corrected();
}
