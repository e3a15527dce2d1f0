using Jingwei.Gateway.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>With ten million cases handed over, what the sender and the lists ask for runs over an index and sorts nothing.</summary>
public sealed class ExchangePlanTests
{
    private static readonly List<long> Some = [3, 4];
    private static readonly List<string> Numbers = ["x", "y"];

    [Fact]
    public async Task What_is_asked_often_runs_over_an_index()
    {
        await using var rig = await ExchangeRig.Start();
        await rig.Rig.Reader.Read(async db =>
        {
            await QueryPlan.RunsOver(db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.State == ExchangeState.Waiting).OrderBy(m => m.Id).Take(1), "ix_exchange_message_state");
            await QueryPlan.RunsOver(db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.State == ExchangeState.Refused).OrderByDescending(m => m.Id).Take(51), "ix_exchange_message_state");
            await QueryPlan.RunsOver(db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.Id < 9).OrderByDescending(m => m.Id).Take(51), "ix_exchange_message_platform");
            await QueryPlan.RunsOver(db.Set<ExchangeMessageRow>().Where(m => m.LinkId == 7).OrderBy(m => m.Id).Take(1), "ix_exchange_message_link");
            await QueryPlan.RunsOver(db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.Id < 9).OrderByDescending(l => l.Id).Take(51), "ix_exchange_link_platform");
            await QueryPlan.RunsOver(db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.Look == ExchangeLook.Waiting).OrderByDescending(l => l.Id).Take(51), "ix_exchange_link_look");
            await QueryPlan.RunsOver(db.Set<ExchangeLinkRow>().Where(l => l.CaseNumber == "x"), "ix_exchange_link_case_number");
            await QueryPlan.RunsOver(db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.OutsideNumber == "x"), "ix_exchange_link_number");
            await QueryPlan.RunsOver(db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.CaseNumber == "x" && l.Way == ExchangeWay.Out), "ix_exchange_link_of_case");
            await QueryPlan.RunsOver(NewestOfAreas.Links(db, 7, 9, null, 51), "ix_exchange_link_platform");
            await QueryPlan.RunsOver(NewestOfAreas.Messages(db, 7, false, 9, null, 51), "ix_exchange_message_platform");
            await QueryPlan.RunsOver(NewestOfAreas.Messages(db, 7, true, 9, null, 51), "ix_exchange_message_platform");
            // Only the page itself is sorted: at most 51 of each area.
            await QueryPlan.RunsOver(NewestOfAreas.Links(db, 7, 9, Some, 51), "ix_exchange_link_area", sorts: true);
            await QueryPlan.RunsOver(NewestOfAreas.Messages(db, 7, false, 9, Some, 51), "ix_exchange_message_area", sorts: true);
            await QueryPlan.RunsOver(NewestOfAreas.Messages(db, 7, true, 9, Some, 51), "ix_exchange_message_area", sorts: true);
            await QueryPlan.RunsOver(db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.State == ExchangeState.Waiting && m.Kind == ExchangeKind.Case && m.Body != null), "ix_exchange_message_under_way");
            await QueryPlan.RunsOver(db.Set<ExchangeMessageRow>().Where(m => m.ReporterOf != null && EF.Parameter(Numbers).Contains(m.ReporterOf)), "ix_exchange_message_reporter");
            await QueryPlan.RunsOver(db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == 7 && a.State == ArrivalState.Refused && a.Kind == ExchangeKind.Case && a.OutsideNumber == "x" && a.Id != 3), "ix_exchange_arrival_refused");
            await QueryPlan.RunsOver(db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == 7 && a.Kind == ExchangeKind.Step && a.MessageId == "x"), "ix_exchange_arrival_message");
            await QueryPlan.RunsOver(db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == 7 && a.State == ArrivalState.Refused).OrderByDescending(a => a.Id).Take(51), "ix_exchange_arrival_state");
            await QueryPlan.RunsOver(db.Set<ExchangeUnjudgedRow>().Where(u => u.PlatformId == 7).OrderBy(u => u.Id).Take(100), "ix_exchange_unjudged_platform");
            return true;
        });
    }
}
