using System.Text;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Sensing.Registers;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.RegisterRows;

public sealed class WriteRowsTests
{
    private const string First = """[{"no":"A-1","house":"bin-012","tenant":"王小明","use":"住宅","guests":2,"ends":"2027-06-30","state":"open"}]""";
    private const string Changed = """[{"no":"A-1","house":"bin-012","tenant":"王小明","use":"餐饮","guests":"2","ends":"2027-06-30","state":"open"}]""";

    [Fact]
    public async Task A_change_is_told_once_and_ends_when_somebody_looked()
    {
        await using var rig = await LeaseRig.Start();
        (await rig.Post(First)).ShouldBe([new RowResult(0, RowStatus.Stored, null, null) { Change = RowChange.Added }]);
        (await rig.Post(Changed)).ShouldBe([new RowResult(0, RowStatus.Stored, null, null) { Change = RowChange.Changed }]);
        (await rig.Post(Changed)).ShouldBe([new RowResult(0, RowStatus.Unchanged, null, null)]);
        await rig.Settle();
        rig.Said().ShouldBe(["lease:A-1 newUse"], "both came within one tick of the clock, in their order");
        var alarm = (await rig.Alarms()).Single();
        (alarm.AreaId, alarm.ValueName, alarm.Value).ShouldBe((SensingRig.Street, "use", null));
        rig.Get<IDevices>().Find("lease:A-1")!.DisplayName.Zh.ShouldBe("租约 A-1（bin-012 号）");

        rig.Clock.Advance(TimeSpan.FromHours(4));
        await rig.Look();
        rig.Said().ShouldBe(["lease:A-1 newUse", "lease:A-1 over"]);
        await rig.Post(First);
        await rig.Settle();
        rig.Said()[2..].ShouldBe(["lease:A-1 newUse"], "it changes again, which nobody has looked at");
        await ShouldBeClean(rig);
    }

