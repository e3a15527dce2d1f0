using System.Data.Common;
using Jingwei.Gateway.Exchange;
using Jingwei.Storage;
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
            await Over(db, db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.State == ExchangeState.Waiting).OrderBy(m => m.Id).Take(1), "ix_exchange_message_state");
            await Over(db, db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.State == ExchangeState.Refused).OrderByDescending(m => m.Id).Take(51), "ix_exchange_message_state");
            await Over(db, db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.Id < 9).OrderByDescending(m => m.Id).Take(51), "ix_exchange_message_platform");
            await Over(db, db.Set<ExchangeMessageRow>().Where(m => m.LinkId == 7).OrderBy(m => m.Id).Take(1), "ix_exchange_message_link");
            await Over(db, db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.Id < 9).OrderByDescending(l => l.Id).Take(51), "ix_exchange_link_platform");
            await Over(db, db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.Look == ExchangeLook.Waiting).OrderByDescending(l => l.Id).Take(51), "ix_exchange_link_look");
            await Over(db, db.Set<ExchangeLinkRow>().Where(l => l.CaseNumber == "x"), "ix_exchange_link_case_number");
            await Over(db, db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.OutsideNumber == "x"), "ix_exchange_link_number");
            await Over(db, db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == 7 && l.CaseNumber == "x" && l.Way == ExchangeWay.Out), "ix_exchange_link_platform_case");
            await Over(db, NewestOfAreas.Links(db, 7, 9, null, 51), "ix_exchange_link_platform");
            await Over(db, NewestOfAreas.Messages(db, 7, false, 9, null, 51), "ix_exchange_message_platform");
            await Over(db, NewestOfAreas.Messages(db, 7, true, 9, null, 51), "ix_exchange_message_platform");
            // Only the page itself is sorted: at most 51 of each area.
            await Over(db, NewestOfAreas.Links(db, 7, 9, Some, 51), "ix_exchange_link_area", sorts: true);
            await Over(db, NewestOfAreas.Messages(db, 7, false, 9, Some, 51), "ix_exchange_message_area", sorts: true);
            await Over(db, NewestOfAreas.Messages(db, 7, true, 9, Some, 51), "ix_exchange_message_area", sorts: true);
            await Over(db, db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == 7 && m.State == ExchangeState.Waiting && m.Kind == ExchangeKind.Case && m.Body != null), "ix_exchange_message_under_way");
            await Over(db, db.Set<ExchangeMessageRow>().Where(m => m.ReporterOf != null && EF.Parameter(Numbers).Contains(m.ReporterOf)), "ix_exchange_message_reporter");
            await Over(db, db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == 7 && a.State == ArrivalState.Refused && a.Kind == ExchangeKind.Case && a.OutsideNumber == "x" && a.Id != 3), "ix_exchange_arrival_refused");
            await Over(db, db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == 7 && a.Kind == ExchangeKind.Step && a.MessageId == "x"), "ix_exchange_arrival_message");
            await Over(db, db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == 7 && a.State == ArrivalState.Refused).OrderByDescending(a => a.Id).Take(51), "ix_exchange_arrival_state");
            return true;
        });
    }

    private static async Task Over(CityDb db, IQueryable<object> query, string index, bool sorts = false)
    {
        await using var command = query.CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        var plan = string.Join('\n', lines);
        plan.ShouldContain(index, Case.Sensitive, plan);
        if (!sorts)
        {
            plan.ShouldNotContain("TEMP B-TREE", Case.Sensitive, plan);
        }

        db.ShouldNotBeNull();
    }
}
