using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace NewsAggregator.Web.Tests.House;

/// <summary>No address of the admin area opens to a visitor, and no form is taken without its token. Read from the routes, so that a new page is held too.</summary>
public sealed class AdminDoorTests : IAsyncLifetime
{
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await RunningSite.StartAsync("Development");

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_address_under_admin_refuses_a_visitor()
    {
        string[] addresses = [.. Routes().Where(route => route.RawText!.StartsWith("admin", StringComparison.OrdinalIgnoreCase)).Select(Address).Append("/setup").Distinct()];
        Assert.Contains("/admin", addresses);
        foreach (string address in addresses)
        {
            foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using HttpRequestMessage request = new(method, new Uri(address, UriKind.Relative));
                using HttpResponseMessage answer = await site.Client.SendAsync(request, Cancel);
                bool refused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed
                    || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/login", StringComparison.Ordinal));
                Assert.True(refused, $"{method} {address} answered {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Every_form_is_refused_without_its_token()
    {
        await site.LogInAsync();
        string[] pages = [.. Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(endpoint => Address(endpoint.RoutePattern)).Distinct()];
        Assert.Contains("/admin", pages);
        Assert.Contains("/login", pages);

        // The error page is shown in place of a refused form, and changes nothing.
        foreach (string page in pages.Where(page => page != "/Error"))
        {
            using HttpResponseMessage answer = await site.Client.PostAsync(new Uri(page, UriKind.Relative), new FormUrlEncodedContent([]), Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"POST {page} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_form_that_its_page_does_not_take_is_refused_in_words()
    {
        await site.LogInAsync();
        PageLoader loader = site.Get<PageLoader>();
        string token = RunningSite.TokenOn(await site.TextAsync("/admin"));
        using FormUrlEncodedContent form = new([KeyValuePair.Create("__RequestVerificationToken", token)]);
        HashSet<string> refused = [];
        foreach (RouteEndpoint endpoint in Endpoints())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page
                || (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(method => method is { HttpMethod: "Post", Name: null }))
            {
                continue;
            }

            string address = Address(endpoint.RoutePattern);
            using HttpResponseMessage answer = await site.Client.PostAsync(new Uri(address + "?in=en", UriKind.Relative), form, Cancel);
            string words = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"POST {address} answered {(int)answer.StatusCode}");
            Assert.Contains(answer.StatusCode == HttpStatusCode.BadRequest ? "could not be understood" : "takes no such form", words, StringComparison.Ordinal);
            Assert.Equal(answer.StatusCode == HttpStatusCode.BadRequest ? [] : ["GET", "HEAD"], answer.Content.Headers.Allow);
            refused.Add(address);
        }

        Assert.Superset(new HashSet<string> { "/", "/admin", "/topics", "/search" }, refused);
    }

    [Fact]
    public void Nothing_but_pages_takes_a_form() => Assert.Empty(Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains("POST"))
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation != true)
        .Select(endpoint => endpoint.RoutePattern.RawText));

    private IEnumerable<RoutePattern> Routes() => Endpoints().Select(endpoint => endpoint.RoutePattern);

    private IEnumerable<RouteEndpoint> Endpoints() => site.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static string Address(RoutePattern route) => "/" + string.Join('/', route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { IsOptional: true } => "",
        _ => "1",
    })))).TrimEnd('/');
}
