using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>Publishes a warning to the world, says it anew, sounds the all-clear. Each message is stored as it goes out, and judged first by the rules by which we judge those of others.</summary>
internal sealed class PublishWarning(ICityWriter writer, Access access, PublishingRules rules, AlarmBook alarms, ComposeMessage compose, CheckPublished check)
{
    public Task<Result<PublishedMade>> Publish(PublishRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<PublishedMade>>(async scope =>
    {
        var wanted = check.New(request);
        if (!wanted.Ok)
        {
            return wanted.Refusal;
        }

        if (!access.May(actor, Actions.WarningPublish, new AccessScope(wanted.Value.AreaId)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "warning_area_not_yours");
        }

        long? alarmId = null;
        if (!string.IsNullOrEmpty(request.AlarmId))
        {
            var alarm = await alarms.Find(scope.Db, Ids.Find(request.AlarmId) ?? 0, ct);
            if (alarm is null || rules.For(alarm.Kind, alarm.Condition, alarm.Severity) is null || !access.May(actor, Actions.WarningPublish, new AccessScope(alarm.AreaId)))
            {
                return Refusal.Invalid("alarmId", "warning_alarm_not_public");
            }

            alarmId = alarm.Id;
        }

        return await Store(scope, wanted.Value, alarmId, byRule: false, actor);
    }, ct);

    public Task<Result<PublishedMade>> Update(string id, UpdateWarningRequest request, Actor actor, CancellationToken ct) => With(id, request.Version, actor, async (scope, row) =>
    {
        var wanted = check.Changed(row, request, scope.Now);
        if (!wanted.Ok)
        {
            return wanted.Refusal;
        }

        (row.Severity, row.Urgency, row.Certainty, row.Words, row.ExpiresAt) = wanted.Value;
        await Send(scope, row, "Update", null, actor, request.Reason?.Trim());
        await scope.Schedule(WhenPublishedEnds.KindName, id, row.ExpiresAt);
        return null;
    }, ct);

    public Task<Result<PublishedMade>> Cancel(string id, CancelWarningRequest request, Actor actor, CancellationToken ct) => With(id, request.Version, actor, async (scope, row) =>
    {
        var reason = check.Words("reason", request.Reason, CheckPublished.LongestText);
        if (!reason.Ok)
        {
            return reason.Refusal;
        }

        await End(scope, row, reason.Value, actor);
        return null;
    }, ct);

    /// <summary>Stores a warning and its first message.</summary>
    public async Task<PublishedMade> Store(WriteScope scope, CheckedWarning wanted, long? alarmId, bool byRule, Actor actor)
    {
        var row = new PublishedWarningRow
        {
            Id = scope.NewId(), AreaId = wanted.AreaId, Event = wanted.Event, Status = wanted.Status, State = PublishedState.InForce, Severity = wanted.Severity, Urgency = wanted.Urgency,
            Certainty = wanted.Certainty, Words = JsonSerializer.Serialize(wanted.Words, StoredJson.Options), AlarmId = alarmId, ByRule = byRule, PublishedAt = scope.Now,
            ExpiresAt = scope.Now.AddHours(wanted.Hours),
        };
        scope.Db.Add(row);
        await Send(scope, row, "Alert", null, actor, null);
        await scope.Schedule(WhenPublishedEnds.KindName, row.Id.ToString(), row.ExpiresAt);
        return new PublishedMade(row.Id.ToString(), row.Version);
    }

    /// <summary>Says the same for so many hours more.</summary>
    public async Task Prolong(WriteScope scope, PublishedWarningRow row, int hours)
    {
        row.ExpiresAt = scope.Now.AddHours(hours);
        await Send(scope, row, "Update", null, Actor.Machine, null);
        await scope.Schedule(WhenPublishedEnds.KindName, row.Id.ToString(), row.ExpiresAt);
    }

    /// <summary>Sounds the all-clear.</summary>
    public async Task End(WriteScope scope, PublishedWarningRow row, Text reason, Actor actor)
    {
        (row.State, row.EndedAt) = (PublishedState.Canceled, scope.Now);
        await Send(scope, row, "Cancel", reason, actor, reason.Zh);
        await scope.CancelDue(WhenPublishedEnds.KindName, row.Id.ToString());
    }

    private Task<Result<PublishedMade>> With(string id, int? version, Actor actor, Func<WriteScope, PublishedWarningRow, Task<Refusal?>> work, CancellationToken ct) =>
        writer.Write<Result<PublishedMade>>(async scope =>
        {
            if (Ids.Find(id) is not { } number || await scope.Db.Set<PublishedWarningRow>().SingleOrDefaultAsync(w => w.Id == number) is not { } row
                || !access.May(actor, Actions.WarningPublish, new AccessScope(row.AreaId)))
            {
                return Refusal.Because(RefusalKind.NotFound, "published_warning_unknown");
            }

            if (row.State != PublishedState.InForce)
            {
                return Refusal.Because(RefusalKind.Conflict, "published_warning_over");
            }

            if (version is { } seen && seen != row.Version)
            {
                return Refusal.Because(RefusalKind.Conflict, "published_warning_moved_on", ("version", row.Version));
            }

            return await work(scope, row) is { } refusal ? refusal : new PublishedMade(id, row.Version);
        }, ct);

    private async Task Send(WriteScope scope, PublishedWarningRow row, string msgType, Text? ending, Actor actor, string? reason)
    {
        var earlier = await scope.Db.Set<PublishedMessageRow>().Where(m => m.WarningId == row.Id).OrderBy(m => m.Id).Select(m => new { m.Sender, m.Identifier, m.Sent }).ToListAsync();
        var id = scope.NewId();
        var identifier = $"JW-{id}";
        // Each names all before it, as they were sent: whoever missed one still knows what this one speaks of.
        var alert = compose.Make(row, identifier, msgType, [.. earlier.Select(m => new CapReference(m.Sender, m.Identifier, CapTime.Find(m.Sent)!.Value))], scope.Now, ending);
        var xml = WriteCap.Write(alert);
        if (ReadCap.Read(System.Text.Encoding.UTF8.GetBytes(xml)).Mistakes is [{ } wrong, ..])
        {
            throw new InvalidOperationException($"A warning of ours is not as CAP 1.2 has it: {wrong.Element}: {wrong.Sentence.En}");
        }

        row.Version++;
        scope.Db.Add(new PublishedMessageRow
        {
            Id = id, WarningId = row.Id, Sender = alert.Sender, Identifier = identifier, MsgType = msgType, Sent = CapTime.Write(alert.Sent), Severity = row.Severity, Headline = alert.Infos[0].Headline ?? alert.Infos[0].Event,
            Summary = alert.Infos[0].Description ?? "", Xml = xml, MadeBy = actor.UserName, MadeByName = JsonSerializer.Serialize(actor.DisplayName, StoredJson.Options), Reason = reason, At = scope.Now,
        });
        scope.Audit(actor.UserName, $"warning.{msgType.ToLowerInvariant()}", row.Id.ToString(), detail: identifier);
    }
}

/// <param name="Version">To be given back with the next change.</param>
internal sealed record PublishedMade(string Id, int Version);
