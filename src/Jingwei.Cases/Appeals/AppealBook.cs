using System.Text.Json;
using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Appeals;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.Cases.Supervision;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <summary>What the slices of appeals share: what is held against whom, until when, who judges and at which level.</summary>
internal sealed class AppealBook(CaseBook book, CaseFactBook counted, WorkflowBook flows, CityWorkTime time, CityClock clock, Access access, AreaDirectory areas, People people, AppealRules rules)
{
    public const string DueKind = "case.appeal";

    /// <summary>The roles that judge (<c>appeal.judge</c>).</summary>
    private static readonly string[] Judges = [Roles.ShiftLeader, Roles.Commander];

    /// <summary>As screens call what is held against a body.</summary>
    public static Text NameOf(JudgementKind kind) => kind switch
    {
        JudgementKind.Late => new("处置超时", "handled late"),
        JudgementKind.NotClosed => new("到期未结案", "not closed when due"),
        _ => new("返工", "rework"),
    };

    public Text AreaName(long id) => areas.Find(id)?.Name ?? Text.Same("–");

    /// <summary>The bodies for which somebody appeals.</summary>
    public IReadOnlyList<long> BodiesOf(Actor actor) =>
        actor.Kind == ActorKind.Person ? [.. access.OrganizationsFor(actor, Actions.AppealFile).Select(o => o.OrganizationId).Distinct()] : [];

