using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>A point of the agenda.</summary>
/// <param name="CaseNumber">The case that it is about, if it is about one.</param>
public sealed record AgendaPointRequest(string? Title, string? CaseNumber = null);

/// <summary>Who is called to what, where, and by when.</summary>
/// <param name="Kind">summons or joint.</param>
/// <param name="CaseNumber">The case that a summons hangs on; its place is then the place, unless another is given.</param>
/// <param name="Address">Where, in words; may be left out with a case.</param>
/// <param name="Lon">WGS-84, with <paramref name="Lat"/>; may be left out.</param>
/// <param name="ComeBy">By when they must come; of a joint meeting when it begins.</param>
/// <param name="Bodies">Ids of bodies, each once.</param>
/// <param name="Topics">The agenda; of a summons the matter is its only point when it is left out.</param>
public sealed record MeetingRequest(
    string? Kind, string? Matter, string? CaseNumber, string? Address, double? Lon, double? Lat, DateTimeOffset? ComeBy, IReadOnlyList<string>? Bodies, IReadOnlyList<AgendaPointRequest>? Topics = null);

/// <summary>约请 and 联席会议: calls bodies together.</summary>
internal sealed class CallMeeting(ICityWriter writer, CaseAccess cases, MeetingAccess access, MeetingBook book, MeetingFlows flows, CitySettings city)
{
    public const int LongestMatter = 500;
    public const int LongestAddress = 200;
    public const int MostBodies = 30;
    public const int MostTopics = 30;
    public const int MostDaysAhead = 366;

    public async Task<Result<string>> Run(MeetingRequest request, Actor actor, string how, CancellationToken ct) => Wrong(request) is { } wrong ? wrong : await writer.Write<Result<string>>(async scope =>
    {
        if (actor.Kind != ActorKind.Person)
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_by_person");
        }

        var kind = KindOf(request.Kind)!.Value;
        if (request.ComeBy is not { } comeBy || WrongInstant(comeBy, scope.Now) is not null)
        {
            return WrongInstant(request.ComeBy, scope.Now)!;
        }

        CaseRow? of = null;
        if (!string.IsNullOrWhiteSpace(request.CaseNumber) && (of = await FindCase(scope.Db, request.CaseNumber, actor)) is null)
        {
            return Refusal.Invalid("caseNumber", "case_unknown", ("number", request.CaseNumber));
        }

        if (of?.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", of.Number));
        }

        var place = request is { Lon: { } lon, Lat: { } lat } ? new GeoPoint(lon, lat) : of?.Place;
        if (string.IsNullOrWhiteSpace(request.Address) && of is null)
        {
            return Refusal.Invalid("address", "words_required");
        }

        if ((place is { } at ? access.AreaAt(at, actor, of?.AreaId) : access.OwnArea(actor)) is not { } area)
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_outside");
        }

        var meeting = new MeetingRow
        {
            Id = scope.NewId(), Number = await MeetingBook.NextNumber(scope, city, kind), Kind = kind, FlowVersion = flows.NewestOf(kind).Version, Matter = request.Matter!.Trim(), CaseId = of?.Id, AreaId = area,
            Address = string.IsNullOrWhiteSpace(request.Address) ? of!.Address.Zh : request.Address.Trim(), Lon = place?.Lon, Lat = place?.Lat, ComeBy = comeBy, CallerId = actor.AccountId, CalledAt = scope.Now,
        };
        scope.Db.Add(meeting);
        if (await AddTopics(scope, meeting, request, actor) is { } wrongTopic)
        {
            return wrongTopic;
        }

        MeetingBook.Write(scope, meeting, null, new Happening("meetingCalled", actor.AccountId, "caller", how, new { comeBy }, meeting.Matter));
        var names = new List<Text>();
        var callable = await access.Callable(scope.Db, meeting.AreaId, meeting.Place, actor, scope.Now);
        foreach (var body in request.Bodies!)
        {
            var added = await Add(scope, meeting, body, callable);
            if (!added.Ok)
            {
                return added.Refusal;
            }

            names.Add(added.Value);
        }

