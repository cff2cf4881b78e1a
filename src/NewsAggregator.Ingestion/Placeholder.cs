namespace NewsAggregator.Ingestion;
internal static class Placeholder;
