using Jingwei.City.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Jingwei.Host.Serving;

/// <summary>
/// The API's own document. Each operation says in <c>x-needs</c> who may call it: the action that a post must allow, <c>device</c>, or <c>open: why</c>;
/// how it is signed for, and which refusals it answers.
/// </summary>
internal static class ApiDocument
{
    public const string Session = "session";
    public const string Key = "apiKey";
    public const string Device = "device";
    public const string Problem = "ProblemDetails";

    public static void Describe(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Instants are written by the city's own converter, of which the generator knows nothing.
            var type = context.JsonTypeInfo.Type;
            if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
            {
                schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = "date-time";
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, ct) =>
        {
            await ApiOperation.DescribeBody(operation, context, ct);
            ApiOperation.Describe(operation, context);
        });
        options.AddDocumentTransformer(async (document, context, ct) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Jingwei 经纬", Version = "v1",
                Description = "Instants are ISO 8601 UTC with milliseconds, ids are strings, coordinates WGS-84. Lists answer {items, next}. Refusals are RFC 9457 problem details with a stable code.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "jingwei", Description = "The cookie of POST /api/v1/session." },
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key of POST /api/v1/api-keys." },
                [Device] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token of a device or a gateway." },
            };
            // In place of the framework's own shape, which knows no code.
            (document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>())[Problem] = await context.GetOrCreateSchemaAsync(typeof(ProblemView), null, ct);
        });
    }

    /// <summary>What every refusal looks like.</summary>
    /// <param name="Detail">An English sentence: what is wrong and what would be right.</param>
    /// <param name="Code">Stable, snake_case.</param>
    /// <param name="Field">The input that it speaks of, in the API's spelling.</param>
    /// <param name="Args">Limits, names and instants that the sentence needs.</param>
    internal sealed record ProblemView(string Type, string Title, int Status, string? Detail, string Code, string? Field, IReadOnlyDictionary<string, object?>? Args);
}
