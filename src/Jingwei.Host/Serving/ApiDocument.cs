using System.Text.Json.Nodes;
using Jingwei.City.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Jingwei.Host.Serving;

/// <summary>
/// The API's own document. Each operation says in <c>x-needs</c> who may call it: the action that a post must allow, <c>device</c>, or <c>open: why</c>.
/// </summary>
internal static class ApiDocument
{
    public const string Needs = "x-needs";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Jingwei 经纬", Version = "v1",
                Description = "Instants are ISO 8601 UTC with milliseconds, ids are strings, coordinates WGS-84. Lists answer {items, next}. Refusals are RFC 9457 problem details with a stable code.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var mark = context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointMark>().FirstOrDefault();
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[Needs] = new JsonNodeExtension(JsonValue.Create(WordOf(mark)));
            return Task.CompletedTask;
        });
    }

    private static string WordOf(EndpointMark? mark) => mark switch
    {
        NeedsAction needs => needs.Action,
        OpenEndpoint open => $"open: {open.Why}",
        DeviceEndpoint => "device",
        _ => "nobody",
    };
}