        await TellCalled(scope, meeting, [.. request.Bodies!.Select(b => Ids.Find(b)!.Value)]);
        await book.TellCase(scope, meeting, new Happening(
            kind == MeetingKind.Summons ? "summonsCalled" : "jointMeetingCalled", actor.AccountId, "caller", how,
            new { number = meeting.Number, comeBy, bodies = new Text(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En))) }, meeting.Matter));
        await book.Save(scope, meeting, "meetingCalled");
        return meeting.Number;
    }, ct);

    /// <summary>Another body is called to a meeting that is open.</summary>
    public Task<Result<string>> Also(string number, string? body, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope.Db, access, number, actor);
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

        if (meeting.ComeBy <= scope.Now)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_begun", ("number", number));
        }

        var added = await Add(scope, meeting, body, await access.Callable(scope.Db, meeting.AreaId, meeting.Place, actor, scope.Now));
        if (!added.Ok)
        {
            return added.Refusal with { Field = "body" };
        }

        await TellCalled(scope, meeting, [Ids.Find(body)!.Value]);
        MeetingBook.Write(scope, meeting, null, new Happening("meetingBodyAdded", actor.AccountId, "caller", how, new { of = added.Value }));
        await book.Save(scope, meeting, "meetingBodyAdded", added.Value);
        return number;
    }, ct);

    /// <summary>The meeting that the actor may see.</summary>
    internal static async Task<Result<MeetingRow>> Find(CityDb db, MeetingAccess access, string number, Actor actor) =>
        await access.Visible(db, actor).SingleOrDefaultAsync(m => m.Number == number) is { } meeting ? meeting : Refusal.Because(RefusalKind.NotFound, "meeting_unknown", ("number", number));

    internal static MeetingKind? KindOf(string? word) => Enum.GetValues<MeetingKind>().Where(k => ReadMeetingFlow.WordOf(k) == word).Select(k => (MeetingKind?)k).FirstOrDefault();

    /// <summary>What is wrong with a time to come; null when nothing is.</summary>
    internal static Refusal? WrongInstant(DateTimeOffset? at, DateTimeOffset now, string field = "comeBy") =>
        at is { } instant && instant > now && instant <= now.AddDays(MostDaysAhead) ? null : Refusal.Invalid(field, "meeting_time_invalid", ("from", now), ("until", now.AddDays(MostDaysAhead)));

    private async Task<Refusal?> AddTopics(WriteScope scope, MeetingRow meeting, MeetingRequest request, Actor actor)
    {
        var topics = request.Topics is { Count: > 0 } given ? given : [new AgendaPointRequest(meeting.Matter)];
        foreach (var (topic, at) in topics.Select((t, i) => (t, i)))
        {
            CaseRow? row = null;
            if (!string.IsNullOrWhiteSpace(topic.CaseNumber) && (row = await FindCase(scope.Db, topic.CaseNumber, actor)) is null)
            {
                return Refusal.Invalid($"topics[{at}].caseNumber", "case_unknown", ("number", topic.CaseNumber));
            }

            scope.Db.Add(new MeetingTopicRow { Id = scope.NewId(), MeetingId = meeting.Id, Place = at + 1, Title = topic.Title!.Trim(), CaseId = row?.Id });
        }

        return null;
    }

    private async Task<Result<Text>> Add(WriteScope scope, MeetingRow meeting, string? body, IReadOnlyList<long> callable)
    {
        if (Ids.Find(body) is not { } id || !callable.Contains(id))
        {
            return Refusal.Invalid("bodies", "meeting_body_unknown", ("given", body));
        }

        if (scope.Db.Set<MeetingCallRow>().Local.Any(c => c.MeetingId == meeting.Id && c.BodyId == id) || await scope.Db.Set<MeetingCallRow>().AnyAsync(c => c.MeetingId == meeting.Id && c.BodyId == id))
        {
            return Refusal.Invalid("bodies", "meeting_body_twice", ("body", await MeetingBook.BodyName(scope.Db, id)));
        }

        var call = new MeetingCallRow { Id = scope.NewId(), MeetingId = meeting.Id, BodyId = id, ComeBy = meeting.ComeBy };
        scope.Db.Add(call);
        var track = book.CallsOf(meeting);
        await book.Enter(scope, meeting, call, track.Step(track.Begin), call.ComeBy);
        return await MeetingBook.BodyName(scope.Db, id);
    }

    private Task TellCalled(WriteScope scope, MeetingRow meeting, IReadOnlyCollection<long> bodies) =>
        book.TellBodies(scope, meeting, bodies, MeetingMessages.Called(meeting.Kind, meeting.Number, meeting.Address, book.Local(meeting.ComeBy)));

    private Task<CaseRow?> FindCase(CityDb db, string number, Actor actor) => cases.Visible(db, actor).SingleOrDefaultAsync(c => c.Number == number.Trim());

    private static Refusal? Wrong(MeetingRequest request)
    {
        if (KindOf(request.Kind) is null)
        {
            return Refusal.Invalid("kind", "meeting_kind_unknown", ("given", request.Kind), ("known", Enum.GetValues<MeetingKind>().Select(ReadMeetingFlow.WordOf)));
        }

        if (MeetingBook.Wrong(request.Matter, "matter", LongestMatter) is { } matter)
        {
            return matter;
        }

        if (request.Address?.Length > LongestAddress)
        {
            return Refusal.Invalid("address", "text_too_long", ("most", LongestAddress));
        }

        if (request.Lon is null != request.Lat is null || (request is { Lon: { } lon, Lat: { } lat } && !new GeoPoint(lon, lat).IsOnEarth))
        {
            return Refusal.Invalid("lon", "place_not_on_earth");
        }

        if (request.Bodies is not { Count: > 0 and <= MostBodies })
        {
            return Refusal.Invalid("bodies", "meeting_bodies_count", ("most", MostBodies));
        }

        if (request.Kind == "joint" && request.Topics is not { Count: > 0 and <= MostTopics })
        {
            return Refusal.Invalid("topics", "meeting_topics_count", ("most", MostTopics));
        }

        return request.Topics is { Count: > MostTopics } ? Refusal.Invalid("topics", "meeting_topics_count", ("most", MostTopics))
            : request.Topics?.Select((t, i) => MeetingBook.Wrong(t?.Title, $"topics[{i}].title", LongestAddress)).FirstOrDefault(w => w is not null);
    }
}
