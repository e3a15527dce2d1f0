using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Replies;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>One case with everything that this reader may see and do.</summary>
internal sealed class ShowCase(ICityReader reader, CaseAccess access, CaseSummaries summaries, WorkflowBook flows, CaseClocks clocks, IDevices devices, AlarmBook alarms, IScenarioCatalog catalog, People people, CityClock clock, Supervision.SupervisionBook supervisions, Meetings.ShowMeeting meetings, Meetings.MeetingAccess meetingAccess, Coding.ShowCoding coding, Hands.HandBook hands, FirstAsked.FirstAskedBook firsts, Causes.ShowCause causes, Straight.StraightBook straights, Assists.ShowAssists assists, Assists.AssistBook assistBook)
{
    private const int CamerasShown = 3;
    private const int CameraReachMeters = 400;
    private const int RelatedShown = 6;
    private const int RelatedReachMeters = 340;
    private const int SymptomsShown = 50;
    private const int ReportersShown = 50;
    private static readonly string[] EvidenceCodes = ["sensorClear", "sensorAgain", "symptomJoined"];

    public Task<Result<CasePage>> Run(string number, Actor actor, CancellationToken ct) => reader.Read<Result<CasePage>>(async db =>
    {
        var row = await CaseReporters.CaseOf(db, number);
        var parts = row is null ? CasePart.None : await access.PartsOf(db, row, actor);
        return row is null || parts == CasePart.None
            ? Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number))
            : await Page(db, row, parts, actor);
    }, ct);

    /// <summary>The page of a case that is known to be visible.</summary>
    public async Task<CasePage> Page(CityDb db, CaseRow row, CasePart parts, Actor actor)
    {
        var flow = flows.Of(row);
        var allowed = flow.Allowed(row.State, parts, row.SuspendedAt is not null, row.DisputedUntil is not null);
        var straight = await straights.Of(db, row, allowed, clock.Now);
        // What is not declared goes the usual way: nobody is offered what would be refused.
        allowed = straight is null ? [.. allowed.Where(l => l is not { Straight: true, Does: MoveVerb.Dispatch })] : allowed;
        var history = await db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id).OrderBy(h => h.Id).ToListAsync();
        var names = await PeopleCards.Find(db, [.. history.Select(h => h.ById).Append(row.CrewId).OfType<long>().Distinct()]);
        var reporters = await CaseReporters.Of(db, row.Id);
        var told = await CaseReporters.Views(db, row, [.. reporters.Take(ReportersShown)]);
        var tries = await KeepCalls.TriesSince(db, row);
        var standing = CaseSummaries.StandingAnswer(row, reporters);
        return new CasePage((await summaries.Of(db, [row], clock.Now))[0])
        {
            AllowedMoves = [.. allowed.Select(l => l.Move)],
            MoveForms = allowed.ToDictionary(l => l.Move, l => FormOf(row, flow, l, standing, tries)),
            MayChangeCategory = actor.Kind == ActorKind.Person && (parts & ChangeCategory.By) != 0 && row.Stage != CaseStage.Ended,
            Text = row.Text,
            Reporter = told.Count == 0 ? null : told[0],
            Reporters = told,
            ReporterCount = reporters.Count,
            MergedInto = row.MergedIntoId is { } into ? await db.Set<CaseRow>().Where(c => c.Id == into).Select(c => c.Number).SingleOrDefaultAsync() : null,
            Merged = await db.Set<CaseRow>().Where(c => c.MergedIntoId == row.Id).OrderBy(c => c.Id).Select(c => c.Number).ToListAsync(),
            MayMerge = row.Stage != CaseStage.Ended && MergeCases.MayBy(parts, actor),
            MaySplit = row.MergedIntoId is not null && MergeCases.MayBy(parts, actor),
            CauseTree = await causes.TreeOf(db, row, actor),
            MayBind = row.Stage != CaseStage.Ended && row.CauseId is null && MergeCases.MayBy(parts, actor),
            MaybeDuplicate = await HintOf(db, row, history, actor),
            Evidence = [.. history.Where(h => EvidenceCodes.Contains(h.Code)).Select(h => new EvidenceView(h.At, h.Code, Parse(h.Args)))],
            Symptoms =
            [
                .. (await alarms.OfCase(db, row.Number, SymptomsShown)).Select(a => new SymptomView(
                    a.Id.ToString(), a.DeviceId, a.DeviceName, a.Condition, a.ConditionName, a.Severity, a.StartedAt, a.ClearedAt, a.Hidden)),
            ],
            Steps = await StepsOf(db, row),
            Files = await FilesOf(db, flow, history, names),
            Clocks = await ClocksOf(db, flow, row),
            Requests = await RequestsOf(db, flow, row, parts, actor),
            Coded = await coding.CodeOf(db, row, actor.Kind == ActorKind.Person && (parts & Coding.NameCode.By) != 0 && row.Stage != CaseStage.Ended),
            Bodies = await coding.BodiesOf(db, row, clock.Now),
            Disputes = await coding.DisputesOf(db, row),
            Supervisions = await supervisions.Of(db, row, parts, actor),
            Straight = straight,
            Assists = await assists.Of(db, row, actor),
            MayAskAssist = assistBook.MayAsk(row, actor),
            MayReply = reporters.Exists(r => r.RemovedAt is null) && row.MergedIntoId is null && ReplyToReporter.MayBy(parts, actor),
            MaySupervise = row.Stage != CaseStage.Ended && supervisions.LevelOf(row, actor) is { } level
                && !await db.Set<Supervision.CaseSupervisionRow>().AnyAsync(s => s.CaseId == row.Id && s.HeldAreaId == level && s.State != Supervision.SupervisionState.Accepted),
            FirstAsked = await firsts.Of(db, row, actor),
            Hands = await hands.Of(db, row, actor),
            MayHand = row.Stage != CaseStage.Ended && (hands.MayHand(row, actor) || hands.MayTakeTo(row, actor).Count > 0),
            LedFrom = hands.Ref(hands.DeskOf(row)),
            Meetings = await meetings.OfCase(db, row.Id, actor),
            MayCallMeeting = actor.Kind == ActorKind.Person && row.Stage != CaseStage.Ended && meetingAccess.AreaAt(row.Place, actor, row.AreaId) is not null,
            Workflow = new WorkflowRef(flow.Name, flow.Version, flow.Title),
            Crew = await CrewOf(db, row, names, parts, actor),
            Center = (await people.OrganizationsFor(db, OrganizationKinds.Center, row.AreaId)).FirstOrDefault(o => o.DutyPhone is not null) is { } center ? new CenterView(center.Name, center.DutyPhone) : null,
            Cameras = CamerasNear(row),
            Hotline = await ShowOrder.Of(db, row, actor.Kind == ActorKind.Person ? parts : CasePart.None),
            Related = await Related(db, row, actor),
            History = [.. history.Select(h => ViewOf(h, names))],
        };
    }

    /// <summary>What was noted after the filing, while both are open and apart.</summary>
    private async Task<DuplicateHint?> HintOf(CityDb db, CaseRow row, List<CaseHistoryRow> history, Actor actor)
    {
        if (row.Stage == CaseStage.Ended || history.FindLast(h => h.Code == NoteDuplicate.Code) is not { Args: { } args } line)
        {
            return null;
        }

        var number = JsonSerializer.Deserialize<JsonElement>(args).GetProperty("number").GetString();
        return await access.Visible(db, actor).AnyAsync(c => c.Number == number && c.Stage != CaseStage.Ended) ? new DuplicateHint(number!, Parse(line.Reasons) ?? Array.Empty<object>()) : null;
    }

    private async Task<IReadOnlyList<PlaybookStepView>> StepsOf(CityDb db, CaseRow row) =>
        row.AlarmId is { } alarmId && row.DeviceId is { } device && await alarms.Find(db, alarmId, CancellationToken.None) is { } alarm && devices.Find(device) is { } known
            ? [.. catalog.FindSteps(known.Kind, alarm.Condition, row.CategoryCode).Select(s => new PlaybookStepView(s.Who, s.Do))]
            : [];

    /// <summary>Who passes a check while the reporter says "not solved" writes why.</summary>
    private static MoveForm FormOf(CaseRow row, Workflow flow, WorkflowMove line, bool? solved, int tries)
    {
        var note = (CheckMove.Passes(row, flow, line) && solved == false ? NoteNeed.Required : line.Note).ToString();
        return new MoveForm(line.Name, line.Does, char.ToLowerInvariant(note[0]) + note[1..], line.LeastPhotos, line.PhotoLabels, line.Approval is { } approval ? WorkflowView.NamesOf(approval.By) : [],
            line.Records.ToString() is var records ? char.ToLowerInvariant(records[0]) + records[1..] : "", Math.Max(0, line.AfterTries - tries));
    }

    private static object? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);

    private static HistoryView ViewOf(CaseHistoryRow line, IReadOnlyDictionary<long, PersonCard> people)
    {
        var person = line.ById is { } id ? people.GetValueOrDefault(id) : null;
        var by = new ByView(person?.UserName, person?.DisplayName ?? new Text("系统", "System"), line.ByRole, line.ById is null && line.ByRole == "machine");
        return new HistoryView(
            line.Id.ToString(), line.At, line.RecordedAt, by, line.How, line.Code, Parse(line.Args), line.Note, FileIdsOf(line), Parse(line.Reasons) ?? Array.Empty<object>());
    }

    private static List<string> FileIdsOf(CaseHistoryRow line) =>
        line.FileIds is null ? [] : JsonSerializer.Deserialize<List<string>>(line.FileIds)!;

    private static async Task<IReadOnlyList<FileView>> FilesOf(CityDb db, Workflow flow, List<CaseHistoryRow> history, IReadOnlyDictionary<long, PersonCard> people)
    {
        var used = history.SelectMany(line => FileIdsOf(line).Select((id, index) => (id, index, line))).ToList();
        var ids = used.Select(u => u.id).Distinct().ToList();
        var types = await db.Set<StoredFileRow>().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.ContentType);
        return
        [
            .. used.Select(u => new FileView(
                u.id,
                types.GetValueOrDefault(u.id, "application/octet-stream"),
                u.line.At,
                u.line.ById is { } by && people.TryGetValue(by, out var person) ? person.DisplayName : new Text("反映人", "Reporter"),
                LabelOf(flow, u.line.Code, u.index))),
        ];
    }

    private static string? LabelOf(Workflow flow, string code, int index) =>
        flow.AnyLine(code)?.PhotoLabels is { } labels && index < labels.Count ? labels[index] : null;

    private async Task<IReadOnlyList<CaseClockView>> ClocksOf(CityDb db, Workflow flow, CaseRow row)
    {
        var rows = await CaseClocks.Of(db, row.Id);
        // In the order of the work; those that a return set anew follow in their own.
        var order = flow.Clocks.Select(c => c.Kind).ToList();
        return [.. rows.OrderBy(r => order.IndexOf(r.Kind)).ThenBy(r => r.Id).Select(r => ViewOf(flow, r))];
    }

    private CaseClockView ViewOf(Workflow flow, CaseClockRow row)
    {
        var read = clocks.Read(row);
        var late = new ClockStand(row.Kind, row.DueAt, row.SoonAt, row.MetAt, false).IsLate(clock.Now);
        return new CaseClockView(
            row.Kind, flow.FindClock(row.Kind)?.Name ?? Text.Same(row.Kind), row.SetAt, row.DueAt, row.SoonAt, row.MetAt, row.MetAt is null ? read.SuspendedAt : null, row.Void, late, read.Why());
    }

    private static async Task<IReadOnlyList<RequestView>> RequestsOf(CityDb db, Workflow flow, CaseRow row, CasePart parts, Actor actor)
    {
        var rows = await db.Set<CaseRequestRow>().Where(r => r.CaseId == row.Id).OrderBy(r => r.Id).ToListAsync();
        var names = await PeopleCards.Find(db, [.. rows.SelectMany(r => new[] { r.AskedById, r.DecidedById }).OfType<long>().Distinct()]);
        return [.. rows.Select(r => View(r))];

        RequestView View(CaseRequestRow asked)
        {
            var body = JsonSerializer.Deserialize<MoveRequest>(asked.Body, StoredJson.Options)!;
            var own = asked.AskedById == actor.AccountId;
            var waits = asked.State == RequestState.Waiting && actor.Kind == ActorKind.Person;
            return new RequestView(
                asked.Id.ToString(), asked.Move, flow.AnyLine(asked.Move)?.Name ?? Text.Same(asked.Move), NameOf(asked.AskedById), asked.AskedAt, body.Note,
                body.MoreTime is { Amount: { } amount, Unit: { } unit } ? new TimeLimit(amount, unit).Words : null, body.Until, asked.State.ToString().ToLowerInvariant(),
                asked.DecidedById is { } by ? NameOf(by) : null, asked.DecidedAt, asked.DecisionNote,
                waits && !own && flow.Find(row.State, asked.Move)?.Approval is { } approval && (approval.By & parts) != 0, waits && own);
        }

        Text NameOf(long id) => names.GetValueOrDefault(id)?.DisplayName ?? Text.Same("–");
    }

    /// <summary>The crew's number is for those who work on the case; a mere reader sees the name.</summary>
    private async Task<CrewView?> CrewOf(CityDb db, CaseRow row, IReadOnlyDictionary<long, PersonCard> names, CasePart parts, Actor actor)
    {
        if (row.CrewId is not { } id || !names.TryGetValue(id, out var crew))
        {
            return null;
        }

        var works = (parts & (CasePart.Officer | CasePart.Crew | CasePart.Operator)) != 0 && actor.Kind == ActorKind.Person;
        return new CrewView(await PeopleCards.OrganizationOf(db, id) ?? Text.Same(""), crew.DisplayName, works ? await people.PhoneOf(db, id) : null);
    }

    private List<NearCameraView> CamerasNear(CaseRow row) =>
    [
        .. devices.CamerasNear(row.Place, CameraReachMeters, CamerasShown)
            .Select(c => new NearCameraView(c.DeviceId, c.Name, (int)Math.Round(c.DistanceMeters), c.PictureUrl)),
    ];

    /// <summary>Other cases of the same thing, or of the same kind close by, newest first.</summary>
    private async Task<IReadOnlyList<CaseSummary>> Related(CityDb db, CaseRow row, Actor actor)
    {
        var visible = access.Visible(db, actor).Where(c => c.Id != row.Id);
        var rows = await Newest(NearOfKind(db, visible, row));
        if (row.DeviceId is { } device)
        {
            rows.AddRange(await Newest(visible.Where(c => c.DeviceId == device)));
        }

        return await summaries.Of(db, [.. rows.DistinctBy(c => c.Id).OrderByDescending(c => c.Id).Take(RelatedShown)], clock.Now);

        static Task<List<CaseRow>> Newest(IQueryable<CaseRow> cases) => cases.OrderByDescending(c => c.Id).Take(RelatedShown).ToListAsync();
    }

    /// <summary>The newest of the same kind close by: of each cell of the map around, and of these the newest. A busy square has tens of thousands over the years.</summary>
    internal static IQueryable<CaseRow> NearOfKind(CityDb db, IQueryable<CaseRow> cases, CaseRow row)
    {
        const double degrees = 0.003;
        var near = cases.Where(c => c.CategoryCode == row.CategoryCode && Math.Abs(c.Lon - row.Lon) < degrees && Math.Abs(c.Lat - row.Lat) < degrees);
        return db.Database.SqlQuery<long>($"SELECT value AS \"Value\" FROM json_each({JsonSerializer.Serialize(PlaceCells.Around(row.Place, RelatedReachMeters))})")
            .SelectMany(_ => db.Set<CaseRow>(), (cell, c) => new { cell, c })
            .Where(x => near.Where(k => k.Cell == x.cell).OrderByDescending(k => k.Id).Take(RelatedShown).Select(k => k.Id).Contains(x.c.Id))
            .Select(x => x.c);
    }
}
