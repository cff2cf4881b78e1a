namespace NewsAggregator.Core.Feeds;

/// <summary>Collects the persons of a feed or an item: authors first, then those who only run it, each once.</summary>
internal sealed class XmlPersons
{
    private const int Most = 50;

    private readonly List<(int Rank, ParsedPerson Person)> found = [];

    public List<ParsedPerson> All => [.. found.OrderBy(entry => entry.Rank).Select(entry => entry.Person)];

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
            (_, "contributor") => 5,
            (_, "webmaster") => 4,
            (_, "owner") => 3,
            (FeedNamespace.Itunes, _) => 2,
            (FeedNamespace.DublinCore or FeedNamespace.DublinCoreTerms, _) or (_, "managingeditor") => 1,
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
