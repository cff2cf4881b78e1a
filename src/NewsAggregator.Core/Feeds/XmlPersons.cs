namespace NewsAggregator.Core.Feeds;

/// <summary>Collects the persons of a feed or an item: authors first, then those who only run it, each once.</summary>
internal sealed class XmlPersons
{
    private const int Most = 50;
    private const int LastAuthor = 2;

    private readonly List<(int Rank, ParsedPerson Person)> found = [];

    public List<ParsedPerson> All => [.. found.OrderBy(entry => entry.Rank).Select(entry => entry.Person)];

    /// <summary>Those who write; editors, owners and webmasters of a feed are not the authors of its items.</summary>
    public List<ParsedPerson> Authors => [.. found.Where(entry => entry.Rank <= LastAuthor).OrderBy(entry => entry.Rank).Select(entry => entry.Person)];

    public void Add(FeedElement element, Uri? baseAddress)
    {
        if (element.Name == "authors" && element.HasElements)
        {
            foreach (FeedElement inner in element.Elements)
            {
                Add(inner, baseAddress);
            }

            return;
        }

        int rank = (element.Space, element.Name) switch
        {
            (_, "webmaster") => 5,
            (_, "owner") => 4,
            (_, "managingeditor") => LastAuthor + 1,
            (FeedNamespace.Itunes, _) => LastAuthor,
            (FeedNamespace.DublinCore or FeedNamespace.DublinCoreTerms, _) => 1,
            _ => 0,
        };
        if (found.Count == Most || FeedPersons.From(element, baseAddress) is not { } person)
        {
            return;
        }

        int same = found.FindIndex(entry => entry.Person.Name == person.Name && (person.Email is null || entry.Person.Email == person.Email));
        if (same < 0)
        {
            found.Add((rank, person));
        }
    }
}
