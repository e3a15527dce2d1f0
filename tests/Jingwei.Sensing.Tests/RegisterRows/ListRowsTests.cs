using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.RegisterRows;

public sealed class ListRowsTests
{
    private const string Rows = """
        [{"no":"A-1","house":"bin-012","tenant":"王小明","use":"住宅"},{"no":"A-2","house":"bin-013","tenant":"13812345678","use":"餐饮"},{"no":"A-3","house":"bin-012","use":"住宅"}]
        """;

    [Fact]
    public async Task Rows_are_found_by_place_and_word_and_page_by_page()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(Rows);
        (await Keys(rig, new RowFilter(null, null, null, null))).ShouldBe(["A-1", "A-2", "A-3"]);
        (await Keys(rig, new RowFilter("bin-012", null, null, null))).ShouldBe(["A-1", "A-3"]);
        (await Keys(rig, new RowFilter(null, "a-3 住宅", null, null))).ShouldBe(["A-3"]);
        (await Keys(rig, new RowFilter(null, "王小明", null, null))).ShouldBeEmpty("nobody is found by a name");
        var page = (await rig.Get<ListRows>().Run("lease", new RowFilter(null, null, 2, null), LeaseRig.Operator, CancellationToken.None)).Value;
        (await Keys(rig, new RowFilter(null, null, 2, page.Next))).ShouldBe(["A-3"]);
        (await rig.Get<ListRows>().Run("bin", new RowFilter(null, null, null, null), LeaseRig.Operator, CancellationToken.None)).Refusal!.Code.ShouldBe("register_unknown");
        rig.Get<ListRows>().Registers().Items.ShouldHaveSingleItem().Columns.Select(c => c.Shape.ToString()).ShouldBe(["Text", "Text", "Personal", "Text", "Number", "Day", "Word"]);
    }

    [Fact]
    public async Task The_next_area_sees_nothing_and_names_are_hidden_from_all()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(Rows);
        (await Keys(rig, new RowFilter(null, null, null, null), LeaseRig.Neighbor)).ShouldBeEmpty();
        var seen = (await rig.Get<ListRows>().Run("lease", new RowFilter(null, null, null, null), LeaseRig.Operator, CancellationToken.None)).Value.Items;
        seen[0].Fields["tenant"].ShouldBe("王*明");
        seen[1].Fields["tenant"].ShouldNotContain("2345");
        (seen[0].Place.DeviceId, seen[0].Fields["use"], seen[0].Gone).ShouldBe(("bin-012", "住宅", false));
    }

    [Fact]
    public async Task A_name_is_shown_to_who_says_why_and_the_look_is_kept()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(Rows);
        var id = (await rig.Rows())[0].Id.ToString();
        (await See(rig, id, "tenant", " ", LeaseRig.Operator)).Refusal!.Code.ShouldBe("purpose_required");
        (await See(rig, id, "tenant", "上门核实", LeaseRig.Administrator)).Refusal!.Code.ShouldBe("may_not");
        (await See(rig, id, "tenant", "上门核实", LeaseRig.Neighbor)).Refusal!.Code.ShouldBe("row_unknown");
        (await See(rig, id, "use", "上门核实", LeaseRig.Operator)).Refusal!.Code.ShouldBe("column_not_personal");
        (await See(rig, id, "tenant", "上门核实", LeaseRig.Operator)).Value.Text.ShouldBe("王小明");
        var looks = await rig.Storage.Reader.Read(db => db.Set<AuditLogRow>().Where(l => l.Action == "register.field.seen").ToListAsync());
        var look = looks.ShouldHaveSingleItem();
        (look.Actor, look.Subject, look.Purpose, look.Detail).ShouldBe((Roles.Operator, "lease:A-1", "上门核实", "tenant"));
    }

    [Fact]
    public async Task When_nobodys_signature_stands_any_more_the_row_is_closed_and_so_is_each_name_in_it()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(Rows);
        var id = (await rig.Rows())[0].Id.ToString();
        var catalog = (HandCatalog)rig.Get<IScenarioCatalog>();
        catalog.Off = "lease";

        var closed = (await rig.Get<ListRows>().Run("lease", new RowFilter(null, null, null, null), LeaseRig.Operator, CancellationToken.None)).Value.Items;
        closed.Select(r => (r.Key, r.Closed, r.Fields.Count)).ShouldBe([("A-1", true, 0), ("A-2", true, 0), ("A-3", true, 0)]);
        (await Keys(rig, new RowFilter(null, "餐饮", null, null))).ShouldBeEmpty("nothing in it is found");
        (await See(rig, id, "tenant", "上门核实", LeaseRig.Operator)).Refusal!.Code.ShouldBe("register_off");
        (await rig.Storage.Reader.Read(db => db.Set<AuditLogRow>().AnyAsync(l => l.Action == "register.field.seen"))).ShouldBeFalse();

        catalog.Off = null;
        (await See(rig, id, "tenant", "上门核实", LeaseRig.Operator)).Value.Text.ShouldBe("王小明", "signed again, it is open again");
    }

    private static async Task<string[]> Keys(SensingRig rig, RowFilter filter, Actor? actor = null) =>
        [.. (await rig.Get<ListRows>().Run("lease", filter, actor ?? LeaseRig.Operator, CancellationToken.None)).Value.Items.Select(r => r.Key)];

    private static Task<Foundation.Result<FieldView>> See(SensingRig rig, string id, string column, string purpose, Actor actor) =>
        rig.Get<SeeField>().Run("lease", id, new FieldRequest(column, purpose), actor, CancellationToken.None);
}
