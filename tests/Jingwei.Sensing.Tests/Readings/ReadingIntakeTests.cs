using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage.Audit;
using Jingwei.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.Readings;

public sealed class ReadingIntakeTests
{
    [Theory]
    [InlineData("bin-012", null, """{"fill":93}""", ReadingStatus.Stored, null)]
    [InlineData("bin-012", null, """{"full":93}""", ReadingStatus.StoredAsRefused, "unknown_value")]
    [InlineData("bin-012", null, "93%", ReadingStatus.StoredAsRefused, "bad_payload")]
    [InlineData("bin-012", "gateway-1", """{"fill":93}""", ReadingStatus.Stored, null)]
    [InlineData("counter-001", "gateway-1", """{"in":3}""", ReadingStatus.StoredAsRefused, "unknown_device")]
    [InlineData("bin-999", "gateway-1", """{"fill":93}""", ReadingStatus.StoredAsRefused, "unknown_device")]
    [InlineData("bin-012", "bin-013", """{"fill":93}""", ReadingStatus.Rejected, "not_your_device")]
    [InlineData("bin-012", null, """{"at":"2026-11-22T00:05:00.000Z","fill":93}""", ReadingStatus.Stored, null)]
    [InlineData("bin-012", null, """{"at":"2026-11-22T00:05:00.001Z","fill":93}""", ReadingStatus.StoredAsRefused, "out_of_limits_future")]
    [InlineData("bin-012", null, """{"at":"2026-11-15T00:00:00.000Z","fill":93}""", ReadingStatus.Stored, null)]
    [InlineData("bin-012", null, """{"at":"2026-11-14T23:59:59.999Z","fill":93}""", ReadingStatus.StoredAsRefused, "out_of_limits_late")]
    public async Task Each_message_is_stored_or_named(string device, string? sender, string payload, ReadingStatus status, string? code)
    {
        await using var rig = await SensingRig.Start();
        (await rig.Send(device, payload, sender)).ShouldBe(new ReadingReceipt(status, code));
        var ledger = rig.Get<IngressLedger>().Show();
        (ledger.Accepted, ledger.Refused).ShouldBe(code is null ? (1, 0) : (0, 1));
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_kept_only_in_part()
    {
        await using var rig = await SensingRig.Start();
        (await rig.Send("bin-012", new string('x', ReadingLimits.MostBytes + 1))).Code.ShouldBe("too_large");
        var bin = rig.Get<DeviceDirectory>().Find("bin-012")!;
        rig.Get<InputLog>().Readings(bin.Id, 0, long.MaxValue, null, 10).ShouldHaveSingleItem().Content.Length.ShouldBe(ReadingLimits.MostBytesKept);
    }

    [Fact]
    public async Task Readings_are_listed_newest_first_over_days_and_pages_with_what_was_refused()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":1}""");
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.Send("bin-012", """{"fill":2}""");
        await rig.Send("bin-012", $$"""{"at":"{{Instants.ToIso(rig.Clock.Now.AddHours(-20))}}","fill":3}""");
        await rig.Send("bin-013", """{"fill":99}""");
        await rig.Send("bin-012", """{"full":4}""");
        var bin = rig.Get<DeviceDirectory>().Find("bin-012")!;
        var log = rig.Get<InputLog>();
        var all = log.Readings(bin.Id, 0, long.MaxValue, null, 10);
        all.Select(r => Encoding.UTF8.GetString(r.Content)).ShouldBe(["""{"full":4}""", """{"fill":2}""", """{"fill":3}""", """{"fill":1}"""]);
        var paged = new List<ReadingRow>();
        while (log.Readings(bin.Id, 0, long.MaxValue, paged.Count == 0 ? null : (paged[^1].AtMs, paged[^1].Seq), 1) is [var next])
            paged.Add(next);
        paged.Select(r => r.Seq).ShouldBe(all.Select(r => r.Seq));
        log.Readings(bin.Id, rig.Clock.Now.AddHours(-21).ToUnixTimeMilliseconds(), rig.Clock.Now.ToUnixTimeMilliseconds(), null, 10).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Counts_keep_their_interval_and_get_the_profiles_when_they_do_not_say()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("counter-001", """{"in":90}""");
        var counter = rig.Get<DeviceDirectory>().Find("counter-001")!;
        var row = rig.Get<InputLog>().Readings(counter.Id, 0, long.MaxValue, null, 10).ShouldHaveSingleItem();
        (row.AtMs, row.UntilMs).ShouldBe((rig.Clock.Now.AddMinutes(-5).ToUnixTimeMilliseconds(), rig.Clock.Now.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Many_at_once_keep_one_order_and_all_are_judged()
    {
        await using var rig = await SensingRig.Start();
        var sent = Enumerable.Range(0, 5000).Select(i => rig.Send(i % 2 == 0 ? "bin-012" : "bin-013", $$"""{"fill":{{i % 80}}}""")).ToArray();
        (await Task.WhenAll(sent)).ShouldAllBe(r => r.Status == ReadingStatus.Stored);
        await rig.Settle();
        var inputs = rig.Get<InputLog>().After(SensingRig.Street, 0, 10_000, rig.KindOf).Where(i => i.Kind == InputKind.Reading).ToList();
        inputs.Count.ShouldBe(5000);
        inputs.Select(i => i.Seq).ShouldBeInOrder();
        var audit = await Audit(rig);
        audit.Findings.ShouldBeEmpty();
        (audit.Counts["accepted"], audit.Counts["evaluated"], audit.Counts["waiting"]).ShouldBe((5000, 5000, 0));
    }

    [Fact]
    public async Task The_audit_names_a_lane_that_has_not_kept_up()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Settle();
        await rig.Storage.Writer.Write(async scope =>
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(scope.Db.Database, "UPDATE lane SET evaluated_seq = 0"));
        rig.Clock.Advance(TimeSpan.FromMinutes(3));
        (await Audit(rig)).Findings.Select(f => f.Code).ShouldBe(["reading_not_evaluated", "readings_evaluated_disagree"]);
    }

    [Fact]
    public async Task Over_http_a_token_speaks_for_its_device_or_the_devices_behind_its_gateway()
    {
        await using var rig = await SensingRig.Start();
        var receive = rig.Get<ReceiveReadings>();
        async Task<string> Post(string body, string? token)
        {
            var answer = await receive.Run(Encoding.UTF8.GetBytes(body), token, "::1", CancellationToken.None);
            return answer.Ok ? string.Join(' ', answer.Value.Results.Select(r => r.Code is null ? r.Status : $"{r.Status}:{r.Code}")) : answer.Refusal.Code;
        }
        (await Post("""[{"device":"bin-012","values":{"fill":93}},{"device":"bin-013","fill":12},{"device":"bin-013","full":12}]""", "demo")).ShouldBe("stored stored refused:unknown_value");
        (await Post("""{"device":"bin-012","fill":93}""", "demo")).ShouldBe("stored");
        (await Post("[]", "demo")).ShouldBe("");
        (await Post("[{\"device\":\"bin-012\",\"fill\":93},{\"device\":\"bin-013\",\"fill\":93}]", "bin-012:demo")).ShouldBe("stored rejected:not_your_device");
        (await Post("[{\"device\":\"bin-012\",\"fill\":93},{\"device\":\"counter-001\",\"in\":3}]", "gateway-1:demo")).ShouldBe("stored refused:unknown_device");
        (await Post("[{\"device\":\"bin-012\",\"fill\":93}]", "bin-012:wrong")).ShouldBe("credentials_wrong");
        (await Post("""[{"device":"bin-012","fill":93}]""", "wrong")).ShouldBe("credentials_wrong");
        (await Post("""[{"device":"bin-012","fill":93}]""", null)).ShouldBe("not_signed_in");
        (await Post("""[{"device":"bin-012","fill":93},3]""", "demo")).ShouldBe("stored rejected:bad_payload");
        (await Post("nonsense", "demo")).ShouldBe("bad_payload");
    }

    [Theory]
    [InlineData("bin-012", "demo", true, false)]
    [InlineData("gateway-1", "demo", true, true)]
    [InlineData("bin-012", "Demo", false, false)]
    [InlineData("bin-012", "", false, false)]
    [InlineData("bin-012", null, false, false)]
    [InlineData("bin-999", "demo", false, false)]
    public async Task Signing_in_takes_the_name_and_its_token(string name, string? token, bool let, bool gateway)
    {
        await using var rig = await SensingRig.Start();
        var sender = await rig.Get<IDeviceGate>().SignIn(name, token, CancellationToken.None);
        (sender is not null).ShouldBe(let);
        (sender?.IsGateway ?? false).ShouldBe(gateway);
    }

    [Fact]
    public async Task The_scripts_make_the_schema_that_the_model_wants()
    {
        await using var rig = await SensingRig.Start();
        SchemaComparison.Differences(rig.Storage.Services).ShouldBeEmpty();
    }

    [Fact]
    public async Task Counts_of_refusals_survive_a_restart()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"full":93}""");
        await rig.Get<IngressLedger>().StopAsync(CancellationToken.None);
        await using var again = await rig.Crash();
        var ledger = again.Get<IngressLedger>();
        await ledger.StartAsync(CancellationToken.None);
        ledger.Show().Items.ShouldHaveSingleItem().Count.ShouldBe(1);
        await ledger.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Devices_come_from_a_file_whole_or_not_at_all()
    {
        await using var rig = await SensingRig.Start();
        var import = rig.Get<ImportDevices>();
        Task<ImportReport> Run(string csv) => import.Run(new MemoryStream(Encoding.UTF8.GetBytes(csv)), new ImportOptions(), CancellationToken.None);
        var report = await Run("id,kind,name_zh,lon,lat,area_code\nbin-777,bin,七七七号,121.45,31.23,\nbin-778,bike,七七八号,221.45,31.23,310106");
        report.Ok.ShouldBeFalse();
        report.Errors.Select(e => $"{e.Line}:{e.Field}:{e.Code}").ShouldBe(
            ["2:area_code:area_unknown", "3:lon:not_a_number_in_range", "3:kind:device_kind_unknown", "3:area_code:area_unknown"]);
        rig.Get<DeviceDirectory>().Find("bin-777").ShouldBeNull();
    }

    private static Task<AuditSection> Audit(SensingRig rig) =>
        rig.Storage.Reader.Read(db => rig.Storage.Services.GetServices<IAuditCheck>().OfType<SensingAudit>().Single().Check(db, rig.Clock.Now, CancellationToken.None));
}
