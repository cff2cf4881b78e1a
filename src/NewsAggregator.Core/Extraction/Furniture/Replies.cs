using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Furniture;

/// <summary>
/// What readers wrote: neighbours of one kind that each carry a line of "Reply", "Report", "Like (12)". In a thread the first of them
/// is the page's own text.
/// </summary>
internal static partial class Replies
{
    private const int Fewest = 3;
    private const int MostSize = 200;

    public static IEnumerable<IElement> Find(BlockIndex index, int headline)
    {
        Dictionary<IElement, List<IElement>> byParent = [];
        for (int i = headline + 1; i < index.Blocks.Count; i++)
        {
            TextBlock block = index.Blocks[i];
            if (block.Size > MostSize || !Line().IsMatch(block.Text))
            {
                continue;
            }

            for (IElement? post = block.Owner; post?.ParentElement is { } parent && parent.LocalName is not ("html" or "head"); post = parent)
            {
                List<IElement> posts = byParent.TryGetValue(parent, out List<IElement>? known) ? known : byParent[parent] = [];
                if (posts.Count > 0 && posts[^1] == post)
                {
                    break;
                }

                posts.Add(post);
            }
        }

        foreach (List<IElement> posts in byParent.Values)
        {
            List<IElement> alike = [.. posts.Where(post => post.LocalName == posts[^1].LocalName && post.LocalName != "p" && !(headline >= index.First(post) && headline <= index.Last(post)))];
            if (alike.Count < Fewest)
            {
                continue;
            }

            bool thread = headline >= 0 && index.Running(headline + 1, index.First(alike[0]) - 1) < index.Running(alike[0]);
            foreach (IElement post in thread ? alike.Skip(1) : alike)
            {
                yield return post;
            }
        }
    }

    [GeneratedRegex(@"^(?:\W*(?:reply|report|quote|permalink|upvote)\b(?:\W*(?:reply|report|share|quote|permalink|like|upvote|\d+)\b)*\W*|(?:[^。！？]{0,40}\W)?(?:回[复覆]|引用|檢舉|检举|舉報|举报|只看[該该]作者)(?:\W.{0,24})?|\S{2,12}\s(?:于|於)\s?\d.{6,20}留言[:：].*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
