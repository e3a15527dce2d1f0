using System.Text.RegularExpressions;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases.Hotline;

/// <summary>An order that can be taken, but for its place.</summary>
/// <param name="Own">Its limit; null where the category's holds.</param>
internal sealed record CheckedOrder(
    string Platform, string Number, OrderKind Kind, DateTimeOffset OrderedAt, string Text, CategoryDefinition Category, string? CallerName, string Phone, string? Area, string? Address, GeoPoint? Place, OwnLimit? Own,
    DateTimeOffset? PromisedAt);

/// <summary>Looks at each field of an order, and names all that are wrong at once. Pure.</summary>
internal static partial class CheckOrder
{
    public const string UsualPlatform = "12345";
    public const int LongestNumber = 60;
    public const int OldestDays = 400;
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);
    private static readonly string[] Kinds = [.. Enum.GetNames<OrderKind>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];
    private static readonly string[] Units = [.. Enum.GetNames<TimeUnit>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static CheckedOrder? Run(OrderRequest request, IScenarioCatalog catalog, DateTimeOffset now, List<OrderMistake> mistakes)
    {
        var before = mistakes.Count;
        var number = Words(request.OrderNumber, "orderNumber", LongestNumber, mistakes, "order_number_required");
        var platform = string.IsNullOrWhiteSpace(request.Platform) ? UsualPlatform : Words(request.Platform, "platform", LongestNumber, mistakes);
        var text = Words(request.Text, "text", ReportProblem.LongestText, mistakes, "text_required");
        var name = Words(request.Caller?.Name, "caller.name", ReportProblem.LongestContact, mistakes);
        var phone = Words(request.Caller?.Phone, "caller.phone", 30, mistakes, "caller_phone_required");
        var area = Words(request.Area, "area", ReportProblem.LongestAddress, mistakes);
        var address = Words(request.Address, "address", ReportProblem.LongestAddress, mistakes);
        if (phone is not null && !Phone().IsMatch(phone))
        {
            mistakes.Add(OrderMistake.Of("caller.phone", "caller_phone_invalid", ("example", "021-12345678")));
        }

        var orderedAt = Instants.Truncate((request.OrderedAt ?? now).ToUniversalTime());
        if (orderedAt > now + ClockSlack || orderedAt < now.AddDays(-OldestDays))
        {
            mistakes.Add(OrderMistake.Of("orderedAt", "instant_out_of_range", ("from", now.AddDays(-OldestDays)), ("until", now)));
        }

        var kind = OrderKind.Complaint;
        if (!string.IsNullOrWhiteSpace(request.Kind) && !(Kinds.Contains(request.Kind.Trim(), StringComparer.OrdinalIgnoreCase) && Enum.TryParse(request.Kind.Trim(), ignoreCase: true, out kind)))
        {
            mistakes.Add(OrderMistake.Of("kind", "order_kind_unknown", ("kind", request.Kind), ("known", Kinds)));
        }

        var category = CategoryOf(request.Category, catalog);
        if (category is null)
        {
            mistakes.Add(OrderMistake.Of("category", "order_category_unknown", ("category", request.Category), ("known", NearNames.Of([.. catalog.Categories.Where(c => c.ParentCode is not null).Select(c => c.Name.Zh)], request.Category ?? ""))));
        }

        var place = PlaceOf(request, mistakes);
        var own = mistakes.Exists(m => m.Field == "orderedAt") ? null : LimitOf(request, orderedAt, now, mistakes);
        return mistakes.Count > before
            ? null
            : new CheckedOrder(platform!, number!, kind, orderedAt, text!, category!, name, phone!, area, address, place, own, request.PromisedAt?.ToUniversalTime());
    }

    private static string? Words(string? text, string field, int most, List<OrderMistake> mistakes, string? required = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required is not null)
            {
                mistakes.Add(OrderMistake.Of(field, required));
            }

            return null;
        }

        if (text.Length > most)
        {
            mistakes.Add(OrderMistake.Of(field, "order_words_too_long", ("most", most)));
        }

        return ReportProblem.Readable(text).Trim();
    }

    private static CategoryDefinition? CategoryOf(string? words, IScenarioCatalog catalog)
    {
        var code = string.IsNullOrWhiteSpace(words) ? catalog.GeneralCode() : words.Trim();
        return catalog.FindCategory(code) is { ParentCode: not null } found
            ? found
            : catalog.Categories.FirstOrDefault(c => c.ParentCode is not null && (c.Name.Zh == code || c.Name.En.Equals(code, StringComparison.OrdinalIgnoreCase)));
    }

    private static GeoPoint? PlaceOf(OrderRequest request, List<OrderMistake> mistakes)
    {
        if (request is { Lon: null, Lat: null })
        {
            return null;
        }

        if (request is { Lon: { } lon, Lat: { } lat } && new GeoPoint(lon, lat) is { IsOnEarth: true } place)
        {
            return place;
        }

        mistakes.Add(OrderMistake.Of(request.Lon is null ? "lon" : "lat", "order_place_invalid", ("example", "121.4500, 31.2290")));
        return null;
    }

    /// <summary>A length counts from when the caller called; an instant is kept as the plain time until then, from when it is taken.</summary>
    private static OwnLimit? LimitOf(OrderRequest request, DateTimeOffset orderedAt, DateTimeOffset now, List<OrderMistake> mistakes)
    {
        if (request.PromisedAt is { } promised)
        {
            if (request.Limit is not null)
            {
                mistakes.Add(OrderMistake.Of("limit", "order_limit_twice"));
            }
            else if (promised <= orderedAt || promised > now.AddDays(OldestDays))
            {
                mistakes.Add(OrderMistake.Of("promisedAt", "instant_out_of_range", ("from", orderedAt), ("until", now.AddDays(OldestDays))));
            }
            else
            {
                var limit = TimeLimit.Of(promised - orderedAt);
                return new OwnLimit(limit.Amount, limit.Unit, orderedAt);
            }

            return null;
        }

        if (request.Limit is not { } given)
        {
            return null;
        }

        if (given is { Amount: { } amount, Unit: { } unit } && TimeLimit.Find(amount, unit) is { } length)
        {
            return new OwnLimit(length.Amount, length.Unit, orderedAt);
        }

        mistakes.Add(OrderMistake.Of("limit", "more_time_invalid", ("known", Units)));
        return null;
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 \-]{2,24}$")]
    private static partial Regex Phone();
}
