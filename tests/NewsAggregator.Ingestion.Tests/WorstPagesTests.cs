using NewsAggregator.Core.Extraction;
using NewsAggregator.Evaluation.Fuzz;
using NewsAggregator.Evaluation.Verbs;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>What `worst` measures at full size, small: that each kind is borne, and that twice the page is not much more than twice the work.</summary>
public sealed class WorstPagesTests
{
    private const double Small = 0.02;

    public static TheoryData<string> Kinds => [.. WorstPages.All(Small).Select(page => page.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_worst_page_is_read_or_refused_within_memory_that_grows_as_the_page_does(string kind)
    {
        string half = Page(kind, Small), whole = Page(kind, 2 * Small);
        WorstVerb.Read(half);
        long first = Allocated(half), second = Allocated(whole);
        Assert.True(second < (3 * first) + 4_000_000, $"{kind}: {first} bytes allocated for {half.Length} characters, {second} for {whole.Length}");
    }

    [Fact]
    public void What_the_scan_lets_through_at_full_size_has_no_more_tags_and_characters_than_are_read()
    {
        foreach ((string kind, string html) in WorstPages.All())
        {
            if (HtmlScan.Refusal(html, ContentExtractor.MostChars) is null)
            {
                Assert.True(html.Length <= ContentExtractor.MostChars && Tags(html) <= HtmlScan.MaxTags, kind);
            }
        }
    }

    private static int Tags(string html)
    {
        int tags = 0;
        for (int i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            tags += char.IsAsciiLetter(html[i + 1]) || html[i + 1] == '/' ? 1 : 0;
        }

        return tags;
    }

    private static string Page(string kind, double part) => WorstPages.All(part).Single(page => page.Kind == kind).Html;

    private static long Allocated(string html)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        WorstVerb.Read(html);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
