using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>What happens to the open parts of a case when the case itself is moved.</summary>
internal static class OpenAssists
{
    public const string DueKind = "case.assist";

    public static IQueryable<CaseAssistRow> Of(CityDb db, long caseId) => db.Set<CaseAssistRow>().Where(a => a.CaseId == caseId && a.EndedAt == null);

    /// <summary>Whoever has the case cannot say that it is handled while another body's part of it stands open.</summary>
    public static async Task<Refusal?> Holds(CityDb db, CaseRow row, Workflow flow, WorkflowMove line)
    {
        var reports = row.Stage < CaseStage.Check && line is { Does: not MoveVerb.Void, To: { } to, Outcome: not (CaseOutcome.NotAccepted or CaseOutcome.Voided) } && flow.Step(to).Stage >= CaseStage.Check;
        if (!reports || await Of(db, row.Id).Select(a => a.BodyId).Distinct().ToListAsync() is not { Count: > 0 } bodies)
        {
            return null;
        }

        var names = await PeopleCards.OrganizationNames(db, bodies);
        return Refusal.Because(RefusalKind.Conflict, "assists_open", ("count", bodies.Count), ("bodies", string.Join('、', names.Values.Select(n => n.Zh))));
    }

    /// <summary>The case ended: what was not done need not be done any more. Whoever has it to do hears so, and the screens of the desk and of both bodies.</summary>
    public static async Task Overtake(WriteScope scope, People people, CaseRow row)
    {
        foreach (var part in await Of(scope.Db, row.Id).ToListAsync())
        {
            var waited = AssistRule.IsWithBody(part.State);
            (part.State, part.EndedAt, part.StoodSince) = (AssistState.Overtaken, scope.Now, null);
            await Wait(scope, part, null);
            var of = await NameOf(scope.Db, part.BodyId);
            var line = Happening.ByRule("assistOvertaken", new { of, assist = IdOf(part) });
            CaseBook.Write(scope, row.Id, line);
            await Announce(scope, people, row, part, line.Code);
            if (waited)
            {
                AssistBook.Message(scope, row, await people.HandlersOf(scope.Db, [part.BodyId], scope.Now), AssistMessages.Overtaken(row.Number));
            }
        }
    }

    /// <summary>Tells the screens of the desk, and of whoever answers for the bodies on both sides.</summary>
    public static async Task Announce(WriteScope scope, People people, CaseRow row, CaseAssistRow part, string what)
    {
        var news = new { number = row.Number, what };
        scope.Announce(new LiveNews(part.AreaId, null, "assist", news));
        foreach (var account in await people.HandlersOf(scope.Db, [.. new[] { part.BodyId, row.BodyId, part.LeadId }.OfType<long>().Distinct()], scope.Now))
        {
            scope.Announce(new LiveNews(null, account, "myAssist", news));
        }
    }

    /// <summary>挂账: the case stands still, and so do its parts.</summary>
    public static async Task StandStill(WriteScope scope, CaseRow row)
    {
        foreach (var part in await Of(scope.Db, row.Id).Where(a => a.StoodSince == null).ToListAsync())
        {
            part.StoodSince = scope.Now;
            await scope.CancelDue(DueKind, IdOf(part));
        }
    }

    /// <summary>恢复: they go on with as much time as was left, and no longer than the case.</summary>
    public static async Task GoOn(WriteScope scope, CaseRow row)
    {
        foreach (var part in await Of(scope.Db, row.Id).Where(a => a.StoodSince != null).ToListAsync())
        {
            var since = part.StoodSince!.Value;
            part.DueAt = AssistRule.Moved(part.DueAt, since, scope.Now, row.ClearDueAt);
            part.StoodSince = null;
            await Wait(scope, part, part.WaitUntil is { } until ? AssistRule.Moved(until, since, scope.Now, AssistRule.IsWithBody(part.State) && part.LateAt is null ? part.DueAt : null) : null);
        }
    }

    public static async Task Wait(WriteScope scope, CaseAssistRow part, DateTimeOffset? until)
    {
        part.WaitUntil = until;
        if (until is { } at && part.StoodSince is null)
        {
            await scope.Schedule(DueKind, IdOf(part), at);
        }
        else
        {
            await scope.CancelDue(DueKind, IdOf(part));
        }
    }

    public static string IdOf(CaseAssistRow part) => part.Id.ToString(CultureInfo.InvariantCulture);

    public static async Task<Text> NameOf(CityDb db, long body) => (await PeopleCards.OrganizationNames(db, [body])).GetValueOrDefault(body, Text.Same("–"));
}
