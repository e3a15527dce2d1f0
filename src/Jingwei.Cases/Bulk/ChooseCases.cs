using Jingwei.Cases.Hands;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

/// <summary>Which cases are meant, and whether the act can be meant at all.</summary>
internal sealed class ChooseCases(ListCases list, NewestCases newest, CaseFilters filters)
{
    /// <summary>As many are taken at once: what one person can still look through before it is done.</summary>
    public const int Most = 200;

    /// <summary>Longer is no name of a move, a person, a body or a center.</summary>
    private const int LongestName = 200;

    internal sealed record Chosen(IReadOnlyList<BulkCase> Cases, bool More);

    /// <summary>Of what the database knows now; within a writer's work too, so that a repeat is answered before anything is chosen anew.</summary>
    public async Task<Result<Chosen>> Of(CityDb db, BulkRequest request, Actor actor, CancellationToken ct)
    {
        if (actor.Kind != ActorKind.Person)
        {
            return Refusal.Because(RefusalKind.Forbidden, "only_people_move_cases");
        }

        if (request.Act is null || (request.Act.Move is null) == (request.Act.Hand is null))
        {
            return Refusal.Invalid("act", "bulk_act_one");
        }

        if (TooLong(request.Act) is { } tooLong)
        {
            return tooLong;
        }

        if ((request.Cases is null) == (request.Filter is null))
        {
            return Refusal.Invalid("cases", "bulk_cases_or_filter");
        }

        if (request.Filter is not null)
        {
            var read = filters.Read(request.Filter);
            return read.Ok ? await OfFilter(db, read.Value, actor, ct) : read.Refusal;
        }

        var cases = request.Cases!.Where(c => !string.IsNullOrWhiteSpace(c?.Number)).DistinctBy(c => c.Number!.Trim()).ToList();
        return cases.Count == 0 ? Refusal.Invalid("cases", "bulk_none")
            : cases.Count > Most ? Refusal.Invalid("cases", "bulk_too_many", ("most", Most), ("given", cases.Count))
            : new Chosen(cases, false);
    }

    /// <summary>It is stored once and read with each case.</summary>
    private static Refusal? TooLong(BulkAct act) =>
        act.Move?.Note?.Length > MoveCase.LongestNote ? Refusal.Invalid("act.move.note", "note_too_long", ("most", MoveCase.LongestNote))
        : act.Move?.CallBack?.Reason?.Length > MoveCase.LongestNote ? Refusal.Invalid("act.move.callBack.reason", "text_too_long", ("most", MoveCase.LongestNote))
        : act.Hand?.Reason?.Length > HandBook.LongestReason ? Refusal.Invalid("act.hand.reason", "text_too_long", ("most", HandBook.LongestReason))
        : new[] { act.Move?.Move, act.Move?.UserName, act.Move?.OrganizationId, act.Hand?.AreaId }.Any(n => n?.Length > LongestName) ? Refusal.Invalid("act", "text_too_long", ("most", LongestName))
        : null;

    private async Task<Result<Chosen>> OfFilter(CityDb db, CaseFilter filter, Actor actor, CancellationToken ct)
    {
        var narrowed = await list.Narrow(db, filter with { Limit = null, Cursor = null });
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var rows = await newest.Of(db, narrowed.Value, actor, Most + 1, ct);
        return rows.Count == 0 ? Refusal.Invalid("filter", "bulk_none") : new Chosen([.. rows.Take(Most).Select(r => new BulkCase(r.Number, r.Version))], rows.Count > Most);
    }
}
