using System.Globalization;

namespace NewsAggregator.Evaluation.Fuzz;

/// <summary>
/// Pages that make a reader work as hard as its limits allow: each kind repeats one thing up to the most characters or tags that
/// are read, or up to where the scan refuses.
/// </summary>
internal static class WorstPages
{
    private const int MostChars = 5_000_000;

    private const string Article = "<p>The harbour of Tarn was closed for three days after the storm, and the ferries stayed on the other side.</p>";

    private static readonly string Line = new string('x', 60) + " yes. ";

    /// <param name="part">How large the pages are, as a part of the largest: tests take small ones.</param>
    public static IEnumerable<(string Kind, string Html)> All(double part = 1)
    {
        int Of(int count) => (int)Math.Max(1, count * part);
        int chars = Of(MostChars) - 1000;

        yield return ("paragraphs without an end", Article + Times("<p>" + Line + Line[..20], Of(58_000)));
        yield return ("lines parted by br", Article + Times(Line + "<br>", Of(59_000)));
        yield return ("lines parted by br br", Article + Times(Line + "<br><br>", Of(29_000)));
        yield return ("lines parted by br in divs", Article + Times("<div>" + Times(Line + "<br>", 57) + "</div>", Of(1_000)));
        yield return ("br only", Article + Times("<br>", Of(59_000)));
        yield return ("pictures", Article + Times("<img src=/a.png>", Of(59_000)));
        yield return ("items in nested lists", Times("<ul><li>", 95) + Times("<li>" + Line, Of(59_000)));
        yield return ("divs 190 deep, many times", Times(Times("<div>", 190) + Line + Times("</div>", 190), Of(157)));
        yield return ("paragraphs under 190 divs", Times("<div>", 190) + Times("<p>" + Line + "</p>", Of(29_000)));
        yield return ("bold without an end", Article + Times("<p><b>" + Line, Of(700)));
        yield return ("formatting to open again", Times("<b><i><u><a href=x>", 45) + Times("<p>" + Line + "</p>", Of(6_000)));
        yield return ("links", Times("<a href=/x>" + Line + "</a>", Of(29_000)));
        yield return ("spans", "<p>" + Times("<span>" + Line + "</span>", Of(29_000)));
        yield return ("table of one column", "<table>" + Times("<tr><td>" + Line, Of(29_000)));
        yield return ("table of one row", "<table><tr>" + Times("<td>" + Line + "</td>", Of(29_000)));
        yield return ("paragraphs between table and row", "<table>" + Times("<p>" + Line + "</p>", Of(29_000)));
        yield return ("text between table and row", "<table>" + Times(Line + "<tr>", Of(59_000)));
        yield return ("250 attributes", Times("<p " + string.Concat(Enumerable.Range(0, 250).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}=1 "))) + ">x", Of(2_500)));
        yield return ("one huge attribute", Article + "<div class='" + Fill("related ", chars) + "'>x</div>");
        yield return ("many classes", Times("<div class='" + Times("rel ", 20) + "'>" + Line + "</div>", Of(29_000)));
        yield return ("entities", Article + "<p>" + Fill("&amp;&notit;&#x4e00;", chars));
        yield return ("one text", "<p>" + Fill("word ", chars));
        yield return ("one Chinese text", "<p>" + Fill("港口關閉了三天，", chars));
        yield return ("spaces", Article + "<p>" + new string(' ', chars) + "x");
        yield return ("options of one select", "<select>" + Times("<option>" + Line, Of(59_000)));
        yield return ("foreign elements", "<svg>" + Times("<g/><path d=x />", Of(29_000)) + "</svg>" + Article);
        yield return ("templates in templates", Times("<template>", 190) + Times("<p>x</p>", Of(25_000)));
        yield return ("JSON-LD, wide", Json("{\"a\":[" + Fill("{\"@type\":\"NewsArticle\",\"b\":[]},", Of(1_000_000)) + "1]}"));
        yield return ("JSON-LD, deep", Json(Fill("{\"a\":[", Of(1_000_000))));
        yield return ("JSON-LD, one string", Json("{\"headline\":\"" + Fill("\\u4e00", Of(4_000_000)) + "\"}"));
        yield return ("teasers", Times("<div class=c><h3><a href=/1>A linked title</a></h3><p>" + Line + "</p></div>", Of(7_000)));
        yield return ("boxes of related articles", Times("<div><h3>Related</h3><p>" + Line + "</p></div>", Of(7_000)));
        yield return ("headlines", Times("<h1 class=t>Harbour closed</h1><p>" + Line + "</p>", Of(14_000)));
        yield return ("comments of readers", Times("<div><p>" + Line + "</p><div>Reply Report</div></div>", Of(7_000)));
        yield return ("comments of the markup", Article + Fill("<!-- x -->", chars));
        yield return ("less-than signs", Article + Fill("< ", chars));
        yield return ("names of authors", Article + Times("<p>" + Times("By Aa Bb, ", 11) + "</p>", Of(29_000)));
        yield return ("capitals after by", Article + Times("<p>by " + new string('A', 110) + "1</p>", Of(29_000)));
        yield return ("marks after a date", Article + Times("<p>2026-03-04" + new string('!', 100) + "x</p>", Of(29_000)));
        yield return ("marks after published", Article + Times("<p>published" + new string('!', 105) + "x</p>", Of(29_000)));
        yield return ("text in emphasis in emphasis", Times("<em>", 190) + Fill("word ", chars));
        yield return ("text in dated boxes in boxes", Times("<div class=date>", 190) + Fill("word ", chars));
        yield return ("text in times in times", Times("<time class=date>", 190) + Fill("word ", chars));
        yield return ("named boxes around a late headline", Times("<div class=related>", 190) + Times("<p>" + Line + "</p>", Of(29_000)) + "<h1>Harbour closed</h1>");
        yield return ("a title without an end", "<title>" + Fill("Harbour - ", chars));
        yield return ("quotations of figures", Article + Times("<figure><p>" + Line + "</p></figure>", Of(14_000)));
        yield return ("hidden texts", Article + Times("<div hidden><p>" + Line + "</p></div>", Of(14_000)));
    }

    private static string Json(string json) => "<script type='application/ld+json'>" + json + "</script>" + Article;

    private static string Times(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static string Fill(string piece, int chars) => Times(piece, Math.Max(1, chars / piece.Length));
}
