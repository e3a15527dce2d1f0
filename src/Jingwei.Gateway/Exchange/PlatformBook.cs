using System.Security.Cryptography;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>Platforms as administrators keep them, each those of their areas: the address and the secrets of what <c>exchange/</c> declares.</summary>
internal sealed class PlatformBook(ICityWriter writer, MappingBook mappings, Access access, AreaDirectory areas, PersonalText seal, OutwardOptions options, TimeProvider machine, ExchangeSignals signals)
{
    private const int MostAreas = 20;
    private const int LongestKey = 200;
    private const int LeastSecretBytes = 24;
    private const int MostSecretBytes = 64;

    /// <summary>More at once nobody changes; the oldest ends then.</summary>
    private const int MostEarlier = 10;

    /// <summary>So long the platform may go on signing with the secret before.</summary>
    private static readonly TimeSpan BothHold = TimeSpan.FromHours(24);

    /// <summary>An administrator holds it: nothing goes either way.</summary>
    public static Refusal Paused => Refusal.Because(RefusalKind.Unavailable, "exchange_paused");

    /// <summary>Its mapping is missing, or the file has mistakes.</summary>
    public static Refusal Broken(string name, RefusalKind kind = RefusalKind.Conflict) => Refusal.Because(kind, "exchange_mapping_broken", ("platform", name));