    [Fact]
    public async Task An_unchanged_row_writes_nothing()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(First);
        var (rows, log) = (await rig.Rows(), await Log(rig));
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Post(First);
        (await rig.Rows())[0].ChangedAt.ShouldBe(rows[0].ChangedAt);
        (await Log(rig)).Count.ShouldBe(log.Count);
    }

    [Theory]
    [InlineData("""[{"house":"bin-012","state":"open"}]""", "required", "no")]
    [InlineData("""[{"no":"A-1","state":"open"}]""", "required", "house")]
    [InlineData("""[{"no":"A-1","house":"bin-999"}]""", "place_unknown", "house")]
    [InlineData("""[{"no":"A-1","house":"counter-001"}]""", "place_unknown", "house")]
    [InlineData("""[{"no":"A-1","house":"bin-012","rent":3}]""", "column_unknown", "rent")]
    [InlineData("""[{"no":"A-1","house":"bin-012","guests":"two"}]""", "not_a_number", "guests")]
    [InlineData("""[{"no":"A-1","house":"bin-012","ends":"30.6.2027"}]""", "not_a_date", "ends")]
    [InlineData("""[{"no":"A-1","house":"bin-012","state":"shut"}]""", "word_unknown", "state")]
    [InlineData("""[{"no":"A-1","house":"bin-012","use":["a"]}]""", "value_invalid", "use")]
    [InlineData("""[7]""", "value_invalid", "")]
    [InlineData("""[{"no":"A-1","gone":true}]""", "row_unknown", "no")]
    public async Task What_is_wrong_is_named_by_column(string json, string code, string field)
    {
        await using var rig = await LeaseRig.Start();
        var result = (await rig.Post(json)).ShouldHaveSingleItem();
        (result.Status, result.Code, result.Field).ShouldBe((RowStatus.Refused, code, field));
        (await rig.Rows()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{"no":"A-1","house":"bin-012","state":"shut"}]""", "shut", "open, done")]
    [InlineData("""[{"no":"A-1","house":"bin-999"}]""", "bin-999", null)]
    [InlineData("""[{"no":"A-1","house":"bin-012","guests":"two"}]""", "two", null)]
    [InlineData("""[{"no":"A-1","house":"bin-012","rent":3}]""", "rent", "no, house, tenant, use, guests, ends, state")]
    [InlineData("""[{"no":"A-7","gone":true}]""", "A-7", null)]
    public async Task What_stood_there_is_quoted_and_a_list_of_what_may_stand_there_is_named(string json, string given, string? known)
    {
        await using var rig = await LeaseRig.Start();
        var result = (await rig.Post(json)).ShouldHaveSingleItem();
        (result.Given, result.Known is null ? null : string.Join(", ", result.Known)).ShouldBe((given, known));
    }

    [Theory]
    [InlineData("", "table_empty", null)]
    [InlineData(" \r\n", "table_empty", null)]
    [InlineData("no,house\n", "table_without_rows", null)]
    [InlineData("house\nbin-012\n", "column_missing", "no")]
    public async Task A_table_that_cannot_be_taken_is_told_why(string table, string code, string? field)
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(table));
        var refused = (await BroughtRows.FromCsv(csv, LeaseRig.Lease.Register!, CancellationToken.None)).Refusal.ShouldNotBeNull();
        (refused.Code, refused.Field).ShouldBe((code, field));
    }

    [Fact]
    public async Task A_table_that_a_Chinese_spreadsheet_saved_is_read_and_says_how()
    {
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        using var csv = new MemoryStream(chinese.GetBytes("no,house,use\nA-1,bin-012,餐饮㐀\n"));
        var table = (await BroughtRows.FromCsv(csv, LeaseRig.Lease.Register!, CancellationToken.None)).Value;
        (table.ReadAs, table.Rows[0].Fields["use"], table.Rows[0].Line).ShouldBe(("GB18030", "餐饮㐀", 2));
        using var neither = new MemoryStream([.. "no,house,use\nA-1,bin-012,Caf"u8, 0xE9, .. "\n"u8]);
        (await BroughtRows.FromCsv(neither, LeaseRig.Lease.Register!, CancellationToken.None)).Refusal!.Code.ShouldBe("not_text");
    }

    [Fact]
    public void What_is_no_list_of_rows_is_told_with_its_line()
    {
        var refused = BroughtRows.FromJson("[{\"no\":\"A-1\"},\n{\"no\":]"u8.ToArray(), LeaseRig.Lease.Register!).Refusal.ShouldNotBeNull();
        (refused.Code, refused.Field, refused.Args!["line"], refused.Args["key"]).ShouldBe(("rows_not_json", null, 2L, "no"));
    }

    [Fact]
    public async Task One_wrong_row_does_not_hold_up_the_others()
    {
        await using var rig = await LeaseRig.Start();
        var results = await rig.Post("""[{"no":"A-1","house":"bin-012"},{"no":"A-2","house":"nowhere"},{"no":"A-3","house":"bin-013"}]""");
        results.Select(r => r.Status).ShouldBe([RowStatus.Stored, RowStatus.Refused, RowStatus.Stored]);
        results[1].Index.ShouldBe(1);
    }

    [Fact]
    public async Task A_spreadsheet_is_taken_as_it_is()
    {
        await using var rig = await LeaseRig.Start();
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes("no,house,use,guests,gone\nA-1,bin-012,住宅,2,\nA-2,bin-013,\"餐饮, 堂食\",,false\nA-1,,,,true\n"));
        var rows = await BroughtRows.FromCsv(csv, LeaseRig.Lease.Register!, CancellationToken.None);
        var done = await rig.Get<WriteRows>().Run("lease", rows.Value, LeaseRig.Administrator, CancellationToken.None);
        done.Value.Results.Select(r => r.Status).ShouldBe([RowStatus.Stored, RowStatus.Stored, RowStatus.Stored]);
        (await rig.Rows()).Select(r => (r.Key, r.Gone)).ShouldBe([("A-1", true), ("A-2", false)]);
        using var strange = new MemoryStream(Encoding.UTF8.GetBytes("no,house,rent\nA-1,bin-012,3\n"));
        (await BroughtRows.FromCsv(strange, LeaseRig.Lease.Register!, CancellationToken.None)).Refusal.ShouldNotBeNull().Field.ShouldBe("rent");
    }

    [Fact]
    public async Task A_table_in_which_two_lines_say_how_one_row_is_is_refused_with_both_lines()
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes("no,house,use\nA-1,bin-012,住宅\nA-2,bin-013,餐饮\nA-1,bin-012,餐饮\n"));
        var refused = (await BroughtRows.FromCsv(csv, LeaseRig.Lease.Register!, CancellationToken.None)).Refusal.ShouldNotBeNull();
        (refused.Code, refused.Field, refused.Args!["lines"]).ShouldBe(("row_twice", "no", "2, 4"));
    }

    [Fact]
    public async Task A_day_passes_and_a_row_that_is_gone_has_no_day()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post("""[{"no":"A-1","house":"bin-012","ends":"2026-11-23"},{"no":"A-2","house":"bin-012","ends":"2026-11-23"}]""");
        await rig.Post("""[{"no":"A-2","gone":true}]""");
        await rig.Advance(TimeSpan.FromHours(39));
        rig.Said().ShouldBeEmpty("in China it is the 23rd until 16:00 UTC");
        await rig.Advance(TimeSpan.FromHours(2));
        rig.Said().ShouldBe(["lease:A-1 lapsed"]);
        await rig.Post("""[{"no":"A-1","house":"bin-012","ends":"2027-11-23"}]""");
        await rig.Settle();
        rig.Said().ShouldBe(["lease:A-1 lapsed", "lease:A-1 over"]);
    }

    [Fact]
    public async Task Rows_about_one_place_are_counted_there_and_are_no_devices()
    {
        await using var rig = await LeaseRig.Start();
        var devices = rig.Get<IDevices>().Count([SensingRig.Street]);
        await rig.Post("""[{"no":"A-1","house":"bin-012"},{"no":"A-2","house":"bin-013"},{"no":"A-3","house":"bin-012"},{"no":"A-4","house":"bin-012"}]""");
        await rig.Settle();
        rig.Said().ShouldBe(["lease@bin-012 busy"]);
        rig.Get<IDevices>().Count([SensingRig.Street]).ShouldBe(devices);
        var listed = await rig.Get<ListDevices>().Run(new DeviceFilter(null, null, null, null, 500, null), LeaseRig.Operator, CancellationToken.None);
        listed.Value.Items.Select(d => d.Id).ShouldBe(["bin-012", "bin-013"]);
        (await rig.Get<ListDevices>().One("lease:A-1", LeaseRig.Operator, CancellationToken.None)).Refusal!.Code.ShouldBe("device_not_found");
        (await rig.Send("lease:A-1", """{"guests":9}""")).Code.ShouldBe("unknown_device");
    }

    [Fact]
    public async Task A_row_may_move_within_reach_and_keeps_its_lane()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(First);
        await rig.Post(First.Replace("bin-012", "bin-013", StringComparison.Ordinal));
        rig.Get<IDevices>().Find("lease:A-1")!.DisplayName.Zh.ShouldBe("租约 A-1（bin-013 号）");
        (await rig.Post("""[{"no":"A-1","house":"counter-001"}]""", LeaseRig.Neighbor)).Single().Code.ShouldBe("row_elsewhere");
        (await rig.Post("""[{"no":"A-1","gone":true}]""", LeaseRig.Neighbor)).Single().Code.ShouldBe("row_unknown");
    }

    [Fact]
    public async Task What_the_day_file_did_not_take_is_kept_and_heard_after_a_restart_once()
    {
        var rig = await LeaseRig.Start();
        await rig.Post(First);
        await rig.Settle();
        await rig.Get<LaneHost>().StopAsync(CancellationToken.None);
        var rows = BroughtRows.FromJson(Encoding.UTF8.GetBytes(Changed), LeaseRig.Lease.Register!).Value;
        (await rig.Get<WriteRows>().Run("lease", rows, LeaseRig.Administrator, CancellationToken.None)).Refusal.ShouldNotBeNull().Code.ShouldBe("not_stored");
        await using var again = await rig.Crash();
        await again.Settle();
        again.Said().ShouldBe(["lease:A-1 newUse"]);
        (await again.Post(Changed)).Single().Status.ShouldBe(RowStatus.Unchanged);
        await again.Settle();
        again.Said().ShouldBe(["lease:A-1 newUse"]);
        await ShouldBeClean(again);
    }

    [Fact]
    public async Task What_is_handed_over_twice_changes_nothing_the_second_time()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post("""[{"no":"A-1","house":"bin-012","use":"住宅"},{"no":"A-2","house":"bin-012"},{"no":"A-1","house":"bin-012","use":"餐饮"}]""");
        await rig.Settle();
        var row = (await rig.Rows()).Single(r => r.Key == "A-1");
        await rig.Storage.Writer.Write(async scope =>
        {
            var place = await scope.Db.Set<RegisterPlaceRow>().SingleAsync();
            scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = Sensing.Rules.InputKind.Row, DeviceId = row.Id, At = row.ChangedAt, Content = row.Heard });
            scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = Sensing.Rules.InputKind.Row, DeviceId = place.Id, At = place.ChangedAt, Content = $$"""{"rows":{{place.Rows}}}""" });
            return true;
        });
        await rig.Settle();
        await rig.Post("""[{"no":"A-3","house":"bin-013"}]""");
        await rig.Settle();
        rig.Said().ShouldBe(["lease:A-1 newUse"], "two rows about the place are still two");
    }

    [Theory]
    [InlineData("UPDATE lane SET checkpoint_seq = 0, checkpoint_at = 0; DELETE FROM device_track")]
    [InlineData("DELETE FROM lane; DELETE FROM device_track")]
    public async Task A_replay_of_rows_and_looks_tells_nothing_twice(string loss)
    {
        var rig = await LeaseRig.Start();
        await rig.Post(First);
        await rig.Post(Changed);
        await rig.Settle();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.Look();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.Post(First);
        await rig.Settle();
        rig.Said().ShouldBe(["lease:A-1 newUse", "lease:A-1 over", "lease:A-1 newUse"]);
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, loss));
        await again.Settle();
        again.Heard.ShouldBeEmpty();
        again.Get<DeviceDirectory>().Find("lease:A-1")!.Live.Snapshot.Open.ShouldBe(["newUse"]);
        await ShouldBeClean(again);
    }

    [Fact]
    public async Task Nobodys_name_stands_in_clear_anywhere()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(First);
        await rig.Post(First.Replace("王小明", "欧阳建国", StringComparison.Ordinal));
        await rig.Settle();
        rig.Said().ShouldBe(["lease:A-1 newTenant"], "that it changed is known all the same");
        (await rig.Rows()).Single().Content.ShouldContain("欧**国");
        foreach (var file in Directory.EnumerateFiles(rig.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("keys", StringComparison.Ordinal)))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            foreach (var secret in new[] { "王小明", "欧阳建国" })
                bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)).ShouldBe(-1, $"{secret} in {file}");
        }
    }

    private static Task<List<AuditLogRow>> Log(SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<AuditLogRow>().ToListAsync());

    private static async Task ShouldBeClean(SensingRig rig)
    {
        foreach (var check in rig.Storage.Services.GetServices<IAuditCheck>().Where(c => c is RegistersAudit or SensingAudit))
            (await rig.Storage.Reader.Read(db => check.Check(db, rig.Clock.Now + TimeSpan.FromHours(1), CancellationToken.None))).Findings.ShouldBeEmpty();
    }
}
