namespace NewsAggregator.FeedFarm;

public enum FarmLanguage
{
    English,
    Traditional,
    Simplified,
}
