using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Api;

/// <summary>A parameter of an address as the OpenAPI document tells it; the requests themselves are read by ListRequest.</summary>
internal sealed record ApiParameter(string Name, ParameterLocation In, JsonSchemaType Type, string Description);

/// <summary>The OpenAPI document: made from the endpoints, with what they cannot say themselves.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.OrdinalIgnoreCase) == true;
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters = [.. context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiParameter>().Select(parameter => new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.In,
                Required = parameter.In == ParameterLocation.Path,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = parameter.Type },
            })];
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer(async (document, context, cancellation) =>
        {
            SiteSettings site = await context.ApplicationServices.GetRequiredService<SiteSettingsQuery>().ReadAsync(cancellation).ConfigureAwait(false);
            document.Info = new OpenApiInfo
            {
                Title = site.Name,
                Version = "v1",
                Description = "Read-only. The same lists, articles, stories and timelines as on the site's pages, behind the same filter. "
                    + "Answers carry ETag and Last-Modified; errors are problem details (RFC 9457).",
            };
            if (site.PublicUrl is { Length: > 0 } address)
            {
                document.Servers = [new OpenApiServer { Url = address }];
            }

            // HEAD is GET without the body: told once.
            foreach (IOpenApiPathItem path in document.Paths.Values)
            {
                path.Operations?.Remove(HttpMethod.Head);
            }
        });
    }
}
