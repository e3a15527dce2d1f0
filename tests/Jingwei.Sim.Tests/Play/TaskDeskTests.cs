using Jingwei.Sim.People;
using Jingwei.Sim.Play;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Tests.Play;

public class TaskDeskTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
    private readonly FakeCity city = new() { Now = Start };
    private readonly Agenda agenda = new();
    private readonly TownParts parts;
    private readonly TaskDesk desk;

    public TaskDeskTests()
    {
        var http = new HttpClient(city) { BaseAddress = new Uri("http://city.test/api/v1/") };
        var road = new RoadPath([new(121.4352, 31.2222), new(121.4478, 31.2280), new(121.4650, 31.2340)]);
        PlayedPerson Person(string name, string role, double at) => new(name, role, new CityHttp(http, name, "demo"))
        {
            OnShift = true, Walk = role == "operator" ? null : new Walk(road, at, at, 0, at, Start), SpeedMetersPerSecond = 2,
        };
        var chance = new Chance(7);
        var world = new StreetWorld([new DeviceFacts("bin-012", "bin", 121.4478, 31.2280, new Dictionary<string, double> { ["fill"] = 20 })], chance, Start);
        parts = new TownParts(
            world, chance, road, [Person("street", "operator", 0), Person("patrol1", "officer", 900), Person("crew1", "crew", 1_700)],
            new CityHttp(http), new MqttFleet("nowhere", 1, "demo", TimeProvider.System), _ => { });
        desk = new TaskDesk(parts, agenda) { PlayedSince = Start };
    }

    [Fact]
    public async Task A_full_bin_is_looked_at_emptied_and_checked_each_by_another()
    {
        parts.World.Provoke("overflow", "bin-012", Start);
        await PlayUntilClosed();
        city.State.ShouldBe("closed");
        var moves = city.History.Where(h => h.Move is not "declined").ToList();
        moves.Select(m => m.Move).Distinct().ShouldBe(["accept", "onTheWay", "arrived", "reallySo", "handedOver", "startWork", "done", "checked"]);
        moves.Last().Who.ShouldBe("street");
        parts.World.Find("bin-012")!.IsWrong.ShouldBeFalse();
        city.Pictures.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Who_finds_nothing_wrong_says_false_alarm()
    {
        await PlayUntilClosed();
        city.History.Select(h => h.Move).ShouldContain("falseAlarm");
        city.History.ShouldNotContain(h => h.Who == "crew1");
    }

    [Fact]
    public async Task The_way_takes_its_time()
    {
        parts.World.Provoke("overflow", "bin-012", Start);
        await PlayUntilClosed();
        DateTimeOffset At(string move) => city.History.First(h => h.Move == move).At;
        var away = Math.Abs(parts.Road.Project(new Spot(121.4478, 31.2280)).Meters - 900);
        (At("arrived") - At("onTheWay")).TotalSeconds.ShouldBe(away / 2, 3);
    }

    [Fact]
    public async Task A_case_that_somebody_moves_by_hand_is_left_to_them()
    {
        parts.World.Provoke("overflow", "bin-012", Start);
        await desk.Watch(Start, TestContext.Current.CancellationToken);
        city.MoveByHand("patrol1", "accept");
        city.MoveByHand("patrol1", "onTheWay");
        await PlayUntilClosed();
        city.State.ShouldBe("onTheWay");
        city.History.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_cleared_by_hand_is_clear_in_the_street_too()
    {
        parts.World.Provoke("overflow", "bin-012", Start);
        foreach (var move in (string[])["accept", "onTheWay", "arrived", "reallySo", "handedOver", "startWork", "done"])
        {
            city.MoveByHand("somebody", move);
        }

        await desk.Watch(Start, TestContext.Current.CancellationToken);
        parts.World.Find("bin-012")!.IsWrong.ShouldBeFalse();
    }

    private async Task PlayUntilClosed()
    {
        var ct = TestContext.Current.CancellationToken;
        await desk.Watch(city.Now, ct);
        for (var steps = 0; steps < 60 && agenda.NextAt is { } next; steps++)
        {
            city.Now = next;
            while (agenda.TakeDue(next) is { } entry)
            {
                await entry.Act(next);
            }

            await desk.Watch(next, ct);
        }
    }
}
