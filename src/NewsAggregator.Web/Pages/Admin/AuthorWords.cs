using NewsAggregator.Core.Filtering;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>Who wrote a filter's version, as people say it.</summary>
public static class AuthorWords
{
    public static string Of(string author, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return author == FilterVersion.FirstStart ? words["filter.firstStart"] : author;
    }
}
