using NewsAggregator.Core.Stories;

namespace NewsAggregator.Core.Tests.Stories;

public sealed class StoryMatcherTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 11, 8, 0, 0, TimeSpan.Zero);

    private const string Layoffs =
        "Lumen said on Wednesday that it will dismiss 900 people, a tenth of its staff, and close its laboratory in Tainan by the end of May. The maker of optical chips blamed weak orders from carmakers. "
        + "Its chief executive, Ada Moreau, told employees in a letter that the decision was hers alone. Unions in Lyon called a strike for Friday and asked the ministry of labour to look into the plan.";

    private const string Storm =
        "A typhoon that formed east of Luzon is expected to reach Hualien on Thursday night, the weather bureau said. Schools in four counties will stay closed and trains along the coast stop at noon. "
        + "Fishermen were told to bring their boats to harbour. Forecasters expect 400 millimetres of rain in the mountains and warned of landslides on the roads between Hualien and Taichung.";

    private static StoryArticle Article(long id, string title, string text = "", double hours = 0) => new(id, Start.AddHours(hours), title, text, "en");

    private static List<StoryArticle> Hour() =>
    [
        Article(1, "Lumen to dismiss 900 people and close Tainan laboratory", Layoffs),
        Article(2, "Typhoon nears Hualien, schools to close", Storm),
        Article(3, "Chipmaker Lumen cuts a tenth of its staff", "The optical chip maker Lumen is dismissing 900 employees and shutting a laboratory in Tainan, its chief executive Ada Moreau wrote to staff. Weak orders from carmakers were to blame, and unions in Lyon plan to strike on Friday against the layoffs at Lumen."),
        Article(4, "Hualien braces for typhoon as trains stop", "Trains along the east coast will stop on Thursday and schools in Hualien close before the typhoon arrives from Luzon, the weather bureau announced. It warned of landslides in the mountains near Hualien and told fishermen to return to harbour before the typhoon."),
        Article(5, "A recipe for pumpkin soup", "Roast the pumpkin until soft, add ginger, cream and a little nutmeg, and blend everything until the soup is smooth. Serve with toasted seeds, black bread and a spoon of yoghurt. It keeps for three days in a cold place and freezes well, too, say the cooks."),
        Article(6, "流明裁員九百人 關閉台南實驗室"),
        Article(7, "光通訊廠流明裁員 台南實驗室關閉"),
    ];

    private static List<List<long>> Partition(StoryMatcher matcher, IEnumerable<StoryArticle> articles) =>
        [.. articles.GroupBy(article => matcher.Add(article).StoryId).Select(group => group.Select(article => article.Id).Order().ToList()).OrderBy(group => group[0])];

    [Fact]
    public void Articles_about_one_happening_share_a_story_and_say_why()
    {
        StoryMatcher matcher = new();
        StoryMatch[] matches = [.. Hour().Select(matcher.Add)];
        Assert.Equal([1, 2, 1, 2, 5, 6, 6], matches.Select(match => match.StoryId));
        Assert.Equal([true, true, false, false, true, true, false], matches.Select(match => match.IsNew));
        Assert.Contains("Lumen", matches[2].Reason, StringComparison.Ordinal);
        Assert.InRange(matches[2].Score, 0.1, 1);
        Assert.Contains("流明", matches[6].Reason, StringComparison.Ordinal);
        Assert.Equal(matches[2], matcher.Add(Hour()[2]));
    }

    [Fact]
    public void Order_of_arrival_within_an_hour_makes_no_difference()
    {
        List<List<long>>? first = null;
        for (int seed = 0; seed < 30; seed++)
        {
            StoryMatcher matcher = new();
            StoryArticle[] articles = [.. Hour()];
            new Random(seed).Shuffle(articles);
            foreach (StoryArticle article in articles)
            {
                matcher.Add(article);
            }

            matcher.Rematch(Start);
            List<List<long>> stories = Partition(matcher, Hour());
            first ??= stories;
            Assert.Equal(first, stories);
        }

        Assert.Equal(4, first!.Count);
    }

    [Fact]
    public void Matching_anew_what_is_right_already_changes_no_story()
    {
        StoryMatcher matcher = new();
        Dictionary<long, long> stories = Hour().ToDictionary(article => article.Id, article => matcher.Add(article).StoryId);
        StoryRematch rematch = matcher.Rematch(Start);
        Assert.Empty(rematch.Merged);
        Assert.All(rematch.Changed, match => Assert.Equal(stories[match.ArticleId], match.StoryId));
        Assert.Empty(matcher.Rematch(Start).Changed);
        Assert.Empty(matcher.Rematch(Start.AddHours(1)).Changed);
    }

    [Theory]
    [InlineData("Something else entirely", 0.5, 1.0)]
    [InlineData("Lumen to dismiss 900 people and close Tainan laboratory", 0, 0.6)]
    public void Cut_and_retitled_text_is_a_near_copy(string title, double from, double to)
    {
        string text = string.Concat(Enumerable.Range(0, 3).Select(i => (Layoffs + " " + Storm).Replace("900", "9" + i, StringComparison.Ordinal)));
        StoryMatcher matcher = new();
        matcher.Add(Article(1, "Original", text));
        StoryMatch copy = matcher.Add(Article(2, title, text[(int)(text.Length * from)..(int)(text.Length * to)]));
        Assert.Equal((1, 1L), (copy.StoryId, copy.NearCopyOf));
        StoryMatch copyOfCopy = matcher.Add(Article(3, title + "!", text));
        Assert.Equal(1, copyOfCopy.NearCopyOf);
    }

    [Fact]
    public void Reordered_paragraphs_are_a_near_copy_and_another_text_is_none()
    {
        StoryMatcher matcher = new();
        matcher.Add(Article(1, "One", Layoffs + "\n" + Storm));
        Assert.Equal(1, matcher.Add(Article(2, "Two", Storm + "\n" + Layoffs)).NearCopyOf);
        Assert.Null(matcher.Add(Hour()[2] with { Id = 30 }).NearCopyOf);
    }

    [Theory]
    [InlineData("Quillon", "Hualien", "Parcelo", "Tainan", false)]
    [InlineData("Quillon", "Hualien", "Quillon", "Tainan", true)]
    public void Same_words_of_other_names_are_another_happening(string firm, string town, string otherFirm, string otherTown, bool together)
    {
        StoryMatcher matcher = new();
        matcher.Add(Article(1, "Plant for sensors to open next spring", $"The board of {firm} approved a plant for low-power sensors near {town} that needs hundreds of engineers, turbines and a harbour of its own. Neighbours of the meadow in {town} worry about noise and traffic, while {firm} speaks of cheap electricity and wages above the average there."));
        StoryMatch match = matcher.Add(Article(2, "Sensors made near a meadow", $"Hundreds of engineers will move next to {otherTown} when the sensors plant that {otherFirm} has wanted for years gets its harbour. Farmers there fear for water and quiet nights; the mayor of {otherTown} thanked {otherFirm} for jobs, turbines and a new road to the meadow."));
        Assert.Equal(together, !match.IsNew);
    }

    [Theory]
    [InlineData("Magnitude 6.1 earthquake shakes the coast of Marovia", "Marovia", "Magnitude 5.8 earthquake hits southern Tessaly", "Tessaly")]
    [InlineData("花蓮縣發生規模5.2地震 無人傷亡", "花蓮縣", "屏東縣發生規模5.6地震 無人傷亡", "屏東縣")]
    public void One_kind_of_happening_in_another_place_is_another_story(string title, string place, string otherTitle, string otherPlace)
    {
        StoryMatcher matcher = new();
        matcher.Add(Article(1, title, Quake(place, "six", "12")));
        Assert.True(matcher.Add(Article(2, otherTitle, Quake(otherPlace, "ten", "40"))).IsNew);
        Assert.Equal(1, matcher.Add(Article(3, $"Aftershocks follow: {title}", Quake(place, "six", "12") + " Trains stand still.")).StoryId);

        static string Quake(string place, string depth, string felt) => place.EndsWith('縣')
            ? $"地震中心指出，{place}凌晨發生有感地震，深度{depth}公里，{felt}個鄉鎮感到搖晃，目前沒有災情傳出，鐵路照常行駛，學校照常上課，消防人員仍在巡查山區道路與老舊房屋，並提醒民眾注意餘震。中心說，這次地震發生在淺層，震央離海岸約二十公里，近一年來附近海域已有十多次類似規模的地震，未來三天內仍可能出現餘震，但規模應會逐漸減小。{place}政府表示，已成立應變小組，水電與電信都正常，各單位會繼續留意水庫與橋梁的狀況，民眾如果發現牆面裂縫，可以打電話通報。"
            : $"The earthquake struck near the coast of {place} before dawn at a depth of {depth} kilometres and was felt in {felt} towns, the geological survey said. There were no reports of damage or of injured people, and no tsunami warning was given. Firemen in {place} went on looking at old houses and mountain roads.";
    }

    [Theory]
    [InlineData(Layoffs, Layoffs + " The shares fell.")]
    [InlineData(Layoffs + " The shares fell.", Layoffs)]
    public void Of_near_copies_with_one_title_the_text_decides_which_is_told_first(string earlier, string later)
    {
        StoryMatcher matcher = new();
        matcher.Add(Article(1, "Lumen cuts staff", earlier));
        matcher.Add(Article(2, "Lumen cuts staff", later));
        matcher.Rematch(Start);
        StoryMatch copy = matcher.Add(Article(earlier == Layoffs ? 1 : 2, ""));
        Assert.Equal(earlier == Layoffs ? 2 : 1, copy.NearCopyOf);
    }

    [Fact]
    public void Restart_gives_the_same_answer()
    {
        StoryMatcher matcher = new();
        StoryMatcher restarted = new();
        foreach (StoryArticle article in Hour())
        {
            restarted.Restore(article, matcher.Add(article).StoryId);
        }

        StoryArticle next = Article(20, "Unions at Lumen strike over 900 layoffs in Tainan and Lyon", Layoffs[100..], 30);
        Assert.Equal(matcher.Add(next).StoryId, restarted.Add(next).StoryId);
        Assert.Equal(1, restarted.Add(next).StoryId);
    }

    [Fact]
    public void Story_grows_over_three_weeks_and_closes_two_weeks_after_its_last_article()
    {
        StoryMatcher matcher = new();
        for (int day = 0; day <= 21; day += 3)
        {
            matcher.Close(Start.AddDays(day) - StoryMatcher.OpenFor);
            Assert.Equal(1, matcher.Add(Article(1 + day, $"Lumen layoffs, day {day}: Tainan laboratory and the 900 jobs", "", day * 24)).StoryId);
        }

        matcher.Close(Start.AddDays(36) - StoryMatcher.OpenFor);
        Assert.Equal(0, matcher.OpenStories);
        Assert.True(matcher.Add(Article(99, "Lumen layoffs: Tainan laboratory and the 900 jobs", "", 36 * 24)).IsNew);
    }

    [Fact]
    public void Pinned_article_stays_where_the_admin_put_it()
    {
        StoryMatcher matcher = new();
        foreach (StoryArticle article in Hour())
        {
            matcher.Add(article);
        }

        matcher.Pin(3, 2);
        matcher.Pin(4, 77);
        matcher.Rematch(Start);
        Assert.Equal(2, matcher.Add(Hour()[2]).StoryId);
        Assert.Equal(77, matcher.Add(Hour()[3]).StoryId);
    }

    [Fact]
    public void Story_with_a_pinned_member_is_joined_with_no_other_one_and_still_grows()
    {
        StoryMatcher matcher = new();
        matcher.Restore(Article(1, "Lumen dismisses 900 people in Tainan", "", -5), 1, pinned: true);
        matcher.Restore(Article(2, "Lumen dismisses 900 people in Tainan and Lyon", "", -4), 2);
        matcher.Add(Article(3, "Lumen dismisses 900 in Tainan laboratory"));
        StoryRematch rematch = matcher.Rematch(Start);
        Assert.Empty(rematch.Merged);
        Assert.Equal(2, matcher.OpenStories);
        Assert.False(matcher.Add(Article(3, "")).IsNew);
    }

    [Fact]
    public void Nothing_joins_a_story_that_an_admin_locked()
    {
        StoryMatcher matcher = new();
        matcher.Restore(Article(1, "Lumen dismisses 900 people in Tainan", Layoffs + Storm, -5), 1, pinned: true);
        matcher.Lock(1);
        StoryMatch copy = matcher.Add(Article(2, "Lumen dismisses 900 people in Tainan", Layoffs + Storm));
        Assert.True(copy.IsNew);
        Assert.Equal(1, copy.NearCopyOf);
        matcher.Rematch(Start);
        Assert.Equal(2, matcher.OpenStories);
        Assert.Equal(2, matcher.Add(Article(3, "Lumen dismisses 900 people, Tainan laboratory to close", "")).StoryId);
    }

    [Fact]
    public void Stories_that_prove_to_be_one_are_joined_and_their_members_told()
    {
        StoryMatcher matcher = new();
        matcher.Restore(Article(1, "Lumen dismisses 900 people in Tainan", "", -5), 1);
        matcher.Restore(Article(2, "Lumen dismisses 900 people in Tainan and Lyon", "", -4), 2);
        Assert.Equal(2, matcher.OpenStories);
        matcher.Add(Article(3, "Lumen dismisses 900 in Tainan laboratory"));
        StoryRematch rematch = matcher.Rematch(Start);
        StoryMerge merge = Assert.Single(rematch.Merged);
        Assert.Equal([1, 2], ((long[])[merge.From, merge.Into]).Order());
        Assert.Contains(rematch.Changed, match => match.ArticleId == merge.From && match.StoryId == merge.Into && match.Reason.Contains("Lumen", StringComparison.Ordinal));
        Assert.Equal(1, matcher.OpenStories);
    }

    [Fact]
    public void Removed_article_leaves_no_trace()
    {
        StoryMatcher matcher = new();
        matcher.Add(Hour()[0]);
        matcher.Remove(1);
        Assert.Equal(0, matcher.OpenStories);
        StoryMatch again = matcher.Add(Hour()[0] with { Id = 8 });
        Assert.True(again.IsNew);
        Assert.Null(again.NearCopyOf);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the of and")]
    [InlineData("離")]
    [InlineData("\uD800 ???")]
    public void Title_without_a_telling_word_is_a_story_of_its_own(string title)
    {
        StoryMatcher matcher = new();
        Assert.True(matcher.Add(Article(1, title)).IsNew);
        Assert.True(matcher.Add(Article(2, title)).IsNew);
        matcher.Rematch(Start);
        Assert.Equal(2, matcher.OpenStories);
    }
}
