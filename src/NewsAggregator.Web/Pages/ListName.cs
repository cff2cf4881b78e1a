using System.Globalization;
using NewsAggregator.Core.Languages;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages;

/// <summary>What a list is called, on its page and in its feeds.</summary>
/// <param name="Title">The list itself.</param>
/// <param name="Language">Of the title where it is not ours: a source's own name.</param>
/// <param name="Chosen">The reader's choice in words; empty: none.</param>
/// <param name="Full">Site, edition where it is not the default one, list and choice.</param>
public sealed record ListName(string Title, string? Language, string Chosen, string Full)
{
    private const int LongestSearch = 80;

    /// <summary>Null where the list names something that does not exist.</summary>
    public static ListName? Of(ListRequest request, EditionContents contents, ReaderContext here)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(here);
        Words words = here.Words;
        SourceLine? source = request.List.Source is string s ? contents.Source(s) : null;
        string? title = request.List switch
        {
            { Source: not null } => source?.Name,
            { Group: string group } => contents.Group(group) is { } found ? EditionContents.Name(found, words) : null,
            { Topic: string topic } => contents.Topic(topic) is { } found ? EditionContents.Name(found, words) : null,
            { Day: DateOnly day } => words.LongDay(day),
            { MostRead: true } => words["mostRead.title"],
            { Search: string search } => words.Say("search.for", PlainText.Cut(search, LongestSearch)),
            _ => here.EditionName(request.Edition),
        };
        if (title is null)
        {
            return null;
        }

        string chosen = InWords(request.List.Picker, contents, words);
        bool front = request.List == ArticleList.Front with { Picker = request.List.Picker };
        string full = here.SiteAndEdition(request.Edition) + (front ? "" : $" · {title}") + (chosen.Length > 0 ? $" · {chosen}" : "");
        return new ListName(title, null, chosen, full);
    }

    private static string InWords(Picker picker, EditionContents contents, Words words)
    {
        List<string> parts = [];
        Add([.. picker.Sources.Select(slug => contents.Source(slug)?.Name ?? words.Say("picker.unknown", slug))], "{0}");
        Add([.. picker.WithoutSources.Select(slug => contents.Source(slug)?.Name ?? words.Say("picker.unknown", slug))], words["picker.without"]);
        Add([.. picker.Groups.Select(slug => contents.Group(slug) is { } group ? EditionContents.Name(group, words) : words.Say("picker.unknown", slug))], "{0}");
        Add([.. picker.Topics.Select(slug => contents.Topic(slug) is { } topic ? EditionContents.Name(topic, words) : words.Say("picker.unknown", slug))], "{0}");
        Add([.. picker.Languages.Select(tag => LanguageName(tag, words))], "{0}");
        return string.Join(" · ", parts);

        void Add(IReadOnlyList<string> names, string form)
        {
            if (names.Count > 0)
            {
                parts.Add(string.Format(words.Culture, form, string.Join(words["comma"], names)));
            }
        }
    }

    /// <summary>What a language is called here; one that the site has no word for by its own name.</summary>
    public static string LanguageName(string tag, Words words) => tag.ToLowerInvariant() switch
    {
        "en" => words["language.en"],
        "zh" => words["language.zh"],
        "zh-hant" => words["language.zh-Hant"],
        "zh-hans" => words["language.zh-Hans"],
        "ja" => words["language.ja"],
        _ => OwnName(tag),
    };

    private static string OwnName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
