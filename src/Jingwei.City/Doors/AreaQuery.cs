using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jingwei.City.Doors;

/// <summary>
/// <c>area=</c> means the same everywhere: an area's id or the official code that it holds now. Endpoints see the id; an area that there is not
/// is refused before it could be taken for "all".
/// </summary>
internal sealed class AreaQuery(RequestDelegate next, AreaDirectory areas)
{
    private const string Name = "area";

    public async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Query[Name].ToString();
        if (asked.Length > 0 && context.Request.Path.StartsWithSegments("/api"))
        {
            if (areas.FindNamed(asked) is not { } area)
            {
                await Refusal.Invalid(Name, "area_unknown", ("area", asked)).ToProblem().ExecuteAsync(context);
                return;
            }

            context.Request.Query = new QueryCollection(new Dictionary<string, StringValues>(context.Request.Query, StringComparer.OrdinalIgnoreCase) { [Name] = area.Id.ToString() });
        }

        await next(context);
    }
}