    public static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "exchange_platform_unknown");

    /// <summary>The settings of a platform, when the actor's areas cover one of its own, or lie in one.</summary>
    public async Task<ExchangePlatformRow?> Find(CityDb db, string name, Actor actor, string action) =>
        await db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Name == name) is { } row && MaySee(row, actor, action) ? row : null;

    /// <summary>To keep it, all of its areas must be the actor's.</summary>
    public bool MaySee(ExchangePlatformRow row, Actor actor, string action)
    {
        var roots = access.AreasFor(actor, action);
        return action == Actions.ExchangeManage
            ? row.Areas.All(a => roots.Any(r => areas.Covers(r, a)))
            : row.Areas.Any(a => roots.Any(r => areas.Covers(r, a) || areas.Covers(a, r)));
    }

    /// <summary>Makes or changes the settings.</summary>
    public async Task<Result<PlatformMade>> Keep(string name, PlatformRequest request, Actor actor, CancellationToken ct)
    {
        var version = request.Version ?? mappings.Newest(name)?.Version ?? 0;
        // Left out, it might be an older one than was meant.
        if (mappings.Find(name, version) is not { } mapping || (request.Version is null && mappings.IsBroken(name, null)))
        {
            return mappings.IsBroken(name, request.Version) ? Broken(name) : mappings.Newest(name) is null ? Unknown : Refusal.Invalid("version", "exchange_version_unknown", ("known", mappings.VersionsOf(name)));
        }

        var address = OutwardAddress.Read("address", request.Address, options);
        if (!address.Ok)
        {
            return address.Refusal;
        }

        var wanted = AreasOf(request, actor);
        if (!wanted.Ok)
        {
            return wanted.Refusal;
        }

        if (request.Key is { Length: > 0 } given && WrongKey(given, mapping.Sign) is { } wrong)
        {
            return wrong;
        }

        var (key, secret) = (request.Key is { Length: > 0 } typed ? typed : mapping.Sign == ExchangeSign.Signature ? WebhookSecret.New() : null, WebhookSecret.New());
        var (isNew, isShown) = (false, false);
        var kept = await writer.Write<Result<Done>>(async scope =>
        {
            var row = await scope.Db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Name == name);
            isNew = row is null;
            var needsKey = row is null || row.KeyKind != mapping.Sign;
            isShown = needsKey && string.IsNullOrEmpty(request.Key);
            if (row is not null && !MaySee(row, actor, Actions.ExchangeManage))
            {
                return Unknown;
            }

            if (needsKey && key is null)
            {
                return Refusal.Invalid("key", "exchange_key_required", ("header", mapping.HeaderName));
            }

            if (row is null)
            {
                var id = scope.NewId();
                row = new ExchangePlatformRow { Id = id, Name = name, Address = "", AreaIds = "", OurKey = seal.Seal(id, key!), KeyKind = mapping.Sign, TheirSecret = seal.Seal(id, secret), MadeBy = actor.UserName, MadeAt = scope.Now };
                scope.Db.Add(row);
                await TidyExchange.Begin(scope);
            }
            else if (needsKey || request.Key is { Length: > 0 })
            {
                (row.OurKey, row.KeyKind) = (seal.Seal(row.Id, key!), mapping.Sign);
            }

            (row.Version, row.Address, row.AreaIds, row.NextTryAt) = (version, address.Value.AbsoluteUri.TrimEnd('/'), string.Join(',', wanted.Value), null);
            scope.Audit(actor.UserName, isNew ? "exchange.made" : "exchange.changed", name, detail: row.Address);
            scope.AfterCommit(signals.Wake);
            return Done.Ok;
        }, ct);
        return kept.Then<PlatformMade>(_ => new PlatformMade(name, isShown ? key : null, isNew ? secret : null));
    }

    /// <summary>A new secret for what the platform sends; for a day those before it count as well, also one that was made an hour ago and is just put in over there.</summary>
    /// <param name="atOnce">None before it counts any more: one of them fell into other hands.</param>
    public async Task<Result<PlatformMade>> NewSecret(string name, bool atOnce, Actor actor, CancellationToken ct)
    {
        var secret = WebhookSecret.New();
        var until = Instants.Truncate(machine.GetUtcNow()) + BothHold;
        var kept = await With(name, actor, atOnce ? "exchange.secretAtOnce" : "exchange.secret", (_, row) =>
        {
            List<EarlierSecret> earlier = atOnce ? [] : [.. EarlierOf(row).TakeLast(MostEarlier - 1), new EarlierSecret(row.TheirSecret, until)];
            (row.EarlierSecrets, row.TheirSecret) = (earlier.Count == 0 ? null : CaseValues.Json(earlier), seal.Seal(row.Id, secret));
        }, ct);
        return kept.Then<PlatformMade>(_ => new PlatformMade(name, null, secret));
    }

    public Task<Result<Done>> Pause(string name, Actor actor, CancellationToken ct) => With(name, actor, "exchange.paused", (scope, row) => row.PausedAt ??= scope.Now, ct);

    /// <summary>Goes on at once with what has waited.</summary>
    public Task<Result<Done>> Resume(string name, Actor actor, CancellationToken ct) => With(name, actor, "exchange.resumed", (scope, row) =>
    {
        (row.PausedAt, row.NextTryAt, row.Tries, row.FailingSince) = (null, null, 0, null);
        scope.AfterCommit(signals.Wake);
    }, ct);

    /// <summary>The secrets that count for what the platform sends now.</summary>
    public IEnumerable<string> SecretsOf(ExchangePlatformRow row)
    {
        yield return seal.Open(row.Id, row.TheirSecret);
        foreach (var earlier in EarlierOf(row))
        {
            yield return seal.Open(row.Id, earlier.Sealed);
        }
    }

    private IEnumerable<EarlierSecret> EarlierOf(ExchangePlatformRow row) =>
        row.EarlierSecrets is { } json ? JsonSerializer.Deserialize<List<EarlierSecret>>(json, StoredJson.Options)!.Where(e => machine.GetUtcNow() < e.Until) : [];

    public IReadOnlyList<string> NamesOf(ExchangePlatformRow row) => [.. row.Areas.Select(a => areas.Find(a)?.Name.Zh).OfType<string>()];

    public string KeyOf(ExchangePlatformRow row) => seal.Open(row.Id, row.OurKey);

    private Task<Result<Done>> With(string name, Actor actor, string action, Action<WriteScope, ExchangePlatformRow> work, CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        if (await Find(scope.Db, name, actor, Actions.ExchangeManage) is not { } row)
        {
            return Unknown;
        }

        work(scope, row);
        scope.Audit(actor.UserName, action, name);
        return Done.Ok;
    }, ct);

    private Result<List<long>> AreasOf(PlatformRequest request, Actor actor)
    {
        List<string> asked = [.. (request.AreaIds ?? []).Distinct()];
        if (asked.Count is 0 or > MostAreas)
        {
            return Refusal.Invalid("areaIds", "exchange_areas_needed", ("most", MostAreas));
        }

        List<Area> found = [.. asked.Select(a => areas.Find(Ids.Find(a) ?? 0)).OfType<Area>()];
        return found.Count < asked.Count ? Refusal.Invalid("areaIds", "area_unknown")
            : found.Exists(a => !access.May(actor, Actions.ExchangeManage, new AccessScope(a.Id))) ? Refusal.Because(RefusalKind.Forbidden, "exchange_area_not_yours")
            : found.ConvertAll(a => a.Id);
    }

    private static Refusal? WrongKey(string key, ExchangeSign sign) => sign switch
    {
        ExchangeSign.Header when key.Length > LongestKey || !key.All(c => c is >= '!' and <= '~') => Refusal.Invalid("key", "exchange_key_invalid", ("most", LongestKey)),
        ExchangeSign.Signature when !IsSecret(key) => Refusal.Invalid("key", "exchange_secret_invalid", ("least", LeastSecretBytes), ("most", MostSecretBytes)),
        _ => null,
    };

    private static bool IsSecret(string text)
    {
        var bytes = new byte[MostSecretBytes];
        return text.StartsWith(WebhookSecret.Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[WebhookSecret.Prefix.Length..], bytes, out var written) && written >= LeastSecretBytes;
    }
}

/// <summary>Whether a call comes from who holds the platform's secret: signed as the Standard Webhooks specification has it, and not of long ago.</summary>
internal static class SignedCall
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public static bool Holds(IEnumerable<string> secrets, string id, string timestamp, string signatures, string body, DateTimeOffset now)
    {
        if (id.Length is 0 or > 100 || !long.TryParse(timestamp, out var seconds) || seconds is < 0 or > 253_402_300_799)
        {
            return false;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (at - now).Duration() <= Slack
            && secrets.Select(s => System.Text.Encoding.ASCII.GetBytes(WebhookSecret.Sign([s], id, at, body)))
                .Any(right => given.Any(g => CryptographicOperations.FixedTimeEquals(right, System.Text.Encoding.UTF8.GetBytes(g))));
    }
}
