using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Hands;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <param name="Decision">approve or deny, for the sender's desk; accept or refuse, for the receiver; withdraw, for the sender.</param>
/// <param name="Words">Why; needed to deny and to refuse.</param>
public sealed record HandDecision(string? Decision, string? Words = null);

/// <summary>Agrees to a hand, accepts it, refuses it or takes it back.</summary>
internal sealed class DecideHand(ICityWriter writer, CaseAccess access, HandBook hands)
{
    private static readonly string[] Known = ["approve", "deny", "accept", "refuse", "withdraw"];

    public Task<Result<string>> Run(string number, string id, HandDecision request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        if (row is null || await access.PartsOf(scope.Db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (Ids.Find(id) is not { } handId || await scope.Db.Set<CaseHandRow>().SingleOrDefaultAsync(h => h.Id == handId && h.CaseId == row.Id) is not { } hand)
        {
            return Refusal.Because(RefusalKind.NotFound, "hand_unknown", ("id", id));
        }

        if (!Known.Contains(request.Decision))
        {
            return Refusal.Invalid("decision", "decision_unknown", ("known", Known));
        }

        if (request.Words?.Length > HandBook.LongestReason)
        {
            return Refusal.Invalid("words", "text_too_long", ("most", HandBook.LongestReason));
        }

        return await Decide(scope, row, hand, request, actor, how);
    }, ct);

    private async Task<Result<string>> Decide(WriteScope scope, CaseRow row, CaseHandRow hand, HandDecision request, Actor actor, string how)
    {
        var (may, fits) = request.Decision switch
        {
            "approve" or "deny" => (hands.MayApprove(hand, actor), hand.State == HandState.Asked),
            "accept" or "refuse" => (hands.MayAnswer(hand, actor), hand.State == HandState.Waiting),
            _ => (hands.MayWithdraw(hand, actor), HandRule.IsOpen(hand.State)),
        };
        if (!fits)
        {
            return Refusal.Because(RefusalKind.Conflict, "hand_not_so_far", ("state", hand.State));
        }

        if (!may)
        {
            return actor.AccountId == hand.AskedById ? Refusal.Because(RefusalKind.Forbidden, "own_request") : Refusal.Because(RefusalKind.Forbidden, "hand_not_asked_of_you", ("of", hands.NameOf(hand.HeldAreaId)));
        }

        var words = string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim();
        if (request.Decision is "deny" or "refuse" && HandBook.Wrong(words, "words") is { } wrong)
        {
            return wrong;
        }

        switch (request.Decision)
        {
            case "approve":
                await hands.Await(scope, hand, hand.ToAreaId);
                break;
            case "accept":
                await hands.Make(scope, row, hand, actor.AccountId, words);
                break;
            default:
                await HandBook.End(scope, hand, request.Decision switch { "deny" => HandState.Denied, "refuse" => HandState.Refused, _ => HandState.Withdrawn }, actor.AccountId, words);
                break;
        }

        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        await hands.Tell(scope, row, hand, new Happening(HandCase.CodeOf(hand), actor.AccountId, RoleOf(actor), how, hands.ArgsOf(hand), words));
        return row.Number;
    }

    private static string RoleOf(Actor actor) =>
        actor.Posts.Any(p => p.Role == Roles.Commander) ? "commander" : actor.Posts.Any(p => p.Role == Roles.ShiftLeader) ? "shiftLeader" : "operator";
}
