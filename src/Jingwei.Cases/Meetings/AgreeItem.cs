using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>Who does what by when.</summary>
/// <param name="Body">The id of a body, or</param>
/// <param name="UserName">a person of the caller's side.</param>
/// <param name="Topic">The id of the point of the agenda; the only one, or none, when it is left out.</param>
public sealed record ItemRequest(string? What, string? Body, string? UserName, DateTimeOffset? DueAt, string? Topic = null);

/// <summary>Writes down what was agreed: it is somebody's task from then on.</summary>
internal sealed class AgreeItem(ICityWriter writer, MeetingAccess access, MeetingBook book, People people)
{
    public const int MostItems = 100;

    public Task<Result<string>> Run(string number, ItemRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await CallMeeting.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var meeting = found.Value;
        if (!access.IsCaller(meeting, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_not_yours", ("number", number));
        }

        if (meeting.State != MeetingState.Open)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_over", ("number", number));
        }

        if ((MeetingBook.Wrong(request.What, "what") ?? CallMeeting.WrongInstant(request.DueAt, scope.Now, "dueAt")) is { } wrong)
        {
            return wrong;
        }

        if (await scope.Db.Set<MeetingItemRow>().CountAsync(i => i.MeetingId == meeting.Id) >= MostItems)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_items_full", ("most", MostItems));
        }

        var topics = await scope.Db.Set<MeetingTopicRow>().Where(t => t.MeetingId == meeting.Id).OrderBy(t => t.Place).Select(t => t.Id).ToListAsync();
        var topic = Ids.Find(request.Topic);
        if (request.Topic is not null && !topics.Contains(topic ?? 0))
        {
            return Refusal.Invalid("topic", "meeting_topic_unknown", ("given", request.Topic));
        }

        var doer = await Doer(scope, meeting, request, actor);
        if (!doer.Ok)
        {
            return doer.Refusal;
        }

        var item = new MeetingItemRow
        {
            Id = scope.NewId(), MeetingId = meeting.Id, TopicId = topic ?? (topics.Count == 1 ? topics[0] : null), BodyId = doer.Value.Body, PersonId = doer.Value.Person, What = request.What!.Trim(), DueAt = request.DueAt!.Value,
            AgreedById = actor.AccountId, AgreedAt = scope.Now,
        };
        scope.Db.Add(item);
        var track = book.ItemsOf(meeting);
        await book.Enter(scope, meeting, item, track.Step(track.Begin), item.DueAt);
        var of = await MeetingBook.DoerName(scope.Db, item);
        var words = MeetingMessages.Agreed(meeting.Number, book.Local(item.DueAt));
        if (item.BodyId is { } body)
        {
            await book.TellBodies(scope, meeting, [body], words);
        }
        else if (item.PersonId is { } person && person != actor.AccountId)
        {
            MeetingBook.Tell(scope, meeting, [person], words);
        }

        MeetingBook.Write(scope, meeting, item.Id, new Happening("meetingItemAgreed", actor.AccountId, "caller", how, new { of, dueAt = item.DueAt }, item.What));
        await book.Save(scope, meeting, "meetingItemAgreed", of, item);
        return number;
    }, ct);

    private async Task<Result<(long? Body, long? Person)>> Doer(WriteScope scope, MeetingRow meeting, ItemRequest request, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(request.Body) == string.IsNullOrWhiteSpace(request.UserName))
        {
            return Refusal.Invalid("body", "meeting_doer_one");
        }

        if (!string.IsNullOrWhiteSpace(request.Body))
        {
            // Who sits at the table can be given something to do, whatever became of its posts.
            return Ids.Find(request.Body) is { } body && (await scope.Db.Set<MeetingCallRow>().AnyAsync(c => c.MeetingId == meeting.Id && c.BodyId == body)
                    || (await access.Callable(scope.Db, meeting.AreaId, meeting.Place, actor, scope.Now)).Contains(body))
                ? (body, (long?)null)
                : Refusal.Invalid("body", "meeting_body_unknown", ("given", request.Body));
        }

        return await people.FindByUserName(scope.Db, request.UserName!) is { } person
            && access.MayRead(new Actor(person.AccountId, person.UserName, person.DisplayName, ActorKind.Person, await people.PostsOf(scope.Db, person.AccountId, scope.Now)), meeting.AreaId)
            ? ((long?)null, person.AccountId)
            : Refusal.Invalid("userName", "meeting_person_unknown", ("given", request.UserName));
    }
}
