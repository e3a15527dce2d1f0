using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>A cause hides its symptom, whichever is heard first, and also right after a restart.</summary>
public sealed class InhibitionTests
{
    [Fact]
    public async Task A_cause_that_stands_hides_its_symptom()
    {
        await using var rig = await PowerStreet.Start();
        await rig.Send("substation-1", """{"power":false}""");
        await rig.Settle();
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Advance(TimeSpan.FromMinutes(5));
        rig.Calls().ShouldBe(["substation-1"]);
        (await rig.HoldOf("lamp-1")).ShouldBe("Inhibited substation-1 号 停电");
        (await rig.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cause_that_comes_second_hides_it_too()
    {
        await using var rig = await PowerStreet.Start();
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Advance(TimeSpan.FromSeconds(20));
        (await rig.HoldOf("lamp-1")).ShouldBe("Awaiting");
        (await rig.Findings()).ShouldBeEmpty();
        await rig.Send("substation-1", """{"power":false}""");
        await rig.Advance(TimeSpan.FromMinutes(5));
        rig.Calls().ShouldBe(["substation-1"]);
        (await rig.HoldOf("lamp-1")).ShouldBe("Inhibited substation-1 号 停电");
    }

    [Fact]
    public async Task Without_a_cause_it_calls_when_it_has_waited()
    {
        await using var rig = await PowerStreet.Start();
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Advance(TimeSpan.FromSeconds(29));
        rig.Calls().ShouldBeEmpty();
        await rig.Advance(TimeSpan.FromSeconds(1));
        rig.Calls().ShouldBe(["lamp-1"]);
        (await rig.HoldOf("lamp-1")).ShouldBe("called");
    }

    [Fact]
    public async Task What_still_stands_when_its_cause_is_over_calls_a_little_later()
    {
        await using var rig = await PowerStreet.Start();
        await rig.Send("substation-1", """{"power":false}""");
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Send("lamp-2", """{"lit":false}""");
        await rig.Advance(TimeSpan.FromHours(1));
        rig.Calls().ShouldBe(["substation-1"]);
        await rig.Send("substation-1", """{"power":true}""");
        await rig.Advance(TimeSpan.FromSeconds(10));
        await rig.Send("lamp-2", """{"lit":true}""");
        await rig.Advance(TimeSpan.FromSeconds(30));
        rig.Calls().ShouldBe(["substation-1", "lamp-1"]);
        (await rig.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cause_whose_reading_was_stored_and_not_yet_judged_hides_it_after_a_restart()
    {
        var rig = await PowerStreet.Start();
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Settle();
        var substation = rig.Get<DeviceDirectory>().Find("substation-1")!;
        await using var again = await rig.Crash(async () =>
        {
            using (var writer = new ReadingWriter(new ReadingFolder(new DataFolder(rig.Folder)), rig.Clock, _ => { }, _ => { }, NullLogger<ReadingWriter>.Instance))
                await writer.Append(new StoredInput { LaneId = substation.LaneId, Kind = InputKind.Reading, DeviceId = substation.Id, Values = [0], Content = """{"power":false}"""u8.ToArray() });
            // The wait of the symptom comes due while the process is away.
            rig.Clock.Advance(TimeSpan.FromMinutes(10));
        });
        // Waits are looked at before anything is known of the lanes.
        await again.Storage.Settle();
        await again.Advance(TimeSpan.FromMinutes(5));
        again.Calls().ShouldBe(["substation-1"]);
        (await again.HoldOf("lamp-1")).ShouldBe("Inhibited substation-1 号 停电");
    }

    [Fact]
    public async Task A_cause_that_speaks_only_after_the_restart_hides_it_too()
    {
        var rig = await PowerStreet.Start();
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Settle();
        await using var again = await rig.Crash(() =>
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(10));
            return Task.CompletedTask;
        });
        await again.Settle();
        again.Calls().ShouldBeEmpty();
        await again.Advance(TimeSpan.FromSeconds(20));
        await again.Send("substation-1", """{"power":false}""");
        await again.Advance(TimeSpan.FromMinutes(5));
        again.Calls().ShouldBe(["substation-1"]);
    }

    [Fact]
    public async Task A_symptom_without_a_cause_is_not_lost_by_a_crash()
    {
        var rig = await PowerStreet.Start();
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Advance(TimeSpan.FromSeconds(30));
        again.Calls().ShouldBe(["lamp-1"]);
    }

    [Fact]
    public async Task A_hold_that_nothing_would_end_is_found()
    {
        await using var rig = await PowerStreet.Start();
        await rig.Send("substation-1", """{"power":false}""");
        await rig.Send("lamp-1", """{"lit":false}""");
        await rig.Settle();
        await rig.Silence("lamp-2", TimeSpan.FromHours(1));
        await rig.Send("lamp-2", """{"lit":false}""");
        await rig.Settle();
        (await rig.Findings()).ShouldBeEmpty();
        await Tampering.Execute(rig.Folder, "DELETE FROM due WHERE kind = 'alarm.hold'");
        (await rig.Findings()).ShouldBe(["hold_without_end"]);
        await Tampering.Execute(rig.Folder, "UPDATE alarm SET cleared_at = 1 WHERE condition = 'powerCut'");
        (await rig.Findings()).ShouldBe(["hold_without_end", "hold_without_cause"]);
        await Tampering.Execute(rig.Folder, "UPDATE alarm SET hold = NULL");
        (await rig.Findings()).ShouldBe(["alarm_without_attention", "alarm_without_attention"]);
    }
}
