using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Messages;
using Jingwei.Dispatch.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>What a phone shows when it rings.</summary>
public sealed record RingView(
    string CallId, string CaseNumber, Text Title, string Category, int Severity, PlaceView Place, DateTimeOffset Since, DateTimeOffset Until, CallRole Role);

public sealed record RingEndView(string CallId, string CaseNumber, CallOutcome Reason);

/// <summary>Starts and ends calls, with everything that belongs to it: the case's history, the fall-back chain, the phone's news.</summary>
internal sealed class CallBook(CaseCalling cases, MessageOutbox messages, CallTexts texts)
{
    public const string FallbackDue = "call.fallback";

    public async Task Ring(
        WriteScope scope, CaseForDispatch found, Candidate person, CallRole role, int round, int step, TimeSpan answerTime, IReadOnlyList<Reason> reasons)
    {
        if (await scope.Db.Set<CallRow>().AnyAsync(c => c.CaseId == found.Id && c.AccountId == person.AccountId && c.EndedAt == null))
        {
            return;
        }

        var call = new CallRow
        {
            Id = scope.NewId(),
            CaseId = found.Id,
            CaseNumber = found.Number,
            AccountId = person.AccountId,
            Role = role,
            Round = round,
            Step = step,
            Severity = found.Severity,
            Since = scope.Now,
            Until = scope.Now + answerTime,
        };
        scope.Db.Add(call);
        await scope.Db.SaveChangesAsync();
        await cases.Called(scope, found.Id, person.AccountId, role == CallRole.Crew, RoleName(role), reasons);
        await scope.Schedule(FallbackDue, call.Id.ToString(), scope.Now + FallbackChain.Steps[0].After, 0);
        if (role == CallRole.PointOwner && found.Source == CaseSource.Inspector)
        {
            // The point owner is the first to be told, by SMS at once (文明巡访); the phone may be in a pocket.
            messages.Add(scope, FallbackChain.Sms, person.AccountId, texts.Ring(found, call), call.Id, found.Number);
        }

        scope.Announce(new LiveNews(null, person.AccountId, "ring", View(call, found)));
    }

    /// <summary>Ends the calls of a case that still ring, each in its own way.</summary>
    public async Task EndAll(WriteScope scope, long caseId, Func<CallRow, CallOutcome> outcome, Func<CallRow, bool>? which = null)
    {
        foreach (var call in await scope.Db.Set<CallRow>().Where(c => c.CaseId == caseId && c.EndedAt == null).ToListAsync())
        {
            if (which is null || which(call))
            {
                await End(scope, call, outcome(call));
            }
        }
    }

    public async Task End(WriteScope scope, CallRow call, CallOutcome outcome)
    {
        call.EndedAt = scope.Now;
        call.Outcome = outcome;
        await scope.CancelDue(FallbackDue, call.Id.ToString());
        await cases.CallEnded(scope, call.CaseId, call.AccountId);
        scope.Announce(new LiveNews(null, call.AccountId, "ringEnd", new RingEndView(call.Id.ToString(), call.CaseNumber, outcome)));
        scope.Announce(new LiveNews(null, call.AccountId, "task", new { caseNumber = call.CaseNumber }));
    }

    /// <summary>The chain goes on by SMS, WeCom and voice, because the phone's socket brought no answer; never twice the same way for one call.</summary>
    public async Task Fallback(WriteScope scope, CallRow call, CaseForDispatch found, int step)
    {
        var next = FallbackChain.Steps[step];
        var used = await scope.Db.Set<MessageRow>().Where(m => m.CallId == call.Id).Select(m => m.Channel).ToListAsync();
        var channels = next.Channels.Except(used).ToList();
        foreach (var channel in channels)
        {
            messages.Add(scope, channel, call.AccountId, texts.Ring(found, call), call.Id, call.CaseNumber);
        }

        if (channels.Count > 0)
        {
            var person = await CallTexts.PersonOf(scope, call.AccountId);
            await cases.Noted(scope, call.CaseId, CaseCalling.CalledByCode, new { channels, userName = person?.UserName, name = person?.DisplayName, afterSeconds = next.After.TotalSeconds });
        }

        if (step + 1 < FallbackChain.Steps.Count)
        {
            await scope.Schedule(FallbackDue, call.Id.ToString(), call.Since + FallbackChain.Steps[step + 1].After, step + 1);
        }
    }

    public static RingView View(CallRow call, CaseForDispatch found) => new(
        call.Id.ToString(), call.CaseNumber, found.Title, found.CategoryCode, found.Severity,
        new PlaceView(found.Place.Lon, found.Place.Lat, found.Address), call.Since, call.Until, call.Role);

    public static string RoleName(CallRole role)
    {
        var name = role.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
