using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Rules.Appeals;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.Cases.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <summary>What the slices of appeals share: what is held against whom, until when, who judges and at which level.</summary>
internal sealed class AppealBook(CaseBook book, CityWorkTime time, CityClock clock, Access access, AreaDirectory areas, People people, AppealRules rules)
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
        return areas.City is { } city && roots.Contains(city.Id) ? null : [.. roots.SelectMany(r => areas.DescendantsOf(r).Select(a => a.Id).Append(r)).Distinct()];
    }

    /// <summary>What is held against a body in a case, as it is counted now.</summary>
    public async Task<IReadOnlyList<Judgement>> Against(CityDb db, CaseRow row, long bodyId)
    {
        var facts = await db.Set<CaseFactRow>().AsNoTracking().Where(f => f.CaseId == row.Id && f.BodyId == bodyId).ToListAsync();
        return Judgements.Against(facts.Select(f => CaseFactBook.FactOf(f, row.Number)), bodyId, clock.Now);
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

    /// <summary>Who judges at the nearest of these levels where somebody does who did not make the judgement; the level is null when nobody does.</summary>
    /// <param name="path">Areas, the lowest first.</param>
    public async Task<(long? Level, IReadOnlyList<Text> Names)> JudgesFrom(CityDb db, IReadOnlyList<long> path, IReadOnlyCollection<long> barred, DateTimeOffset now)
    {
        if (path.Count == 0)
        {
            return (null, []);
        }

        var holders = new List<PersonAtPost>();
        foreach (var role in Judges)
        {
            holders.AddRange((await people.HoldersFor(db, role, path[0], now)).Where(h => !barred.Contains(h.AccountId)));
        }

        var level = LevelAbove.Next(path, holders.Select(h => h.AreaId).ToHashSet());
        return (level, [.. holders.Where(h => h.AreaId == level).Select(h => h.DisplayName).Distinct()]);
    }

    public IReadOnlyList<long> PathUp(long areaId) => [.. areas.AncestorsOf(areaId).Select(a => a.Id)];

    /// <summary>Whether this person judges it: where it waits or above, for no body that appeals, and neither who made the judgement nor who asked.</summary>
    public bool MayDecide(CaseAppealRow appeal, Actor actor) =>
        actor.Kind == ActorKind.Person && appeal.State == AppealState.Waiting && WhyNot(appeal, actor) is null && access.May(actor, Actions.AppealJudge, new AccessScope(appeal.HeldAreaId));

    /// <summary>Why somebody whose post judges may not judge this one; null when nothing stands against it.</summary>
    public Refusal? WhyNot(CaseAppealRow appeal, Actor actor) =>
        appeal.BarredIds.Contains(actor.AccountId) ? Refusal.Because(RefusalKind.Forbidden, "appeal_own_judgement")
        : appeal.AskedById == actor.AccountId || BodiesOf(actor).Contains(appeal.BodyId) ? Refusal.Because(RefusalKind.Forbidden, "appeal_own_body") : null;

    /// <summary>The role of the post by which somebody judges it.</summary>
    public string RoleOf(CaseAppealRow appeal, Actor actor) =>
        actor.Posts.First(p => access.May(actor with { Posts = [p] }, Actions.AppealJudge, new AccessScope(appeal.HeldAreaId))).Role;

    /// <summary>Whether a post of theirs judges where it lies.</summary>
    public bool JudgesThere(CaseAppealRow appeal, Actor actor) => access.May(actor, Actions.AppealJudge, new AccessScope(appeal.HeldAreaId));

    /// <summary>Writes the line and saves the case, so that whoever looks at it looks again.</summary>
    public async Task Tell(WriteScope scope, CaseRow row, Happening line)
    {
        CaseBook.Write(scope, row.Id, line);
        await book.SaveUnmoved(scope, row);
    }

    /// <summary>What is wrong with words that somebody must write.</summary>
    public static Refusal? Wrong(string? words) => SupervisionBook.Wrong(words);
}
