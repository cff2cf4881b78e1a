namespace NewsAggregator.Storage;
internal static class Placeholder;
