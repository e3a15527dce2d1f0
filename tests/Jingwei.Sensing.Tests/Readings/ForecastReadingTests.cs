using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Storage.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.Readings;

/// <summary>A message that says what will be, from the door to the alarm.</summary>
public sealed class ForecastReadingTests
{
    [Fact]
    public async Task It_is_kept_as_a_forecast_raises_its_alarm_and_survives_a_restart()
    {
        var rig = await SensingRig.Start();
        var issued = rig.Clock.Now;
        (await rig.Send("river-001", Message(issued, issued.AddHours(5), 3.8))).ShouldBe(new ReadingReceipt(ReadingStatus.Stored, null));
        (await rig.Send("river-001", Message(issued, issued.AddHours(6), 2.8))).Status.ShouldBe(ReadingStatus.Stored);
        await rig.Settle();
        (await rig.Alarms()).ShouldHaveSingleItem().Value.ShouldBe(3.8);
        var device = rig.Get<DeviceDirectory>().Find("river-001")!;
        device.Live.Snapshot.Values.ShouldAllBe(v => double.IsNaN(v));
        rig.Get<InputLog>().Readings(device.Id, 0, long.MaxValue, null, 10).Select(r => (r.Forecast, r.Good, r.AtMs, r.UntilMs)).ShouldBe(
            [.. new[] { 6, 5 }.Select(h => (true, true, issued.ToUnixTimeMilliseconds(), (long?)issued.AddHours(h).ToUnixTimeMilliseconds()))]);

        await using var again = await rig.Crash();
        await again.Settle();
        (await again.Alarms()).Count.ShouldBe(1);
        await again.Advance(TimeSpan.FromHours(5));
        (await again.Alarms()).ShouldHaveSingleItem().ClearedAt.ShouldBe(issued.AddHours(5));
        var audit = await again.Storage.Reader.Read(db => again.Storage.Services.GetServices<IAuditCheck>().OfType<SensingAudit>().Single().Check(db, again.Clock.Now, CancellationToken.None));
        audit.Findings.ShouldBeEmpty();
        (audit.Counts["accepted"], audit.Counts["evaluated"]).ShouldBe((2, 2));
    }

    [Theory]
    [InlineData("river-001", 0, "bad_instant")]
    [InlineData("river-001", 31 * 24, "bad_instant")]
    [InlineData("bin-012", 1, "unknown_value")]
    public async Task It_is_of_an_instant_to_come_within_thirty_days_and_of_a_kind_that_forecasts(string device, int hours, string code)
    {
        await using var rig = await SensingRig.Start();
        (await rig.Send(device, Message(rig.Clock.Now, rig.Clock.Now.AddHours(hours), 3.8))).ShouldBe(new ReadingReceipt(ReadingStatus.StoredAsRefused, code));
    }

    private static string Message(DateTimeOffset at, DateTimeOffset validAt, double level) =>
        $$$"""{"at":{{{at.ToUnixTimeMilliseconds()}}},"validAt":{{{validAt.ToUnixTimeMilliseconds()}}},"values":{"level":{{{level}}}}}""";
}
