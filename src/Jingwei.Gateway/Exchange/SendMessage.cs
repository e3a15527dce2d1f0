using System.Net.Http.Headers;
using System.Text;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>A message whose turn it is.</summary>
/// <param name="Body">Null when it cannot be written by the mapping: it stands as refused.</param>
internal sealed record ReadyMessage(ExchangePlatformRow Platform, ExchangeMapping Mapping, ExchangeMessageRow Row, string? Body);

/// <summary>Writes, posts and notes one message.</summary>
internal sealed class SendMessage(ICityWriter writer, MappingBook mappings, PlatformBook book, PlatformCases cases, CaseValues values, PersonalText seal, OutwardHttp http, CityClock clock, TimeProvider machine)
{
    /// <summary>More of an answer nobody reads.</summary>
    private const int MostAnswer = 64 * 1024;

    /// <summary>Whether there is a mapping by which something goes out, and a key of the kind that it asks for.</summary>
    public bool Knows(string platform, int version, ExchangeSign key) => Find(platform, version, key) is not null;

    /// <summary>The first that waits, with its body as it is stored before it is sent; null when none may be sent now.</summary>
    public Task<ReadyMessage?> Next(long platformId, CancellationToken ct) => writer.Write(async scope =>
    {
        var platform = await scope.Db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Id == platformId);
        if (platform is not { PausedAt: null } || platform.NextTryAt > clock.Now || Find(platform.Name, platform.Version, platform.KeyKind) is not { Out: { } outward } mapping)
        {
            return null;
        }

        if (await Waiting(scope, platformId) is not { } row)
        {
            return null;
        }

        return new ReadyMessage(platform, mapping, row, row is { Body: { } stored, Anew: false } ? seal.Open(row.Id, stored) : await Write(scope, platform, mapping, outward, row));
    }, ct);

    public async Task<OutwardAnswer> Post(ReadyMessage ready, CancellationToken ct)
    {
        var (platform, mapping, row, body) = ready;
        var at = machine.GetUtcNow();
        var call = row.Kind == ExchangeKind.Case ? mapping.Out!.Case : mapping.Out!.Step;
        using var request = new HttpRequestMessage(HttpMethod.Post, platform.Address + call.Path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body!)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
        };
        request.Headers.Add("Idempotency-Key", row.MessageId);
        request.Headers.Add("webhook-id", row.MessageId);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (mapping.Sign == ExchangeSign.Signature)
        {
            request.Headers.Add("webhook-signature", WebhookSecret.Sign([book.KeyOf(platform)], row.MessageId, at, body!));
        }
        else
        {
            request.Headers.TryAddWithoutValidation(mapping.HeaderName, book.KeyOf(platform));
        }

        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Jingwei", "1"));
        return await http.Send(request, MostAnswer, ct, whyToo: true);
    }

    /// <summary>Keeps what came of it: on the message, on the platform and, of a case that was handed over, in its history.</summary>
    public Task<bool> Note(ReadyMessage ready, OutwardAnswer answer, CancellationToken ct) => writer.Write(async scope =>
    {
        var row = await scope.Db.Set<ExchangeMessageRow>().SingleOrDefaultAsync(m => m.Id == ready.Row.Id);
        var platform = await scope.Db.Set<ExchangePlatformRow>().SingleAsync(p => p.Id == ready.Platform.Id);
        if (row is null)
        {
            return false;
        }

        (row.Tries, row.LastTryAt, row.LastFault, row.LastStatus) = (row.Tries + 1, scope.Now, answer.Fault, answer.Status);
        switch (ReadAnswer.Run(answer, ready.Mapping.Out!.Answer, row.Kind == ExchangeKind.Case))
        {
            case SendOutcome.Took took:
                // Whoever set it aside meanwhile was too late: it is there.
                (row.State, row.Says) = (ExchangeState.Delivered, null);
                await Took(scope, ready.Mapping, row, took);
                (platform.Tries, platform.NextTryAt, platform.FailingSince, platform.LastDeliveredAt) = (0, null, null, scope.Now);
                break;
            case SendOutcome.Refused refused:
                await Refuse(scope, ready.Mapping, row, refused.Says);
                (platform.Tries, platform.NextTryAt, platform.FailingSince) = (0, null, null);
                break;
            case SendOutcome.Later later:
                row.LastFault = later.Fault;
                await Later(scope, platform, ready.Mapping, row, later, answer.Status);
                break;
        }

        return true;
    }, ct);

    /// <summary>A fault of ours counts as a try, so that the next one waits, and as an answer, so that a message which always faults does not hold the others for ever.</summary>
    public Task<bool> NoteFault(long platformId) => writer.Write(async scope =>
    {
        if (await scope.Db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Id == platformId) is { } platform && mappings.Find(platform.Name, platform.Version) is { } mapping
            && await Waiting(scope, platformId) is { } row)
        {
            (row.Tries, row.LastTryAt, row.LastFault, row.LastStatus) = (row.Tries + 1, scope.Now, OutwardFault.NoConnection, null);
            await Later(scope, platform, mapping, row, new SendOutcome.Later(OutwardFault.NoConnection, MayBeIt: true), null);
        }

        return true;
    });

    private ExchangeMapping? Find(string platform, int version, ExchangeSign key) => mappings.Find(platform, version) is { Out: not null } mapping && mapping.Sign == key ? mapping : null;

    private static Task<ExchangeMessageRow?> Waiting(WriteScope scope, long platformId) =>
        scope.Db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == platformId && m.State == ExchangeState.Waiting).OrderBy(m => m.Id).FirstOrDefaultAsync();

    private async Task<string?> Write(WriteScope scope, ExchangePlatformRow platform, ExchangeMapping mapping, OutMapping outward, ExchangeMessageRow row)
    {
        var call = row.Kind == ExchangeKind.Case ? outward.Case : outward.Step;
        var link = await scope.Db.Set<ExchangeLinkRow>().SingleAsync(l => l.Id == row.LinkId);
        ReporterLooked? reporter = null;
        foreach (var purpose in CaseValues.PurposesOf(call))
        {
            reporter = await cases.Look(scope, link.CaseId, $"exchange:{platform.Name}", purpose) ?? reporter;
        }

        var written = WriteOutside.Run(call, mapping, (await values.Of(scope.Db, link.CaseId, link.OutsideNumber, CaseValues.Told(row.Told), reporter, CancellationToken.None))!);
        if (written.Mistakes.Count > 0)
        {
            (row.Mistakes, row.Anew) = (CaseValues.Json(written.Mistakes.ToList()), true);
            await Refuse(scope, mapping, row, null);
            return null;
        }

        // Another body is another message: a platform that remembers its refusal by our key must not give it to this one.
        // Of one that was refused and is past its time nobody knows any more whether it is the same.
        row.Round += (row.Body is { } before ? seal.Open(row.Id, before) != written.Body : row is { Anew: true, Tries: > 0 }) ? 1 : 0;
        (row.Body, row.Anew, row.Mistakes) = (seal.Seal(row.Id, written.Body), false, null);
        (row.Personal, row.ReporterOf) = (CaseValues.Json(call.Fields.Where(f => f.Purpose is not null).Select(f => f.Name).ToList()), reporter?.Origin);
        return written.Body;
    }

    private async Task Took(WriteScope scope, ExchangeMapping mapping, ExchangeMessageRow row, SendOutcome.Took took)
    {
        var link = await scope.Db.Set<ExchangeLinkRow>().SingleAsync(l => l.Id == row.LinkId);
        if (row.Kind != ExchangeKind.Case)
        {
            return;
        }

        // Two cases of ours under one number of theirs would mix their answers: the first keeps it.
        if (took.OutsideNumber is { } number && !await scope.Db.Set<ExchangeLinkRow>().AnyAsync(l => l.PlatformId == row.PlatformId && l.OutsideNumber == number && l.Id != link.Id))
        {
            link.OutsideNumber = number;
        }
        else if (took.Lacks || took.OutsideNumber is not null)
        {
            link.Look = ExchangeLook.Waiting;
        }

        await cases.Tell(scope, link.CaseId, "platformTook", new { platform = mapping.Title.Zh, platformEn = mapping.Title.En, outsideNumber = took.OutsideNumber ?? "–" }, null, null);
    }

    /// <summary>It is not sent again by itself, and holds what follows of its case. Whoever set it aside meanwhile has had their way.</summary>
    private async Task Refuse(WriteScope scope, ExchangeMapping mapping, ExchangeMessageRow row, string? says)
    {
        row.Says = says is null ? null : PlatformCases.Covered(says);
        if (row.State != ExchangeState.SetAside)
        {
            row.State = ExchangeState.Refused;
            await Hold(scope, row);
        }

        await TellRefusal(scope, mapping, row);
    }

    private async Task TellRefusal(WriteScope scope, ExchangeMapping mapping, ExchangeMessageRow row)
    {
        if (row.Kind == ExchangeKind.Case)
        {
            var caseId = await scope.Db.Set<ExchangeLinkRow>().Where(l => l.Id == row.LinkId).Select(l => l.CaseId).SingleAsync();
            await cases.Tell(scope, caseId, "platformRefused", new { platform = mapping.Title.Zh, platformEn = mapping.Title.En }, row.Says, null);
        }
    }

    private static Task<int> Hold(WriteScope scope, ExchangeMessageRow row) => scope.Db.Set<ExchangeMessageRow>().Where(m => m.LinkId == row.LinkId && m.Id > row.Id && m.State == ExchangeState.Waiting)
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, ExchangeState.Held));

    /// <summary>
    /// The platform is tried again after a pause that grows with each failure in a row. A message that it answered so often without taking or refusing it is given up, and the next one tried at once: when that is taken, the message
    /// was to blame; else the platform is, and the pause goes on growing, so that one that is down for a day costs a message or two and not all that waits.
    /// </summary>
    private async Task Later(WriteScope scope, ExchangePlatformRow platform, ExchangeMapping mapping, ExchangeMessageRow row, SendOutcome.Later later, int? status)
    {
        platform.Tries++;
        platform.FailingSince ??= scope.Now;
        (platform.LastFailedAt, platform.LastFault, platform.LastStatus) = (scope.Now, later.Fault, status);
        row.Answered += later.MayBeIt ? 1 : 0;
        if (row.Answered >= ReadAnswer.MostAnswers)
        {
            platform.NextTryAt = null;
            await Refuse(scope, mapping, row, later.Says);
            return;
        }

        platform.NextTryAt = scope.Now + RetryRule.WaitAfter(platform.Tries, (platform.Id + platform.Tries) % 97 / 97.0);
        await scope.Schedule(WhenExchangeIsDue.KindName, platform.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), platform.NextTryAt.Value);
    }
}
