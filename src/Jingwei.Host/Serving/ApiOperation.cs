using System.Text.Json.Nodes;
using Jingwei.City.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace Jingwei.Host.Serving;

/// <summary>Describes one operation from the marks that its endpoint carries, so that the document cannot say other than the gate does.</summary>
internal static class ApiOperation
{
    public const string Needs = "x-needs";

    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        var mark = marks.OfType<EndpointMark>().FirstOrDefault();
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions[Needs] = new JsonNodeExtension(JsonValue.Create(WordOf(mark)));
        operation.Security = [.. SignedBy(mark).Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
        })];
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query && p.Name is { Length: > 0 }) ?? [])
        {
            parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
        }

        var repeatable = marks.OfType<RepeatableCall>().Any();
        if (repeatable)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyMiddleware.Header, In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = IdempotencyMiddleware.Longest },
                Description = "A repeat with the same key and body gets the first answer and changes nothing.",
            });
        }

        var takes = operation.Parameters is { Count: > 0 } || operation.RequestBody is not null;
        var problems = new[]
        {
            (400, "The input is wrong; field and code say what.", takes),
            (401, "Nobody is signed in.", mark is NeedsAction or DeviceEndpoint),
            (403, "The caller may not.", mark is NeedsAction),
            (404, "There is no such thing, or the caller may not know of it.", operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true),
            (409, "The state of the thing does not allow it.", repeatable),
            (413, "Too large.", operation.RequestBody is not null),
            (415, "The body is of a kind that is not taken.", operation.RequestBody is not null),
            (429, "Too many calls from one address.", marks.OfType<EnableRateLimitingAttribute>().Any()),
        };
        operation.Responses ??= [];
        foreach (var (status, says, _) in problems.Where(p => p.Item3 || operation.Responses.ContainsKey($"{p.Item1}")))
        {
            operation.Responses[$"{status}"] = new OpenApiResponse
            {
                Description = says,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ApiDocument.Problem, context.Document) },
                },
            };
        }
    }

    /// <summary>The body of an endpoint that reads it by itself.</summary>
    public static async Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ReadsBody>().FirstOrDefault() is not { } reads)
        {
            return;
        }

        var schema = reads.Type is null
            ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }
            : await context.GetOrCreateSchemaAsync(reads.Type, null, ct);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true, Content = reads.ContentTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema }),
        };
    }

    private static string WordOf(EndpointMark? mark) => mark switch
    {
        NeedsAction needs => needs.Action,
        OpenEndpoint open => $"open: {open.Why}",
        DeviceEndpoint => "device",
        _ => "nobody",
    };

    private static string[] SignedBy(EndpointMark? mark) => mark switch
    {
        NeedsAction => [ApiDocument.Session, ApiDocument.Key],
        DeviceEndpoint => [ApiDocument.Device],
        _ => [],
    };
}
