using System.Text.Json;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

/// <summary>Does one act on one case by the very slices that do it by hand, and says where the case stands then. Whether that is kept is the caller's.</summary>
internal sealed class DoAct(MoveCase moves, HandCase hands, WorkflowBook flows, HandBook handBook)
{
    /// <param name="CameTo">The step, or the center.</param>
    /// <param name="Asks">Somebody must agree or accept first: the case has not moved.</param>
    internal sealed record Came(Text To, bool Asks);

    public async Task<Result<Came>> Run(WriteScope scope, CaseRow row, BulkAct act, int? version, Actor actor, string how)
    {
        if (act.Hand is { } hand)
        {
            var handed = await hands.Within(scope, row.Number, hand with { ExpectedVersion = version }, actor, how);
            if (!handed.Ok)
            {
                return handed.Refusal;
            }

            var last = await scope.Db.Set<CaseHandRow>().Where(h => h.CaseId == row.Id).OrderByDescending(h => h.Id).FirstAsync();
            return new Came(handBook.NameOf(last.ToAreaId), HandRule.IsOpen(last.State));
        }

        var move = act.Move!;
        var (asked, from) = (await Waiting(scope, row), row.State);
        var moved = await moves.Within(scope, row.Number, move with { ExpectedVersion = version, FileIds = null, OccurredAt = null }, actor, how);
        return moved.Ok ? new Came(flows.Of(row).Step(row.State).Name, row.State == from && await Waiting(scope, row) > asked) : moved.Refusal;
    }

    public static BulkRefusal Told(Refusal refusal) => new(refusal.Code, refusal.Field, refusal.Args);

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, StoredJson.Options);

    private static Task<int> Waiting(WriteScope scope, CaseRow row) => scope.Db.Set<CaseRequestRow>().CountAsync(r => r.CaseId == row.Id && r.State == RequestState.Waiting);
}