    /// <summary>The areas whose appeals somebody sees; null for all.</summary>
    public IReadOnlyList<long>? AreasOf(Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.AppealRead);
        return areas.City is { } city && roots.Contains(city.Id) ? null : [.. areas.List().Select(a => a.Id).Where(a => roots.Any(root => areas.Covers(root, a)))];
    }

    /// <summary>What is held against a body in cases, as it is counted now; by case.</summary>
    public async Task<IReadOnlyList<(CaseRow Row, Judgement Judgement)>> Against(CityDb db, IReadOnlyCollection<CaseRow> rows, long bodyId)
    {
        var histories = await counted.HistoriesOf(db, rows);
        return [.. rows.Where(r => histories.ContainsKey(r.Id)).SelectMany(r => Judgements.Against(histories[r.Id], bodyId, clock.Now).Select(j => (r, j)))];
    }

    /// <summary>Until when a judgement can be appealed against; null while the case is open.</summary>
    /// <param name="appeals">All of the case.</param>
    public DateTimeOffset? Until(CaseRow row, Judgement judgement, IEnumerable<CaseAppealRow> appeals)
    {
        var corrected = appeals.Where(a => a.BodyId == judgement.BodyId && a.State == AppealState.Upheld).Select(a => a.DecidedAt).Max();
        return AppealRule.RunsFrom(judgement.At, row.ClosedAt, corrected) is { } from ? time.Value.Due(from, rules.Newest.FileWithin).At : null;
    }

    /// <summary>It is to be judged within the time of its rule, counted from now.</summary>
    public async Task Await(WriteScope scope, CaseAppealRow appeal)
    {
        appeal.DueAt = time.Value.Due(scope.Now, rules.Of(appeal.Rule).JudgeWithin).At;
        await scope.Schedule(DueKind, appeal.Id.ToString(), appeal.DueAt);
    }

    /// <summary>Looks anew who may not judge: who made the judgement or had a hand in the case is kept with the appeal; <see cref="WhyNot"/> goes by it.</summary>
    public async Task Bar(CityDb db, CaseRow row, CaseAppealRow appeal) =>
        appeal.Barred = JsonSerializer.Serialize((await JudgedBy(db, row, appeal)).Concat(await CaseAccess.HandledBy(db, row)).Distinct().Order());

    /// <summary>Who judges at the nearest of these levels where somebody does against whom nothing stands; the level is null when nobody does.</summary>
    /// <param name="path">Areas, the lowest first.</param>
    public async Task<(long? Level, IReadOnlyList<Text> Names)> JudgesFrom(CityDb db, CaseAppealRow appeal, IReadOnlyList<long> path, DateTimeOffset now)
    {
        if (path.Count == 0)
        {
            return (null, []);
        }

        // The same as WhyNot says of one person.
        HashSet<long> excluded = [.. appeal.BarredIds, appeal.AskedById, .. await people.HandlersOf(db, [appeal.BodyId], now)];
        var holders = new List<PersonAtPost>();
        foreach (var role in Judges)
        {
            holders.AddRange((await people.HoldersFor(db, role, appeal.AreaId, now)).Where(h => !excluded.Contains(h.AccountId)));
        }

        var level = LevelAbove.Next(path, holders.Select(h => h.AreaId).ToHashSet());
        return (level, [.. holders.Where(h => h.AreaId == level).Select(h => h.DisplayName).Distinct()]);
    }

    /// <summary>The levels at which an appeal of the area may lie: itself and all that contain it, zones among them, the smallest first.</summary>
    public IReadOnlyList<long> PathUp(long areaId) => [.. areas.LevelsOver(areaId).Select(a => a.Id)];

    /// <summary>Whether this person judges it: where it waits or above, for no body that appeals, and neither who made the judgement nor who asked.</summary>
    public bool MayDecide(CaseAppealRow appeal, Actor actor) => appeal.State == AppealState.Waiting && JudgesThere(appeal, actor) && WhyNot(appeal, actor) is null;

    /// <summary>Why somebody whose post judges may not judge this one; null when nothing stands against it.</summary>
    public Refusal? WhyNot(CaseAppealRow appeal, Actor actor) =>
        appeal.BarredIds.Contains(actor.AccountId) ? Refusal.Because(RefusalKind.Forbidden, "appeal_own_judgement")
        : appeal.AskedById == actor.AccountId || BodiesOf(actor).Contains(appeal.BodyId) ? Refusal.Because(RefusalKind.Forbidden, "appeal_own_body") : null;

    /// <summary>The role of the post by which somebody judges it.</summary>
    public string RoleOf(CaseAppealRow appeal, Actor actor) =>
        actor.Posts.First(p => access.May(actor with { Posts = [p] }, Actions.AppealJudge, new AccessScope(appeal.HeldAreaId))).Role;

    /// <summary>Whether a post of theirs judges where it lies; a key judges nowhere.</summary>
    public bool JudgesThere(CaseAppealRow appeal, Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.AppealJudge, new AccessScope(appeal.HeldAreaId));

    /// <summary>Writes the line and saves the case, so that whoever looks at it looks again.</summary>
    public async Task Tell(WriteScope scope, CaseRow row, Happening line)
    {
        CaseBook.Write(scope, row.Id, line);
        await book.SaveUnmoved(scope, row);
    }

    /// <summary>What is wrong with words that somebody must write.</summary>
    public static Refusal? Wrong(string? words) => SupervisionBook.Wrong(words);

    /// <summary>That a key neither appeals nor judges; null for a person.</summary>
    public static Refusal? NoPerson(Actor actor) => actor.Kind == ActorKind.Person ? null : Refusal.Because(RefusalKind.Forbidden, "appeal_by_person");

    /// <summary>Whose judgement it is: of rework whoever sent the case back at that check; of lateness the clock's, and of whoever would not give more time while the body had it, in the stay in question.</summary>
    private async Task<IReadOnlyList<long>> JudgedBy(CityDb db, CaseRow row, CaseAppealRow appeal)
    {
        if (!(await counted.HistoriesOf(db, [row])).TryGetValue(row.Id, out var history))
        {
            return [];
        }

        var flow = flows.Of(row);
        if (appeal.Kind == JudgementKind.Reworked)
        {
            var returns = flow.Moves.Where(m => m.Does == MoveVerb.Return).Select(m => m.Move).Distinct().ToList();
            var lines = db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && h.ById != null && EF.Parameter(returns).Contains(h.Code) && (h.At == appeal.JudgedAt || h.RecordedAt == appeal.JudgedAt));
            var checks = history.Steps.Where(s => s is { Kind: StepKind.Check, End: StepEnd.SentBack, PersonId: not null } && s.LeftAt == appeal.JudgedAt).Select(s => s.PersonId!.Value);
            return [.. await lines.Select(h => h.ById!.Value).ToListAsync(), .. checks];
        }

        var stays = history.Steps.Where(s => s.Kind == StepKind.Handle && s.BodyId == appeal.BodyId && (appeal.Kind != JudgementKind.Late || s.EnteredAt == appeal.StayAt)).ToList();
        var more = flow.Moves.Where(m => m.Does is MoveVerb.Extend or MoveVerb.Suspend).Select(m => m.Move).Distinct().ToList();
        var refused = await db.Set<CaseRequestRow>().AsNoTracking().Where(r => r.CaseId == row.Id && r.State == RequestState.Refused && r.DecidedById != null && EF.Parameter(more).Contains(r.Move)).ToListAsync();
        return [.. refused.Where(r => stays.Exists(s => r.DecidedAt >= s.EnteredAt && (s.LeftAt is not { } left || r.AskedAt <= left))).Select(r => r.DecidedById!.Value)];
    }
}
