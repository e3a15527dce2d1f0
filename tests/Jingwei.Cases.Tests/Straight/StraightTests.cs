using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Straight;
using Jingwei.Cases.Straight;
using Jingwei.Foundation;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Straight;

/// <summary>直通快办: declared matters go to their handler in one press, and a share of what is done is checked.</summary>
public sealed class StraightTests
{
    private const int Percent = 50;

    private static Task<LevelsRig> Open() =>
        LevelsRig.Open(s => s.AddSingleton(new StraightRules([new StraightRule(1, "试", Percent, [new StraightRow(["01-05"], ["城管"], [CaseSource.Inspector])])])));

    [Fact]
    public async Task In_one_press_it_is_with_the_handler_and_its_time_begins()
    {
        await using var city = await Open();
        var row = await Filed(city);
        var page = await city.Page(row.Number, "desk");
        page.Straight.ShouldNotBeNull().Bodies.ShouldHaveSingleItem().Name.Zh.ShouldBe("城管中队");
        page.AllowedMoves.ShouldContain("straight");
        (await city.Page(row.Number, "leader")).Straight.ShouldBeNull("intake and dispatcher send it");
        (await Move(city, row, "leader", "straight", city.Urban)).ShouldBe("move_not_yours");
        (await Move(city, row, "desk", "straight", city.Urban)).ShouldBeNull();
        page = await city.Page(row.Number, "urban");
        (page.State, page.Stage, page.Body!.Name.Zh).ShouldBe(("straight", CaseStage.Handle, "城管中队"));
        page.Clocks.Select(c => c.Kind).ShouldBe(["intake", "handle"], "what was passed over never ran");
        page.Clocks.Single(c => c.Kind == "handle").SetAt.ShouldBe(city.Now);
        page.AllowedMoves.ShouldBe(["done", "giveUp", "disown", "extend", "suspend", "note"]);
        (await city.History(row.Id)).ShouldContain("straight");
        (await city.Storage.Reader.Read(db => db.Set<CaseFactRow>().Where(f => f.CaseId == row.Id && f.Kind == FactKind.Filed).Select(f => f.Appraised).ToListAsync()))
            .ShouldBe([Appraised.Area, Appraised.ShiftLeader], ignoreOrder: true, "it counts as filed");
        (await Audit(city)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_declared_is_refused_by_name()
    {
        await using var city = await Open();
        var row = await Filed(city);
        (await Move(city, row, "desk", "straight", city.Greening)).ShouldBe("straight_body_undeclared");
        (await Move(city, row, "desk", "straight", null)).ShouldBe("organization_unknown");
        var sensed = await Filed(city, CaseSource.Resident);
        (await Move(city, sensed, "desk", "straight", city.Urban)).ShouldBe("straight_source_undeclared");
        (await city.Page(sensed.Number, "desk")).AllowedMoves.ShouldNotContain("straight");
        var other = await Filed(city, category: "01");
        (await Move(city, other, "desk", "straight", city.Urban)).ShouldBe("straight_undeclared");
        var older = await Filed(city, version: 2);
        (await Move(city, older, "desk", "straight", city.Urban)).ShouldBe("move_not_allowed", "a case keeps the version that it began with");
    }

    [Fact]
    public async Task Of_what_is_done_the_share_is_checked_and_the_rest_waits_to_be_closed()
    {
        await using var city = await Open();
        var seen = new List<bool>();
        for (var i = 0; i < 12; i++)
        {
            var row = await Filed(city);
            (await Move(city, row, "desk", "straight", city.Urban)).ShouldBeNull();
            (await Move(city, row, "urban", "done")).ShouldBeNull();
            var drawn = SampledCheck.IsDrawn(row.Id, Percent / 100.0);
            (await city.Page(row.Number, "desk")).State.ShouldBe(drawn ? "toCheck" : "closing");
            (await city.History(row.Id)).Contains("closedUnsampled").ShouldBe(!drawn);
            var kept = await city.Storage.Reader.Read(db => db.Set<CaseStraightRow>().SingleAsync(s => s.CaseId == row.Id));
            (kept.Drawn, kept.SamplePercent, kept.DoneAt).ShouldBe((drawn, Percent, city.Now));
            (await city.Storage.Reader.Read(db => CaseAccess.HasHandled(db, row, city["desk"]))).ShouldBeTrue("who sent it does not check it");
            seen.Add(drawn);
        }

        seen.Distinct().Count().ShouldBe(2, "both happen");
        (await Audit(city)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("body")]
    [InlineData("category")]
    [InlineData("parent")]
    public async Task What_is_no_longer_as_it_was_declared_or_has_others_hanging_on_it_is_looked_at_whatever_the_sample_says(string changed)
    {
        await using var city = await Open();
        var row = await Filed(city);
        for (var i = 0; i < 60 && SampledCheck.IsDrawn(row.Id, Percent / 100.0); i++)
        {
            row = await Filed(city);
        }

        SampledCheck.IsDrawn(row.Id, Percent / 100.0).ShouldBeFalse("the sample alone would pass it over");
        var child = await Filed(city);
        (await Move(city, row, "desk", "straight", city.Urban)).ShouldBeNull();
        await city.Storage.Writer.Write(async scope =>
        {
            var sent = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id);
            (sent.BodyId, sent.CategoryCode) = (changed == "body" ? city.Greening : sent.BodyId, changed == "category" ? "01" : sent.CategoryCode);
            (await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == child.Id)).CauseId = changed == "parent" ? row.Id : null;
            return 0;
        });
        (await Move(city, row, changed == "body" ? "green" : "urban", "done")).ShouldBeNull();
        (await city.Page(row.Number, "desk")).State.ShouldBe("toCheck");
        (await city.History(row.Id)).ShouldNotContain("closedUnsampled");
        (await city.Storage.Reader.Read(db => db.Set<CaseStraightRow>().SingleAsync(s => s.CaseId == row.Id))).Drawn.ShouldBe(true, "what is kept says what was done");
    }

    private static async Task<CaseRow> Filed(LevelsRig city, CaseSource source = CaseSource.Inspector, string category = "01-05", int version = 3)
    {
        var row = await city.Storage.Writer.Write(async scope =>
        {
            var id = scope.NewId();
            var filed = new CaseRow
            {
                Id = id, Number = $"N-{id}", CategoryCode = category, Severity = 2, Title = new Text("满溢", "Bin"), AreaId = city.Neighborhood, Lon = 121.45, Lat = 31.229, Address = Text.Same("1"), OpenedAt = scope.Now, Source = source,
                Workflow = "national", WorkflowVersion = version,
            };
            await city.Get<CaseBook>().File(scope, filed, Happening.ByRule("filedFromReport"));
            return filed;
        });
        await city.Storage.Settle();
        return row;
    }

    private static async Task<string?> Move(LevelsRig city, CaseRow row, string who, string move, long? body = null)
    {
        var code = (await city.Get<MoveCase>().Run(row.Number, new MoveRequest(move, body is null ? null : "按清单", OrganizationId: body?.ToString()), city[who], "console", CancellationToken.None)).Refusal?.Code;
        await city.Storage.Settle();
        return code;
    }

    private static async Task<IReadOnlyList<string>> Audit(LevelsRig city)
    {
        var found = new List<string>();
        foreach (var check in city.Storage.Services.GetServices<IAuditCheck>())
        {
            found.AddRange((await city.Storage.Reader.Read(db => check.Check(db, city.Now, CancellationToken.None))).Findings.Select(f => f.Code));
        }

        return found;
    }
}
