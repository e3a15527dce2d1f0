using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Hands;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <summary>A case is to go to another center's desk.</summary>
/// <param name="AreaId">The center, by id or official code.</param>
/// <param name="TakeOver">The center is the actor's own, above the one that leads the case: taken, not handed.</param>
/// <param name="ExpectedVersion">When given, refused if the case has changed since.</param>
public sealed record HandRequest(string? AreaId, string? Reason, bool TakeOver = false, int? ExpectedVersion = null);

/// <summary>
/// Hands a case down, up or across, or takes it over. Down and taken over hold at once; up and across wait until somebody who leads at the sender's desk has agreed (unless one of them asks) and
/// until the receiver accepts. While it waits the sender keeps the case and works on it.
/// </summary>
internal sealed class HandCase(ICityWriter writer, CaseAccess caseAccess, HandBook hands, DeskPosts desks, AreaDirectory areas)
{
    public Task<Result<string>> Run(string number, HandRequest request, Actor actor, string how, CancellationToken ct) =>
        writer.Write(scope => Within(scope, number, request, actor, how), ct);

    /// <summary>The same within the caller's transaction. What is refused has written nothing.</summary>
    internal async Task<Result<string>> Within(WriteScope scope, string number, HandRequest request, Actor actor, string how)
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        if (row is null || await caseAccess.PartsOf(scope.Db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        var judged = await Judge(scope, row, request, actor);
        if (!judged.Ok)
        {
            return judged.Refusal;
        }

        await Do(scope, row, judged.Value, request, actor, how);
        return row.Number;
    }

    /// <summary>What would come of it, or why it cannot be. Writes nothing.</summary>
    internal async Task<Result<Judged>> Judge(WriteScope scope, CaseRow row, HandRequest request, Actor actor)
    {
        if (HandBook.Wrong(request.Reason, "reason") is { } wrong)
        {
            return wrong;
        }

        if (string.IsNullOrWhiteSpace(request.AreaId) || areas.FindNamed(request.AreaId.Trim()) is not { } to)
        {
            return Refusal.Invalid("areaId", "area_unknown", ("area", request.AreaId));
        }

        if (request.ExpectedVersion is { } expected && expected != row.Version)
        {
            return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
        }

        if (row.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "hand_case_ended", ("number", row.Number));
        }

        if (request.TakeOver)
        {
            return hands.MayTakeTo(row, actor).Any(a => a.Id == to.Id) ? new Judged(HandKind.TakeOver, to, HandState.Made) : Refusal.Because(RefusalKind.Forbidden, "hand_not_above", ("area", to.Name));
        }

        var above = hands.StandsAbove(row, to.Id, actor);
        if (!above && !hands.MayHand(row, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "hand_not_yours", ("desk", hands.NameOf(hands.DeskOf(row))));
        }

        if (hands.WayTo(row, to) is not { } way)
        {
            return Refusal.Invalid("areaId", "hand_no_way", ("from", hands.NameOf(hands.DeskOf(row))), ("to", to.Name));
        }

        if (!HandRule.Levels.Contains(to.Level) || !await desks.StandIn(scope.Db, to.Id, scope.Now))
        {
            return Refusal.Invalid("areaId", "hand_no_desk", ("area", to.Name));
        }

        if (await scope.Db.Set<CaseHandRow>().AnyAsync(h => h.CaseId == row.Id && (h.State == HandState.Asked || h.State == HandState.Waiting)))
        {
            return Refusal.Because(RefusalKind.Conflict, "hand_open", ("number", row.Number));
        }

        return new Judged(
            way, to, HandRule.NeedsApproval(way, hands.Leads(row, actor), above) ? HandState.Asked : HandRule.NeedsAnswer(way, above) ? HandState.Waiting : HandState.Made);
    }

    internal async Task Do(WriteScope scope, CaseRow row, Judged judged, HandRequest request, Actor actor, string how)
    {
        var (way, to, comesTo) = judged;
        if (way == HandKind.TakeOver && await scope.Db.Set<CaseHandRow>().SingleOrDefaultAsync(h => h.CaseId == row.Id && (h.State == HandState.Asked || h.State == HandState.Waiting)) is { } open)
        {
            await HandBook.Overtake(scope, row, open, hands.NameOf(open.FromAreaId), hands.NameOf(open.ToAreaId));
        }

        var from = hands.DeskOf(row);
        var role = hands.Leads(row, actor) || way == HandKind.TakeOver ? LeaderRole(actor) : "operator";
        var hand = new CaseHandRow
        {
            Id = scope.NewId(), CaseId = row.Id, Kind = way, FromAreaId = from, ToAreaId = to.Id, HeldAreaId = comesTo == HandState.Asked ? from : to.Id, State = comesTo,
            AskedById = actor.AccountId, AskedRole = role, AskedAt = scope.Now, Reason = request.Reason!.Trim(),
        };
        scope.Db.Add(hand);
        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        if (comesTo == HandState.Made)
        {
            await hands.Make(scope, row, hand, actor.AccountId, null);
        }
        else if (comesTo == HandState.Waiting)
        {
            await hands.Await(scope, hand, to.Id);
        }

        await hands.Tell(scope, row, hand, new Happening(CodeOf(hand), actor.AccountId, role, how, hands.ArgsOf(hand), hand.Reason));
    }

    /// <summary>How the history names what has become of a hand.</summary>
    internal static string CodeOf(CaseHandRow hand) => (hand.State, hand.Kind) switch
    {
        (HandState.Asked, _) => "handAsked",
        (HandState.Waiting, _) => "handOffered",
        (HandState.Refused, _) => "handRefused",
        (HandState.Denied, _) => "handDenied",
        (HandState.Withdrawn, _) => "handWithdrawn",
        (HandState.Overtaken, _) => "handOvertaken",
        (_, HandKind.Down) => "handedDown",
        (_, HandKind.Up) => "handedUp",
        (_, HandKind.Across) => "handedAcross",
        _ => "takenOver",
    };

    private static string LeaderRole(Actor actor) => actor.Posts.Any(p => p.Role == Roles.Commander) ? "commander" : "shiftLeader";

    /// <param name="ComesTo">How the hand stands when it has been asked.</param>
    internal sealed record Judged(HandKind Way, Area To, HandState ComesTo);
}
