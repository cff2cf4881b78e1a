using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Reading;

/// <summary>"Why shown, why hidden": the stored decision of every edition, with the rule in words, and the same question asked again.</summary>
public sealed class ExplainQuery(NewsDatabase database)
{
    /// <summary>Null: no such article.</summary>
    public async Task<ArticleExplanation?> FindAsync(long articleId, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await ReadAsync(db, [articleId], cancellation).ConfigureAwait(false) is [ArticleExplanation found] ? found : null;
    }

    /// <summary>In the order given; what is not there is left out.</summary>
    internal static async Task<IReadOnlyList<ArticleExplanation>> ReadAsync(NewsDbContext db, List<long> ids, CancellationToken cancellation)
    {
        Dictionary<long, AdminArticle> lines = await AdminArticles.ReadAsync(db, ids, cancellation).ConfigureAwait(false);
        Dictionary<long, AdminArticle> originals = await AdminArticles.ReadAsync(db, [.. lines.Values.Select(line => line.NearCopyOfId).OfType<long>()], cancellation).ConfigureAwait(false);
        List<ArticleFacts> facts = await ArticleFacts.ReadAsync(db, db.Articles.Where(a => ids.Contains(a.Id)), cancellation).ConfigureAwait(false);
        ILookup<long, StoredDecision> decisions = (await db.Decisions.Where(d => ids.Contains(d.ArticleId)).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(d => d.ArticleId);
        FilterNames names = await FiltersQuery.NamesAsync(db, cancellation).ConfigureAwait(false);
        List<Version> versions = [];
        foreach (EditionView edition in await EditionQuery.Views(db).ToListAsync(cancellation).ConfigureAwait(false))
        {
            string text = await db.FilterVersions.Where(v => v.Id == edition.VersionId).Select(v => v.Text).SingleAsync(cancellation).ConfigureAwait(false);
            versions.Add(new Version(edition, FilterText.Parse(text), names));
        }

        return [.. facts.OrderBy(one => ids.IndexOf(one.Article.Id)).Where(one => lines.ContainsKey(one.Article.Id)).Select(one => new ArticleExplanation(
            lines[one.Article.Id],
            lines[one.Article.Id].NearCopyOfId is long original ? originals.GetValueOrDefault(original) : null,
            [.. versions.Select(version => version.Explain(one, decisions[one.Article.Id])).OfType<EditionVerdict>()],
            RuleProposals.For(one.ForFilter())))];
    }

    private sealed class Version(EditionView edition, FilterParse text, FilterNames names)
    {
        private readonly SourceFilter filter = SourceFilter.Compile(text, names);

        public EditionVerdict? Explain(ArticleFacts facts, IEnumerable<StoredDecision> decisions)
        {
            StoredDecision? stored = decisions.FirstOrDefault(d => d.VersionId == edition.VersionId);
            if (stored is null)
            {
                return null;
            }

            FilterDecision? now = facts.IsJudged ? filter.Decide(facts.ForFilter()) : null;
            if (stored.Rule < 0)
            {
                return new EditionVerdict(edition, stored, now, null, "", "");
            }

            // The rule's number is of the stored version's text, which is this one.
            FilterRule? rule = stored.Rule > 0 ? text.Rules.ElementAtOrDefault(stored.Rule - 1) : null;
            return rule is null
                ? new EditionVerdict(edition, stored, now, null, RuleInWords.EnglishDefault(text.Default, text.Rules.Count), RuleInWords.TraditionalChineseDefault(text.Default, text.Rules.Count))
                : new EditionVerdict(
                    edition, stored, now, FilterPrinter.Print(rule), RuleInWords.English(rule, stored.Rule, names), RuleInWords.TraditionalChinese(rule, stored.Rule, names));
        }
    }
}
