using System.Text.Json;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <summary>提出申诉: a body says why what is held against it in the appraisal of a case does not stand.</summary>
internal sealed class FileAppeal(ICityWriter writer, AppealBook appeals, AppealRules rules)
{
    private static readonly Dictionary<string, JudgementKind> Kinds = Enum.GetValues<JudgementKind>().ToDictionary(k => char.ToLowerInvariant(k.ToString()[0]) + k.ToString()[1..]);

    public Task<Result<string>> Run(string number, AppealRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if (AppealBook.NoPerson(actor) is { } key)
        {
            return key;
        }

        var own = appeals.BodiesOf(actor);
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        if (row is null || !await Concerns(scope.Db, row, own))
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (await Wrong(scope.Db, request) is { } wrong)
        {
            return wrong;
        }

        if ((string.IsNullOrEmpty(request.Body) && own is [var only] ? only : Ids.Find(request.Body)) is not { } body || !own.Contains(body))
        {
            return Refusal.Invalid("body", "organization_unknown", ("organization", request.Body));
        }

        var (kind, judgedAt) = (Kinds[request.Kind!], request.JudgedAt!.Value);
        var before = await scope.Db.Set<CaseAppealRow>().Where(a => a.CaseId == row.Id).ToListAsync();
        var against = (await appeals.Against(scope.Db, [row], body)).Select(a => a.Judgement).Where(j => j.Kind == kind && Same(j.At, judgedAt) && Stay(j.StayAt)).ToList();
        if (against.Find(j => !before.Exists(a => a.IsAgainst(j))) is not { } judgement)
        {
            var asked = before.Exists(a => a.BodyId == body && a.Kind == kind && Same(a.JudgedAt, judgedAt) && Stay(a.StayAt));
            return asked ? Refusal.Because(RefusalKind.Conflict, "appeal_once") : Refusal.Because(RefusalKind.Conflict, "judgement_unknown", ("number", number));
        }

        bool Stay(DateTimeOffset at) => request.StayAt is not { } stay || Same(at, stay);

        if (appeals.Until(row, judgement, before) is { } until && until < scope.Now)
        {
            return Refusal.Because(RefusalKind.Conflict, "appeal_too_late", ("until", until), ("within", rules.Newest.FileWithin.Words));
        }

        var area = row.DeskAreaId ?? row.AreaId;
        var path = appeals.PathUp(area);
        var appeal = new CaseAppealRow
        {
            Id = scope.NewId(), CaseId = row.Id, AreaId = area, BodyId = body, Kind = kind, JudgedAt = judgement.At, StayAt = judgement.StayAt, CountsAt = judgement.CountsAt, Rule = rules.Newest.Version, AskedById = actor.AccountId, AskedAt = scope.Now,
            Words = request.Words!.Trim(), FileIds = JsonSerializer.Serialize(request.FileIds?.Distinct() ?? []), Barred = "[]",
        };
        await appeals.Bar(scope.Db, row, appeal);
        var (level, judges) = await appeals.JudgesFrom(scope.Db, appeal, path, scope.Now);
        appeal.HeldAreaId = level ?? path[^1];
        await appeals.Await(scope, appeal);
        scope.Db.Add(appeal);
        var of = (await PeopleCards.OrganizationNames(scope.Db, [body])).GetValueOrDefault(body, Text.Same("–"));
        await appeals.Tell(scope, row, new Happening(
            "appealed", actor.AccountId, Roles.Handler, how, new { of, judgement = AppealBook.NameOf(kind), level = appeals.AreaName(appeal.HeldAreaId), judges = Joined(judges), dueAt = appeal.DueAt }, appeal.Words, request.FileIds));
        return row.Number;
    }, ct);

    public static Text Joined(IReadOnlyList<Text> names) => names.Count == 0 ? Text.Same("–") : new(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.InEnglish())));

    /// <summary>Whether something of the case was ever counted of one of these bodies, or it is theirs.</summary>
    public static async Task<bool> Concerns(CityDb db, CaseRow row, IReadOnlyList<long> bodies) => bodies.Count > 0
        && ((row.BodyId is { } body && bodies.Contains(body)) || await db.Set<Appraisals.CaseFactRow>().AnyAsync(f => f.CaseId == row.Id && f.BodyId != null && EF.Parameter(bodies).Contains(f.BodyId.Value))
            || await db.Set<CaseAppealRow>().AnyAsync(a => a.CaseId == row.Id && EF.Parameter(bodies).Contains(a.BodyId)));

    private static bool Same(DateTimeOffset one, DateTimeOffset other) => one.ToUnixTimeMilliseconds() == other.ToUnixTimeMilliseconds();

    private static async Task<Refusal?> Wrong(CityDb db, AppealRequest request)
    {
        if (request.Kind is null || !Kinds.ContainsKey(request.Kind))
        {
            return Refusal.Invalid("kind", "judgement_kind_unknown", ("known", Kinds.Keys));
        }

        if (request.JudgedAt is null)
        {
            return Refusal.Invalid("judgedAt", "instant_invalid", ("example", "2026-11-22T08:32:00.000Z"));
        }

        if (AppealBook.Wrong(request.Words) is { } wrong)
        {
            return wrong;
        }

        if (request.FileIds?.Count > MoveCase.MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MoveCase.MostFiles));
        }

        foreach (var id in request.FileIds ?? [])
        {
            if (!await db.Set<StoredFileRow>().AnyAsync(f => f.Id == id))
            {
                return Refusal.Invalid("fileIds", "file_unknown", ("id", id));
            }
        }

        return null;
    }
}
