using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Rules;

/// <summary>
/// Lines by which a text says that it is over: who edited it, where it is from, whose it is, what must be paid for the rest. After such a
/// line only that is text which stands in the same kind of box as the text before it; after the editors' line, where most of the text is
/// above it, nothing is.
/// </summary>
internal static partial class EndLines
{
    private const double LeastBefore = 200;
    private const double MostOfText = 0.4;
    private const int MostSize = 330;

    public static IEnumerable<INode> Find(Pruning pruning)
    {
        double before = 0;
        double total = pruning.Blocks.Sum(block => Math.Max(0, block.Worth));
        bool ended = false;
        bool over = false;
        HashSet<string> kinds = new(StringComparer.Ordinal);
        foreach (TextBlock block in pruning.Blocks)
        {
            bool editors = block.Size <= MostSize && Editors().IsMatch(block.Text);
            bool end = editors || (block.Size <= MostSize && End().IsMatch(block.Text));
            bool drop = over || (ended && !kinds.Contains(BlockKind.Of(block)));
            if (end && before >= LeastBefore)
            {
                ended = true;
                over |= editors && before >= MostOfText * total;
                drop = true;
            }

            if (!drop)
            {
                before += Math.Max(0, block.Worth);
                kinds.Add(BlockKind.Of(block));
                continue;
            }

            foreach (IText node in block.Nodes)
            {
                yield return node;
            }
        }
    }

    [GeneratedRegex(@"^\W*(?:责任编辑|責任編輯|责编|責編|(?:编辑|編輯)\s*[:：／/].{1,12}(?:审核|審核|校对|校對|终审|終審|监制|監製|责编)\s*[:：／/])", RegexOptions.CultureInvariant)]
    private static partial Regex Editors();

    [GeneratedRegex(@"^\W*(?:(?:文章|稿件|稿源|本文|内容|資料|资料)?(?:来源|來源)\s*[:：]|本文(?:刊[载載於于]|原[刊载載]|首[发發]|[来來]自|[为為].{0,16}原[创創])|(?:版[权權]|免[责責])[声聲]明|(?:打[开開]|下[载載]).{0,16}(?:APP|App|客户端|用戶端)|[这這]是.{0,4}(?:[订訂][户戶]|付[费費]|[会會][员員]).{0,8}(?:文章|[内內]容)|本(?:篇|文).{0,6}(?:[订訂][户戶]|[会會][员員])(?:限定|[专專][属屬享])|登入(?:或[订訂][阅閱])?後?即可|[读讀]者[来來]信|[订訂][阅閱]後?[即可]{0,2}[继繼][续續]|(?:线索|線索)征集|[报報]料(?:热线|熱線|微信))", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
