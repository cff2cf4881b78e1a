using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NewsAggregator.Storage.Mapping;

/// <summary>Instants are Unix milliseconds, 64 bit, in both databases: they sort, compare and index as numbers.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
