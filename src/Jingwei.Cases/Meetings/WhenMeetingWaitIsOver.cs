using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>
/// A body says nothing, nobody says whether it came, what was agreed is not done or not checked, and the time is over: it lies with the next level above at which somebody
/// decides, aloud and in its list, and the same time begins anew there. At the top it stands.
/// </summary>
internal sealed class WhenMeetingWaitIsOver(MeetingBook book) : IDueHandler
{
    public string Kind => MeetingBook.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject);
        IWaitingRow? row = await scope.Db.Set<MeetingCallRow>().SingleOrDefaultAsync(c => c.Id == id);
        row ??= await scope.Db.Set<MeetingItemRow>().SingleOrDefaultAsync(i => i.Id == id);
        if (row is null or { Waits: MeetingWait.Nobody })
        {
            return;
        }

        var meeting = await scope.Db.Set<MeetingRow>().SingleAsync(m => m.Id == row.MeetingId);
        if (meeting.State != MeetingState.Open)
        {
            return;
        }

        var step = (row is MeetingCallRow ? book.CallsOf(meeting) : book.ItemsOf(meeting)).Step(row.Step);
        var missed = row.WaitUntil;
        var raised = await book.Raise(scope, meeting, row, step);
        var of = row is MeetingItemRow item ? await MeetingBook.DoerName(scope.Db, item) : await MeetingBook.BodyName(scope.Db, ((MeetingCallRow)row).BodyId);
        if (raised)
        {
            await book.TellLevel(scope, meeting, row, of, step.Name);
        }

        MeetingBook.Write(scope, meeting, row.Id, Happening.ByRule(
            raised ? "meetingRaised" : "meetingIgnored",
            new { of, state = step.Name, waits = ReadMeetingFlow.WordOf(step.Waits), missed, level = row.LevelAreaId is { } level ? book.AreaName(level) : Text.Same("–"), what = (row as MeetingItemRow)?.What }));
        await book.Save(scope, meeting, raised ? "meetingRaised" : "meetingIgnored", of, row);
    }
}
