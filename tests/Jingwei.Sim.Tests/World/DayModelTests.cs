using System.Collections.Concurrent;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Tests.World;

public class DayModelTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);

    private static readonly List<DeviceFacts> Devices =
    [
        .. new (string Kind, int Count)[] { ("bin", 60), ("manhole", 96), ("ebox", 60), ("dust", 36), ("counter", 48) }
            .SelectMany(k => Enumerable.Range(1, k.Count).Select(i =>
                new DeviceFacts($"{k.Kind}-{i:000}", k.Kind, 121.435 + 0.03 * i / k.Count, 31.222, new Dictionary<string, double>()))),
    ];

    [Fact]
    public void The_same_seed_gives_the_same_day_to_the_digit() => Texts(Play(7)).ShouldBe(Texts(Day(7)));

    [Fact]
    public void A_day_that_counts_from_its_own_midnight_is_the_same_a_week_later()
    {
        List<string> Hour(DateTimeOffset start)
        {
            var world = new StreetWorld(Devices, new Chance(7, epoch: start), start);
            return [.. Enumerable.Range(1, 120).SelectMany(i => world.Step(start + i * Thing.Beat)).Select(r => $"{r.At - start} {r.DeviceId} {string.Join(' ', r.Values)}")];
        }

        Hour(Morning.AddDays(7)).ShouldBe(Hour(Morning));
    }

    [Fact]
    public void Another_seed_gives_another_day() => Texts(Day(8)).ShouldNotBe(Texts(Day(7)));

    [Theory]
    [InlineData(8)]
    [InlineData(7)]
    [InlineData(9)]
    public void Every_reading_is_within_its_profile(long seed)
    {
        var ranges = new Dictionary<string, (double Min, double Max)>
        {
            ["fill"] = (0, 100), ["shift"] = (0, 90), ["water"] = (0, 150), ["door"] = (0, 1), ["pm10"] = (0, 1000), ["in"] = (0, 2000), ["out"] = (0, 2000),
        };
        foreach (var (name, value) in Day(seed).Reports.SelectMany(r => r.Values))
        {
            value.ShouldBeInRange(ranges[name].Min, ranges[name].Max, name);
        }
    }

    [Fact]
    public void A_day_without_people_brings_dozens_of_troubles_of_every_kind()
    {
        var troubles = Enumerable.Range(5, 5).SelectMany(seed => Day(seed).World.Troubles).ToList();
        troubles.Count.ShouldBeInRange(5 * 30, 5 * 160);
        troubles.Select(t => t.What).Distinct().ShouldBe(["overflow", "cover shifted", "water", "door open", "dust"], ignoreOrder: true);
    }

    [Fact]
    public void Every_device_reports_in_its_rhythm_or_is_silent_for_hours()
    {
        var byDevice = Day(7).Reports.GroupBy(r => r.DeviceId).ToDictionary(g => g.Key, g => g.Count());
        byDevice.Count.ShouldBe(Devices.Count);
        byDevice.Where(d => d.Key.StartsWith("bin")).ShouldAllBe(d => d.Value > 144 - 24);
        byDevice.Where(d => d.Key.StartsWith("counter")).ShouldAllBe(d => d.Value > 288 - 40);
    }

    [Fact]
    public void An_emptied_bin_is_nearly_empty_and_says_so_at_the_next_beat()
    {
        var world = new StreetWorld(Devices, new Chance(7), Morning);
        world.Provoke("overflow", "bin-012", Morning)!.Values["fill"].ShouldBe(97);
        world.Find("bin-012")!.IsWrong.ShouldBeTrue();
        world.PutRight("bin-012", Morning.AddMinutes(4));
        world.Find("bin-012")!.IsWrong.ShouldBeFalse();
        world.Step(Morning.AddMinutes(5)).Single(r => r.DeviceId == "bin-012").Values["fill"].ShouldBeLessThan(12);
        world.Troubles.Single().Until.ShouldBe(Morning.AddMinutes(4));
    }

    [Theory]
    [InlineData("overflow", "bin-001")]
    [InlineData("manholeShift", "manhole-001")]
    [InlineData("manholeWater", "manhole-001")]
    [InlineData("doorOpen", "ebox-001")]
    [InlineData("dust", "dust-001")]
    public void What_is_asked_for_happens_at_once(string kind, string device)
    {
        var world = new StreetWorld(Devices, new Chance(7), Morning);
        world.Provoke(kind, device, Morning).ShouldNotBeNull().DeviceId.ShouldBe(device);
        world.Find(device)!.IsWrong.ShouldBeTrue();
    }

    [Fact]
    public void An_event_for_the_wrong_kind_of_device_is_nothing() =>
        new StreetWorld(Devices, new Chance(7), Morning).Provoke("overflow", "ebox-001", Morning).ShouldBeNull();

    [Fact]
    public void A_bin_goes_on_from_its_last_known_level()
    {
        var known = new DeviceFacts("bin-001", "bin", 121.44, 31.22, new Dictionary<string, double> { ["fill"] = 63 });
        new Bin(known, new Chance(7), 0).Level.ShouldBe(63);
    }

    private static readonly ConcurrentDictionary<long, Lazy<(StreetWorld World, List<Report> Reports)>> days = new();

    private static (StreetWorld World, List<Report> Reports) Day(long seed) => days.GetOrAdd(seed, s => new(() => Play(s))).Value;

    private static (StreetWorld World, List<Report> Reports) Play(long seed)
    {
        var world = new StreetWorld(Devices, new Chance(seed), Morning);
        var reports = new List<Report>();
        for (var now = Morning; now < Morning.AddDays(1); now += Thing.Beat)
        {
            reports.AddRange(world.Step(now + Thing.Beat));
        }

        return (world, reports);
    }

    private static List<string> Texts((StreetWorld World, List<Report> Reports) day) =>
        [.. day.Reports.Select(r => $"{r.At:O} {r.DeviceId} {string.Join(' ', r.Values.Select(v => $"{v.Key}={v.Value}"))}"), .. day.World.Troubles.Select(t => t.ToString())];
}
