using System.Net.Http.Headers;
using System.Text;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Exchange;

/// <summary>
/// Sends what waits for platforms: of each one message after the other, in their order. No answer holds all that waits for that platform; a refusal holds what follows of the same case alone. A stop between
/// the platform's answer and our note of it sends the same message again, under the same id and key of repetition.
/// </summary>
internal sealed class SendExchange(IServiceProvider services, ICityReader reader, CityClock clock, TimeProvider machine, ExchangeSignals signals, ILogger<SendExchange> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>Sends all that can be sent now; answers how many tries there were.</summary>
    public async Task<int> RunReady(CancellationToken ct)
    {
        var tries = 0;
        foreach (var id in await Ready(ct))
        {
            tries += await SendAll(id, ct);
        }

        return tries;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.WhenAll((await Ready(stoppingToken)).Select(id => SendAll(id, stoppingToken)));
            }
#pragma warning disable CA1031 // Nothing that happens to a message may stop the program.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Platforms could not be looked at");
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            Task[] waits = [signals.News(stop.Token), Task.Delay(LookAgain, machine, stop.Token)];
            await Task.WhenAny(waits);
            await stop.CancelAsync();
            await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<List<long>> Ready(CancellationToken ct)
    {
        var now = clock.Now;
        return reader.Read(
            db => db.Set<ExchangePlatformRow>().Where(p => p.PausedAt == null && (p.NextTryAt == null || p.NextTryAt <= now)
                    && db.Set<ExchangeMessageRow>().Any(m => m.PlatformId == p.Id && m.State == ExchangeState.Waiting))
                .OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct),
            ct);
    }

    /// <summary>One after the other until the platform is not to be reached; answers how many tries there were.</summary>
    private async Task<int> SendAll(long platformId, CancellationToken ct)
    {
        var tries = 0;
        var one = services.GetRequiredService<SendMessage>();
        try
        {
            while (await one.Next(platformId, ct) is { } ready)
            {
                if (ready.Body is not null)
                {
                    await one.Note(ready, await one.Post(ready, ct), ct);
                    tries++;
                }
            }
        }
#pragma warning disable CA1031 // A fault of ours must not stop the other platforms; the message still waits and is looked at again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Platform {Platform} failed", platformId);
            await one.NoteFault(platformId);
        }

        return tries;
    }
}

/// <summary>A message whose turn it is.</summary>
/// <param name="Body">Null when it cannot be written by the mapping: it stands as refused.</param>
internal sealed record ReadyMessage(ExchangePlatformRow Platform, ExchangeMapping Mapping, ExchangeMessageRow Row, string? Body);

/// <summary>Writes, posts and notes one message.</summary>
internal sealed class SendMessage(ICityWriter writer, MappingBook mappings, PlatformBook book, PlatformCases cases, CaseValues values, PersonalText seal, OutwardHttp http, CityClock clock, TimeProvider machine)
{
    /// <summary>More of an answer nobody reads.</summary>
    private const int MostAnswer = 64 * 1024;

    /// <summary>The first that waits, with its body as it is stored before it is sent; null when none may be sent now.</summary>
    public Task<ReadyMessage?> Next(long platformId, CancellationToken ct) => writer.Write(async scope =>
    {
        var platform = await scope.Db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Id == platformId);
        if (platform is not { PausedAt: null } || platform.NextTryAt > clock.Now || mappings.Find(platform.Name, platform.Version) is not { Out: { } outward } mapping)
        {
            return null;
        }

        var row = await scope.Db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == platformId && m.State == ExchangeState.Waiting).OrderBy(m => m.Id).FirstOrDefaultAsync();
        if (row is null)
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
                (row.State, row.Says) = (ExchangeState.Delivered, null);
                await Took(scope, ready.Mapping, row, took);
                (platform.Tries, platform.NextTryAt, platform.FailingSince, platform.LastDeliveredAt) = (0, null, null, scope.Now);
                break;
            case SendOutcome.Refused refused:
                (row.State, row.Says) = (ExchangeState.Refused, Covered(refused.Says));
                await Hold(scope, row);
                await TellRefusal(scope, ready.Mapping, row);
                (platform.Tries, platform.NextTryAt, platform.FailingSince) = (0, null, null);
                break;
            case SendOutcome.Later later:
                await Later(scope, platform, later.Fault, answer.Status);
                break;
        }

        return true;
    }, ct);

    /// <summary>A fault of ours counts as a try, so that the next one waits.</summary>
    public Task<bool> NoteFault(long platformId) => writer.Write(async scope =>
    {
        if (await scope.Db.Set<ExchangePlatformRow>().SingleOrDefaultAsync(p => p.Id == platformId) is { } platform)
        {
            await Later(scope, platform, OutwardFault.NoConnection, null);
        }

        return true;
    });

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
            (row.State, row.Mistakes, row.Anew) = (ExchangeState.Refused, CaseValues.Json(written.Mistakes.ToList()), true);
            await Hold(scope, row);
            await TellRefusal(scope, mapping, row);
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
        if (took.OutsideNumber is { } number && !await scope.Db.Set<ExchangeLinkRow>().AnyAsync(l => l.PlatformId == row.PlatformId && l.OutsideNumber == number))
        {
            link.OutsideNumber = number;
        }

        await cases.Tell(scope, link.CaseId, "platformTook", new { platform = mapping.Title.Zh, platformEn = mapping.Title.En, outsideNumber = took.OutsideNumber ?? "–" }, null, null);
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

    private static async Task Later(WriteScope scope, ExchangePlatformRow platform, OutwardFault fault, int? status)
    {
        platform.Tries++;
        platform.FailingSince ??= scope.Now;
        (platform.LastFailedAt, platform.LastFault, platform.LastStatus) = (scope.Now, fault, status);
        platform.NextTryAt = scope.Now + RetryRule.WaitAfter(platform.Tries, (platform.Id + platform.Tries) % 97 / 97.0);
        await scope.Schedule(WhenExchangeIsDue.KindName, platform.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), platform.NextTryAt.Value);
    }

    /// <summary>What they say back may hold what we sent.</summary>
    private static string Covered(string words) => PlatformCases.Covered(words);
}

/// <summary>The pause after a failure is over.</summary>
internal sealed class WhenExchangeIsDue(ExchangeSignals signals) : IDueHandler
{
    public const string KindName = "exchange.send";

    public string Kind => KindName;

    public Task Handle(DueRow due, WriteScope scope)
    {
        scope.AfterCommit(signals.Wake);
        return Task.CompletedTask;
    }
}
