using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// The one way out. Follows redirects itself, each hop judged by <see cref="OutboundGuard"/>; limits bytes, time and requests at
/// once; answers with a value whatever happens. It throws only when its caller cancels.
/// </summary>
public sealed class OutboundClient : IDisposable
{
    private readonly OutboundGuard guard;
    private readonly OutboundOptions options;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker strangers;
    private readonly HttpMessageInvoker sources;
    private readonly HostGates gates;
    private readonly string userAgent;

    public OutboundClient(OutboundGuard guard, IOptions<OutboundOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.guard = guard;
        this.options = options.Value;
        this.clock = clock;
        strangers = GuardedHandler.Create(guard, this.options, ofSource: false);
        sources = GuardedHandler.Create(guard, this.options, ofSource: true);
        gates = new HostGates(this.options.MaxPerHost, this.options.MaxConcurrent);
        userAgent = this.options.ContactAddress.Length == 0 ? this.options.UserAgent : $"{this.options.UserAgent} (+{this.options.ContactAddress})";
    }

    internal int OpenGates => gates.Count;

    public async Task<FetchResult> GetAsync(FetchRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool ofSource = request.Source is Uri source && (guard.IsListed(source) || SameServer(source, request.Address));
        OutboundVerdict verdict = guard.Check(request.Address, ofSource);
        if (!verdict.Allowed)
        {
            return FetchResult.Failed(request.Address, FeedFailure.Refused, verdict.Refusal!);
        }

        RedirectRule rule = new(guard, options.MaxRedirects, verdict.Address!, ofSource);
        Uri current = verdict.Address!;
        bool permanent = true;
        bool moved = false;
        TimeSpan spent = TimeSpan.Zero;
        while (true)
        {
            using HostGates.Turn turn = await gates.EnterAsync(current, cancellation).ConfigureAwait(false);
            long began = clock.GetTimestamp();
            Hop hop = await HopAsync(request, current, rule.OfSource, TimeSpan.FromSeconds(options.TimeoutSeconds) - spent, cancellation).ConfigureAwait(false);
            spent += clock.GetElapsedTime(began);
            if (hop.Location is null)
            {
                return hop.Result! with { Elapsed = spent, MovedTo = moved && permanent && hop.Result.Status != FetchStatus.Failed ? current : null };
            }

            OutboundVerdict next = rule.Follow(current, hop.Location);
            if (!next.Allowed)
            {
                return FetchResult.Failed(current, rule.TooMany ? FeedFailure.TooManyRedirects : FeedFailure.Refused, next.Refusal!) with { Elapsed = spent };
            }

            moved = true;
            permanent &= hop.Permanent;
            current = next.Address!;
        }
    }

    public void Dispose()
    {
        strangers.Dispose();
        sources.Dispose();
        gates.Dispose();
    }

    private readonly record struct Hop(FetchResult? Result, string? Location, bool Permanent);

    private async Task<Hop> HopAsync(FetchRequest request, Uri address, bool ofSource, TimeSpan left, CancellationToken cancellation)
    {
        if (left <= TimeSpan.Zero)
        {
            return Done(TimedOut(address));
        }

        using CancellationTokenSource limit = new(left, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using HttpRequestMessage message = Message(request, address);
            using HttpResponseMessage response = await (ofSource ? sources : strangers).SendAsync(message, either.Token).ConfigureAwait(false);
            if (IsRedirect(response.StatusCode) && response.Headers.TryGetValues("Location", out IEnumerable<string>? locations))
            {
                return new Hop(null, locations.First(), response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect);
            }

            return Done(await AnswerAsync(request, address, response, either.Token).ConfigureAwait(false));
        }
        catch (HttpRequestException thrown)
        {
            (FeedFailure failure, string text) = FetchFailures.Of(thrown);
            return Done(FetchResult.Failed(address, failure, text));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Done(TimedOut(address));
        }

        static Hop Done(FetchResult result) => new(result, null, false);
    }

    private async Task<FetchResult> AnswerAsync(FetchRequest request, Uri address, HttpResponseMessage response, CancellationToken cancellation)
    {
        FetchResult result = Described(address, response);
        if (response.StatusCode == HttpStatusCode.NotModified && (request.ETag ?? request.LastModified) is not null)
        {
            return result with { Status = FetchStatus.NotModified };
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
        {
            (FeedFailure failure, string text) = FetchFailures.Of(response.StatusCode);
            return result with { Failure = failure, FailureText = text };
        }

        string[]? codings = DecodedBody.Codings(response.Content.Headers.ContentEncoding);
        if (codings is null)
        {
            return result with { Failure = FeedFailure.Unreadable, FailureText = "the answer is packed in a way that was not asked for" };
        }

        long? length = response.Content.Headers.ContentLength;
        if (length > request.MaxBytes)
        {
            return result with { Failure = FeedFailure.TooLarge, FailureText = $"the answer has {length} bytes, at most {request.MaxBytes} are taken" };
        }

        MemoryStream body = new((int)Math.Min(length ?? 16 * 1024, 256 * 1024));
        try
        {
            Stream wire = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await DecodedBody.ReadAsync(wire, codings, request.MaxBytes, body, cancellation).ConfigureAwait(false);
        }
        catch (IOException thrown)
        {
            (FeedFailure failure, string text) = FetchFailures.Of(thrown);
            return result with { Failure = failure, FailureText = text, Bytes = failure == FeedFailure.ConnectionCut ? Taken(body) : default };
        }
        catch (InvalidDataException)
        {
            return result with { Failure = FeedFailure.Unreadable, FailureText = "the compressed answer is damaged" };
        }

        return result with { Status = FetchStatus.Ok, Bytes = Taken(body) };
    }

    private FetchResult Described(Uri address, HttpResponseMessage response) => new()
    {
        Status = FetchStatus.Failed,
        HttpStatus = response.StatusCode,
        FinalAddress = address,
        ContentType = First(response.Content.Headers, "Content-Type"),
        ETag = First(response.Headers, "ETag"),
        LastModified = First(response.Content.Headers, "Last-Modified"),
        RetryAfter = RetryAfter(response.Headers.RetryAfter),
        MaxAge = MaxAge(response.Headers),
    };

    private HttpRequestMessage Message(FetchRequest request, Uri address)
    {
        HttpRequestMessage message = new(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        Add("If-None-Match", request.ETag);
        Add("If-Modified-Since", request.LastModified);
        return message;

        void Add(string name, string? value)
        {
            if (value is not null && !value.Any(char.IsControl))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        TimeSpan? after = header?.Delta ?? (header?.Date is DateTimeOffset date ? date - clock.GetUtcNow() : null);
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }

    private static TimeSpan? MaxAge(HttpResponseHeaders headers)
    {
        TimeSpan? left = headers.CacheControl?.MaxAge - (headers.Age ?? TimeSpan.Zero);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    private FetchResult TimedOut(Uri address) => FetchResult.Failed(
        address, FeedFailure.Timeout, string.Create(CultureInfo.InvariantCulture, $"not finished within {options.TimeoutSeconds} seconds"));

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static bool SameServer(Uri one, Uri other) =>
        other.IsAbsoluteUri && one.Port == other.Port && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string? First(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(", ", values) : null;

    private static ReadOnlyMemory<byte> Taken(MemoryStream body) => body.GetBuffer().AsMemory(0, (int)body.Length);
}
