using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>The clocks of cases: set, stopped, and let run on as a case goes from step to step. A clock that runs has a wait for its due instant.</summary>
internal sealed class CaseClocks(IScenarioCatalog catalog, CityWorkTime time)
{
    /// <summary>A case enters a step: clocks that do not run there stop, those that do run, begin or go on.</summary>
    /// <param name="untouched">Nobody did what lies between: the clocks that stop are void.</param>
    public async Task Enter(WriteScope scope, CaseRow row, Workflow flow, string step, bool untouched)
    {
        var rows = await Of(scope.Db, row.Id);
        foreach (var clock in flow.Clocks)
        {
            var running = rows.LastOrDefault(c => c.Kind == clock.Kind && c.MetAt is null);
            var runs = clock.Runs.Contains(step);
            if (running is not null && (!runs || clock.Anew.Contains(step)))
            {
                await (runs ? Drop(scope, running) : Stop(scope, running, clock.GoesOn && flow.Step(step).Stage != Contracts.CaseStage.Ended, untouched));
            }

            if (runs && (running is null || clock.Anew.Contains(step)))
            {
                await Begin(scope, row, clock);
            }
            else if (runs && running is { DueAt: null } && clock.GoesOn)
            {
                await Add(scope, row, running, clock, new ClockResumed(scope.Now));
            }
        }
    }

    public static Task<List<CaseClockRow>> Of(CityDb db, long caseId) => db.Set<CaseClockRow>().Where(c => c.CaseId == caseId).OrderBy(c => c.Id).ToListAsync();

    /// <summary>The clock as its events say.</summary>
    public CaseClock Read(CaseClockRow row) => new(ClockEvents.Of(row), time.Value);

    /// <summary>Something happens to a clock that runs: its row, its wait and its due instant follow.</summary>
    public async Task Add(WriteScope scope, CaseRow row, CaseClockRow clockRow, WorkflowClock clock, ClockEvent happened)
    {
        var events = ClockEvents.Of(clockRow).Append(happened).ToList();
        var clockNow = new CaseClock(events, time.Value);
        (clockRow.Events, clockRow.DueAt) = (ClockEvents.Json(events), clockNow.DueAt);
        clockRow.SoonAt = clockNow.At(scope.Now).YellowAt;
        await Watch(scope, row, clockRow, clock);
    }

    private async Task Begin(WriteScope scope, CaseRow row, WorkflowClock clock)
    {
        var category = catalog.FindCategory(row.CategoryCode);
        var started = new ClockStarted(scope.Now, Limits.Of(catalog, row.CategoryCode, clock), clock.Limit is null ? category?.Name : null);
        var now = new CaseClock([started], time.Value);
        var set = new CaseClockRow
        {
            Id = scope.NewId(), CaseId = row.Id, Kind = clock.Kind, SetAt = scope.Now, DueAt = now.DueAt, SoonAt = now.At(scope.Now).YellowAt, Events = ClockEvents.Json([started]),
        };
        scope.Db.Add(set);
        await Watch(scope, row, set, clock);
    }

    private static async Task Watch(WriteScope scope, CaseRow row, CaseClockRow clockRow, WorkflowClock clock)
    {
        row.ClearDueAt = clock.Main ? clockRow.DueAt : row.ClearDueAt;
        if (clockRow.DueAt is { } dueAt)
        {
            await scope.Schedule(WhenClockRunsOut.DueKind, clockRow.Id.ToString(), dueAt, new WhenClockRunsOut.Body(row.Id));
        }
        else
        {
            await scope.CancelDue(WhenClockRunsOut.DueKind, clockRow.Id.ToString());
        }
    }

    private async Task Stop(WriteScope scope, CaseClockRow clockRow, bool waits, bool untouched)
    {
        var events = ClockEvents.Of(clockRow).ToList();
        if (waits)
        {
            if (clockRow.DueAt is not null && new CaseClock(events, time.Value).SuspendedAt is null)
            {
                events.Add(new ClockSuspended(scope.Now));
            }
        }
        else
        {
            events.Add(new ClockStopped(scope.Now));
            (clockRow.MetAt, clockRow.Void) = (scope.Now, untouched);
        }

        clockRow.Events = ClockEvents.Json(events);
        clockRow.DueAt = new CaseClock(events, time.Value).DueAt;
        await scope.CancelDue(WhenClockRunsOut.DueKind, clockRow.Id.ToString());
    }

    private static async Task Drop(WriteScope scope, CaseClockRow clockRow)
    {
        await scope.CancelDue(WhenClockRunsOut.DueKind, clockRow.Id.ToString());
        scope.Db.Remove(clockRow);
    }
}

/// <summary>The working time of the city, once for all that count in it.</summary>
internal sealed class CityWorkTime(CitySettings city)
{
    private WorkTime? time;

    public WorkTime Value => time ??= new WorkTime(city.Time, WorkHours.Usual);
}
