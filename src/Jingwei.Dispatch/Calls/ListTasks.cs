using System.Diagnostics.CodeAnalysis;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>A call that rings for this person.</summary>
/// <param name="Phase">officer, pointOwner, operator, dutyList or crew.</param>
public sealed record TaskRing(string CallId, DateTimeOffset Since, DateTimeOffset Until, string Phase, DateTimeOffset? SeenAt);

/// <summary>A case in a person's hands, ringing for them, or handed on by them and not closed.</summary>
public sealed record TaskView : CasePage
{
    [SetsRequiredMembers]
    public TaskView(CasePage page)
        : base(page)
    {
    }

    /// <summary>The call that rings for this person; null when none does.</summary>
    public TaskRing? Ring { get; init; }

    /// <summary>
    /// This person must act next: they accepted it and have not handed it over, or are the crew that it was handed over to. Not for who is only rung for it,
    /// nor once it is done.
    /// </summary>
    public bool Mine { get; init; }

    /// <summary>This person did their part, and others are at it now.</summary>
    public bool Waiting { get; init; }
}

internal sealed class ListTasks(ICityReader reader, ICityWriter writer, CaseReading cases)
{
    public Task<IReadOnlyList<TaskView>> Run(Actor actor, CancellationToken ct) => reader.Read<IReadOnlyList<TaskView>>(async db =>
    {
        var ringing = await db.Set<CallRow>().Where(c => c.AccountId == actor.AccountId && c.EndedAt == null).ToListAsync(ct);
        var pages = await cases.TasksOf(db, actor);
        return
        [
            .. pages.Select(page =>
            {
                var mine = page.Owner.UserName == actor.UserName
                    || (page is { Hold: CaseHold.Desk, Stage: CaseStage.Handle, Body: { } body } && actor.Posts.Any(p => p.Role == Roles.Handler && p.OrganizationId?.ToString() == body.Id))
                    || page.FirstAsked?.MayTell == true;
                var call = ringing.FirstOrDefault(c => c.CaseNumber == page.Number);
                return new TaskView(page)
                {
                    Ring = call is null ? null : new TaskRing(call.Id.ToString(), call.Since, call.Until, CallBook.RoleName(call.Role), call.SeenAt),
                    Mine = mine,
                    Waiting = call is null && page.Hold != CaseHold.CallOfficer && !mine,
                };
            }),
        ];
    }, ct);

    /// <summary>The phone says that it shows the call. Twice is no error; somebody else's call is not known.</summary>
    public Task<Result<Done>> Seen(string callId, Actor actor, CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        if (!long.TryParse(callId, out var id)
            || await scope.Db.Set<CallRow>().SingleOrDefaultAsync(c => c.Id == id && c.AccountId == actor.AccountId) is not { } call)
        {
            return Refusal.Because(RefusalKind.NotFound, "call_unknown", ("callId", callId));
        }

        call.SeenAt ??= scope.Now;
        scope.Announce(new LiveNews(null, actor.AccountId, "task", new { caseNumber = call.CaseNumber }));
        return Done.Ok;
    }, ct);
}
