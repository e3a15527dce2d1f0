using Jingwei.Cases.Appeals;
using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Appeals;

/// <summary>A case of the national flow with the greening body, moved on by hand; what it comes to in the tables of appraisal.</summary>
internal sealed class AppealRig : IAsyncDisposable
{
    private AppealRig(LevelsRig city) => City = city;

    public LevelsRig City { get; }

    public CaseRow Case { get; private set; } = null!;

    public static async Task<AppealRig> Open()
    {
        var rig = new AppealRig(await LevelsRig.Open());
        rig.Case = await rig.City.Case("taken", rig.City.Greening);
        await rig.Moves(("admit", "desk", "filing"), ("file", "leader", "dispatching"), ("dispatch", "desk", "handling"));
        return rig;
    }

    /// <summary>A minute later each: the line of a move, and the step to which it leads.</summary>
    public async Task Moves(params (string Move, string Who, string To)[] moves)
    {
        foreach (var (move, who, to) in moves)
        {
            await Move(move, who, to);
        }
    }

    /// <param name="at">When it happened, as who did it says.</param>
    public async Task Move(string move, string who, string to, DateTimeOffset? at = null)
    {
        await City.After(TimeSpan.FromMinutes(1));
        await City.Storage.Writer.Write(async scope =>
        {
            var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == Case.Id);
            await City.Get<CaseBook>().Enter(scope, row, to);
            CaseBook.Write(scope, row.Id, new Happening(move, City[who].AccountId, "operator", "console", move == "dispatch" ? new { organizationId = City.Greening.ToString() } : null, At: at));
            await City.Get<CaseBook>().Save(scope, row);
            return 0;
        });
    }

    public Task Close() => Moves(("done", "green", "toCheck"), ("accept", "worker", "checking"), ("passed", "worker", "closing"), ("close", "leader", "closed"));

    /// <summary>The handling is overdue by a day.</summary>
    public async Task PassDue()
    {
        var due = await City.Storage.Reader.Read(db => db.Set<CaseClockRow>().Where(c => c.CaseId == Case.Id && c.Kind == "handle").Select(c => c.DueAt!.Value).SingleAsync());
        await City.Storage.AdvanceTo(due + TimeSpan.FromDays(1));
    }

    public async Task<CaseAppeals> Of(string who) => (await City.Get<ListAppeals>().OfCase(Case.Number, City[who], CancellationToken.None)).Value;

    public async Task<string?> Appeal(JudgementView judgement, string who = "green", string words = "当天已处置完毕，现场有照片") =>
        (await City.Get<FileAppeal>().Run(Case.Number, new AppealRequest(Word(judgement.Kind), judgement.JudgedAt, words, StayAt: judgement.StayAt), City[who], "console", CancellationToken.None)).Refusal?.Code;

    public async Task<string?> Decide(string who, string decision = "uphold", string? words = "核对照片时间，情况属实") =>
        (await City.Get<DecideAppeal>().Run(Case.Number, (await Of("mayor")).Items[0].Id, new AppealDecision(decision, words), City[who], "console", CancellationToken.None)).Refusal?.Code;

    public async Task<IReadOnlyList<string>> List(string who, string? state = null) =>
        [.. (await City.Get<ListAppeals>().Run(new AppealFilter(state, null, null), City[who], CancellationToken.None)).Value.Items.Select(a => a.Number)];

    /// <summary>What is counted of the greening body, as the sums that are kept say.</summary>
    public Task<string> Counts(Appraised of = Appraised.Department) => City.Storage.Reader.Read(async db =>
    {
        var sums = await db.Set<CaseFactSumRow>().Where(s => s.Appraised == of && s.Total != 0 && (of != Appraised.Department || s.BodyId == City.Greening)).ToListAsync();
        return string.Join(", ", sums.GroupBy(s => s.Kind).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Sum(s => s.Total)}"));
    });

    /// <summary>Nothing differs when all is counted anew: the facts of the case, and every sum.</summary>
    public async Task Agrees()
    {
        (await City.Storage.Writer.Write(async scope => await City.Get<CaseFactBook>().CountAnew(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == Case.Id)))).ShouldBe(0);
        (await City.Storage.Reader.Read(RecountFacts.CompareAll)).ShouldBeEmpty();
    }

    public async Task<AppraisalReport> Report() =>
        (await City.Get<ShowAppraisal>().Run(Days, City["leader"], CancellationToken.None)).Value;

    public async Task<FigureCases> Behind(string indicator) =>
        (await City.Get<OpenFigure>().Run(Days, indicator, City.Greening.ToString(), City["leader"], CancellationToken.None)).Value;

    public AppraisalRequest Days => new("department", null, "2026-11-01", "2027-03-31", null, null);

    private static string Word(JudgementKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
