using System.Text;
using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>
/// Takes what a platform sends under its signature: a case once for each number of theirs, a step for a case that one of us handed over. What is wrong is answered by the platform's own field names, and stands
/// in a list for a person; of the message nothing else is kept.
/// </summary>
internal sealed class TakeArrival(ICityWriter writer, ICityReader reader, MappingBook mappings, PlatformBook book, PlatformCases cases, CityClock clock, TimeProvider machine)
{
    public const int MostBytes = 256 * 1024;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public async Task<Result<ArrivalTaken>> Run(string name, ExchangeKind kind, HttpRequest request, CancellationToken ct)
    {
        if (await Body(request, ct) is not { } bytes)
        {
            return Refusal.Because(RefusalKind.TooLarge, "body_too_large", ("mostBytes", MostBytes));
        }

        var text = Encoding.UTF8.GetString(bytes);
        var platform = await reader.Read(db => db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Name == name, ct), ct);
        var id = request.Headers["webhook-id"].ToString();
        // Who does not hold the secret does not learn which platforms there are.
        if (platform is null || !SignedCall.Holds(book.SecretsOf(platform), id, request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), text, machine.GetUtcNow()))
        {
            return new Refusal("exchange_signature_wrong", RefusalKind.Unauthenticated);
        }

        if (platform.PausedAt is not null)
        {
            return PlatformBook.Paused;
        }

        if (mappings.Find(platform.Name, platform.Version) is not { } mapping)
        {
            return PlatformBook.Broken(platform.Name, RefusalKind.Unavailable);
        }

        if (mapping.In is not { } inward || (kind == ExchangeKind.Case ? inward.Case : inward.Step) is not { } fields)
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_sends_nothing");
        }

        if (Json(text) is not { ValueKind: JsonValueKind.Object } body)
        {
            return Refusal.Because(RefusalKind.Invalid, "exchange_body_invalid");
        }

        var arrived = ReadOutside.Run(body, fields, kind == ExchangeKind.Case ? InFields.CaseNeeds : InFields.StepNeeds, mapping);
        return kind == ExchangeKind.Case ? await TakeCase(platform, mapping, inward, arrived, id, ct) : await TakeStep(platform, mapping, inward, arrived, id, ct);
    }

    private async Task<Result<ArrivalTaken>> TakeCase(ExchangePlatformRow platform, ExchangeMapping mapping, InMapping inward, Arrived arrived, string id, CancellationToken ct)
    {
        if (arrived.Mistakes.Count > 0)
        {
            return await Refuse(platform, ExchangeKind.Case, id, arrived, arrived.Mistakes, ct);
        }

        var texts = arrived.Texts;
        var now = clock.Now;
        var reportedAt = arrived.Instants.TryGetValue("reportedAt", out var said) && said <= now + Ahead ? said : now;
        var placed = await cases.Place(
            new HandedCase(
                mapping.Title, arrived.Number!, texts["text"], texts["category"], arrived.Place, texts.GetValueOrDefault("area"), texts.GetValueOrDefault("address"), texts.GetValueOrDefault("contactName"),
                texts.GetValueOrDefault("contact"), reportedAt, arrived.Instants.TryGetValue("dueAt", out var due) ? due : null, inward.Workflow, platform.Areas),
            ct);
        if (!placed.Ok)
        {
            var path = inward.Case!.GetValueOrDefault(placed.Refusal.Field == "place" ? "lon" : placed.Refusal.Field ?? "")?.Path ?? inward.Case!.GetValueOrDefault("area")?.Path ?? placed.Refusal.Field ?? "";
            return await Refuse(platform, ExchangeKind.Case, id, arrived, [new FieldMistake(path, placed.Refusal.Code, null, placed.Refusal.Field == "place" ? book.NamesOf(platform) : null)], ct);
        }

        return await writer.Write<Result<ArrivalTaken>>(async scope =>
        {
            if (await scope.Db.Set<ExchangeLinkRow>().SingleOrDefaultAsync(l => l.PlatformId == platform.Id && l.OutsideNumber == arrived.Number) is { } known)
            {
                await Keep(scope, platform, ExchangeKind.Case, id, arrived.Number, known.CaseNumber, null);
                return await Taken(scope.Db, known, known: true);
            }

            var facts = await cases.Take(scope, placed.Value);
            var link = new ExchangeLinkRow
            {
                Id = scope.NewId(), PlatformId = platform.Id, CaseId = facts.Id, CaseNumber = facts.Number, AreaId = facts.AreaId, Way = ExchangeWay.In, OutsideNumber = arrived.Number, Told = facts.Step, ByName = platform.Name,
                At = scope.Now,
            };
            scope.Db.Add(link);
            await Keep(scope, platform, ExchangeKind.Case, id, arrived.Number, facts.Number, null);
            return await Taken(scope.Db, link, known: false);
        }, ct);
    }

    private async Task<Result<ArrivalTaken>> TakeStep(ExchangePlatformRow platform, ExchangeMapping mapping, InMapping inward, Arrived arrived, string id, CancellationToken ct)
    {
        if (arrived.Mistakes.Count > 0)
        {
            return await Refuse(platform, ExchangeKind.Step, id, arrived, arrived.Mistakes, ct);
        }

        // Asked before the number, or what is noted in between would be missed by both.
        var answerIsOut = await reader.Read(db => IsAnswerOut(db, platform.Id, ct), ct);
        if (!await reader.Read(async db => await LinkOf(db, platform, arrived.Number!) is not null, ct))
        {
            // It may be the case that it took just now, and whose number we have not noted yet.
            return answerIsOut
                ? Refusal.Because(RefusalKind.Unavailable, "exchange_number_not_yet")
                : await Refuse(platform, ExchangeKind.Step, id, arrived, [new FieldMistake(inward.Step!["number"].Path, "numberUnknown", arrived.Number)], ct);
        }

        var step = arrived.Texts["step"];
        return await writer.Write<Result<ArrivalTaken>>(async scope =>
        {
            var link = (await LinkOf(scope.Db, platform, arrived.Number!))!;
            if (await scope.Db.Set<ExchangeArrivalRow>().AnyAsync(a => a.PlatformId == platform.Id && a.Kind == ExchangeKind.Step && a.MessageId == id && a.State == ArrivalState.Taken))
            {
                return await Taken(scope.Db, link, known: true);
            }

            await Keep(scope, platform, ExchangeKind.Step, id, arrived.Number, link.CaseNumber, null);
            var at = arrived.Instants.TryGetValue("at", out var said) && said <= scope.Now + Ahead ? said : scope.Now;
            // A step that comes after a later one is told, and does not set the state back.
            if (link.OutsideAt is null || at >= link.OutsideAt)
            {
                (link.OutsideStep, link.OutsideAt) = (step, at);
            }

            link.Look = step is "answered" or "returned" ? ExchangeLook.Waiting : link.Look;
            await cases.Tell(scope, link.CaseId, $"platform{char.ToUpperInvariant(step[0])}{step[1..]}", new { platform = mapping.Title.Zh, platformEn = mapping.Title.En, at }, arrived.Texts.GetValueOrDefault("text"), null);
            return await Taken(scope.Db, link, known: false);
        }, ct);
    }

    /// <summary>A case was written for it and maybe sent, and it is not noted what came of it.</summary>
    private static Task<bool> IsAnswerOut(CityDb db, long platformId, CancellationToken ct) =>
        db.Set<ExchangeMessageRow>().AnyAsync(m => m.PlatformId == platformId && m.State == ExchangeState.Waiting && m.Kind == ExchangeKind.Case && m.Body != null, ct);

    /// <summary>By the platform's number; of a case that we handed to it, by ours as well.</summary>
    private static async Task<ExchangeLinkRow?> LinkOf(CityDb db, ExchangePlatformRow platform, string number) =>
        await db.Set<ExchangeLinkRow>().SingleOrDefaultAsync(l => l.PlatformId == platform.Id && l.OutsideNumber == number)
        ?? await db.Set<ExchangeLinkRow>().SingleOrDefaultAsync(l => l.PlatformId == platform.Id && l.CaseNumber == number && l.Way == ExchangeWay.Out);

    private async Task<Result<ArrivalTaken>> Refuse(ExchangePlatformRow platform, ExchangeKind kind, string id, Arrived arrived, IReadOnlyList<FieldMistake> mistakes, CancellationToken ct)
    {
        await writer.Write(async scope =>
        {
            await Keep(scope, platform, kind, id, arrived.Number, null, mistakes);
            return true;
        }, ct);
        return Refusal.Invalid(
            mistakes[0].Field, "exchange_fields_wrong", ("count", mistakes.Count), ("fields", mistakes.Select(m => m.Field).Distinct()),
            ("mistakes", mistakes.Select(m => new { field = m.Field, code = m.Code, given = m.Given, known = m.Known })));
    }

    /// <summary>One row for each message of theirs; one that was refused and comes again as it should be is no longer refused.</summary>
    private static async Task Keep(WriteScope scope, ExchangePlatformRow platform, ExchangeKind kind, string id, string? outsideNumber, string? caseNumber, IReadOnlyList<FieldMistake>? mistakes)
    {
        var row = await scope.Db.Set<ExchangeArrivalRow>().SingleOrDefaultAsync(a => a.PlatformId == platform.Id && a.Kind == kind && a.MessageId == id);
        if (row is null)
        {
            row = new ExchangeArrivalRow { Id = scope.NewId(), PlatformId = platform.Id, MessageId = id, Kind = kind };
            scope.Db.Add(row);
        }

        (row.OutsideNumber, row.CaseNumber, row.State, row.Mistakes, row.At) = (
            outsideNumber, caseNumber, mistakes is null ? ArrivalState.Taken : ArrivalState.Refused, mistakes is null ? null : CaseValues.Json(mistakes.ToList()), scope.Now);
        if (mistakes is null && kind == ExchangeKind.Case && outsideNumber is not null)
        {
            // The case is here: what was refused of it under another id is set right by this. Of a step that is not so, each says something of its own.
            foreach (var earlier in await scope.Db.Set<ExchangeArrivalRow>()
                .Where(a => a.PlatformId == platform.Id && a.State == ArrivalState.Refused && a.Kind == ExchangeKind.Case && a.OutsideNumber == outsideNumber && a.Id != row.Id).ToListAsync())
            {
                (earlier.State, earlier.DoneBy) = (ArrivalState.Done, platform.Name);
            }
        }
    }

    private static async Task<ArrivalTaken> Taken(CityDb db, ExchangeLinkRow link, bool known)
    {
        var facts = (await CaseInCodes.Find(db, link.CaseId))!;
        return new ArrivalTaken(facts.Number, link.OutsideNumber ?? "", known, CaseValues.Word(facts.Stage)!, facts.DueAt);
    }

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it is larger than a message may be.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        var body = new byte[MostBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        return read > MostBytes ? null : body[..read];
    }
}
