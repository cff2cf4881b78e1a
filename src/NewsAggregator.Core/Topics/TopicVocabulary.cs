using System.Collections.Frozen;
using System.Text;

namespace NewsAggregator.Core.Topics;

/// <summary>Joins what publishers write as categories to the site's own topics. Immutable, thread-safe.</summary>
public sealed class TopicVocabulary
{
    private readonly FrozenDictionary<string, string> slugs;
    private readonly FrozenDictionary<string, int> positions;

    public TopicVocabulary(IEnumerable<Topic> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        Dictionary<string, string> byName = new(StringComparer.Ordinal);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (Topic topic in topics)
        {
            places[topic.Slug] = topic.Position;
            foreach (string name in topic.Aliases.Append(topic.Slug).Append(topic.NameEn).Append(topic.NameZh))
            {
                string folded = Fold(name);
                if (folded.Length > 0)
                {
                    byName.TryAdd(folded, topic.Slug);
                }
            }
        }

        slugs = byName.ToFrozenDictionary(StringComparer.Ordinal);
        positions = places.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Slugs of the topics that these categories name, each once, in the vocabulary's order. A category it does not know gives none.</summary>
    public IReadOnlyList<string> Match(IEnumerable<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        List<string> found = [];
        foreach (string category in categories)
        {
            if (slugs.TryGetValue(Fold(category), out string? slug) && !found.Contains(slug))
            {
                found.Add(slug);
            }
        }

        found.Sort((a, b) => positions.GetValueOrDefault(a).CompareTo(positions.GetValueOrDefault(b)));
        return found;
    }

    // "Artificial Intelligence", "artificial-intelligence" and "ARTIFICIAL_INTELLIGENCE" are one name.
    private static string Fold(string name)
    {
        StringBuilder folded = new(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c) || c is '&' or '+' or '#')
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }
}
