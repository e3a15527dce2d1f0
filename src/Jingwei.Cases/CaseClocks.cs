using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>The clocks of cases: set, stopped, and let run on as a case goes from step to step. A clock that runs has a wait for its due instant.</summary>
internal sealed class CaseClocks(IScenarioCatalog catalog, CityWorkTime time, Coding.CodeBook codes)
{
    public const string SuspensionDue = "case.suspension";

    /// <summary>A case enters a step: clocks that do not run there stop, those that do run, begin or go on.</summary>
    /// <param name="from">The step that it leaves; null for a new case.</param>
    /// <param name="untouched">Nobody did what lies between: the clocks that stop are void.</param>
    public async Task Enter(WriteScope scope, CaseRow row, Workflow flow, string? from, string step, bool untouched)
    {
        var rows = await Of(scope.Db, row.Id);
        foreach (var clock in flow.Clocks)
        {
            var last = rows.LastOrDefault(c => c.Kind == clock.Kind);
            var running = last is { MetAt: null } ? last : null;
            var runs = clock.Runs.Contains(step);
            var anew = runs && clock.Anew.Contains(step);
            if (running is not null && (!runs || anew))
            {
                await (runs ? Drop(scope, running) : Stop(scope, running, untouched));
            }

            if (runs && running is null && last is not null && from is not null && clock.GoesOn.Contains(from))
            {
                await GoOn(scope, row, last, clock);
            }
            else if (runs && (running is null || anew))
            {
                await Begin(scope, row, clock, again: last is not null);
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

    /// <summary>挂账: all clocks that run stand still, until somebody resumes the case or the instant comes.</summary>
    public async Task Suspend(WriteScope scope, CaseRow row, Workflow flow, DateTimeOffset until)
    {
        foreach (var (clockRow, clock) in (await Running(scope, row, flow)).Where(c => Read(c.Row).SuspendedAt is null))
        {
            await Add(scope, row, clockRow, clock, new ClockSuspended(scope.Now));
        }

        (row.SuspendedAt, row.SuspendedUntil) = (scope.Now, until);
        await scope.Schedule(SuspensionDue, row.Id.ToString(), until);
        await Assists.OpenAssists.StandStill(scope, row);
    }

    /// <summary>恢复: they go on with what was left.</summary>
    public async Task Resume(WriteScope scope, CaseRow row, Workflow flow)
    {
        foreach (var (clockRow, clock) in await Running(scope, row, flow))
        {
            if (clock.Runs.Contains(row.State) && Read(clockRow).SuspendedAt is not null)
            {
                await Add(scope, row, clockRow, clock, new ClockResumed(scope.Now));
            }
        }

        (row.SuspendedAt, row.SuspendedUntil) = (null, null);
        await scope.CancelDue(SuspensionDue, row.Id.ToString());
        await Assists.OpenAssists.GoOn(scope, row);
    }

    /// <summary>延时: the main clock gets so much more.</summary>
    public async Task Extend(WriteScope scope, CaseRow row, Workflow flow, TimeLimit by)
    {
        foreach (var (clockRow, clock) in (await Running(scope, row, flow)).Where(c => c.Clock.Main))
        {
            await Add(scope, row, clockRow, clock, new ClockExtended(scope.Now, by));
        }
    }

    private static async Task<List<(CaseClockRow Row, WorkflowClock Clock)>> Running(WriteScope scope, CaseRow row, Workflow flow) =>
        [.. (await Of(scope.Db, row.Id)).Where(c => c.MetAt is null && flow.FindClock(c.Kind) is not null).Select(c => (c, flow.FindClock(c.Kind)!))];

    /// <summary>How much time a clock of the category's own limits gives a case, and by what: its code and condition where a person has named one, else its category.</summary>
    public async Task<(TimeLimit Limit, Text? By)> LimitOf(CityDb db, CaseRow row, WorkflowClock clock)
    {
        if (clock is { Limit: null, Main: true } && await codes.LimitOf(db, row) is { } limit)
        {
            var coded = (await codes.Of(db, row)).Find(row.Code)!;
            var condition = coded.FindCondition(row.Condition)!.Name;
            return (limit, new Text($"{coded.Name.Zh}（{condition.Zh}）", $"{coded.Name.En} ({condition.En})"));
        }

        return (Limits.Of(catalog, row.CategoryCode, clock), clock.Limit is null ? catalog.FindCategory(row.CategoryCode)?.Name : null);
    }

    /// <param name="again">It ran before: what the case brought with it then counts from now.</param>
    private async Task Begin(WriteScope scope, CaseRow row, WorkflowClock clock, bool again)
    {
        var own = clock.Main ? OwnLimit.Of(row) : null;
        var (limit, by) = own is null ? await LimitOf(scope.Db, row, clock) : (own.Limit, OwnLimit.Name);
        var started = new ClockStarted(own is null || again ? scope.Now : own.From, limit, by);
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

    private async Task Stop(WriteScope scope, CaseClockRow clockRow, bool untouched)
    {
        var events = ClockEvents.Of(clockRow).Append(new ClockStopped(scope.Now)).ToList();
        (clockRow.Events, clockRow.DueAt) = (ClockEvents.Json(events), new CaseClock(events, time.Value).DueAt);
        (clockRow.MetAt, clockRow.Void) = (scope.Now, untouched);
        await scope.CancelDue(WhenClockRunsOut.DueKind, clockRow.Id.ToString());
    }

    /// <summary>It had stopped, and runs again with what was left: the time between is not counted.</summary>
    private async Task GoOn(WriteScope scope, CaseRow row, CaseClockRow clockRow, WorkflowClock clock)
    {
        var events = ClockEvents.Of(clockRow).ToList();
        var stopped = events[^1].At;
        events[^1] = new ClockSuspended(stopped, Checked: true);
        (clockRow.Events, clockRow.MetAt, clockRow.Void) = (ClockEvents.Json(events), null, false);
        await Add(scope, row, clockRow, clock, new ClockResumed(scope.Now));
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
