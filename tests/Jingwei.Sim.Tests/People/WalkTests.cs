using Jingwei.Sim.People;

namespace Jingwei.Sim.Tests.People;

public class WalkTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly RoadPath road = new([new(121.4352, 31.2222), new(121.4478, 31.2280), new(121.4650, 31.2340)]);

    [Fact]
    public void A_stroll_stays_on_the_beat_and_moves_at_1_2_meters_a_second()
    {
        var walk = new Walk(road, 500, 1200, 10, 600, Start);
        for (var second = 0; second < 7200; second += 15)
        {
            var here = road.Project(walk.PlaceAt(Start.AddSeconds(second)));
            var next = road.Project(walk.PlaceAt(Start.AddSeconds(second + 15)));
            here.Meters.ShouldBeInRange(494, 1206);
            Math.Abs(next.Meters - here.Meters).ShouldBeLessThan(1.2 * 15 + 7);
        }
    }

    [Fact]
    public void The_way_to_a_case_takes_its_distance_over_the_speed()
    {
        var walk = new Walk(road, 500, 500, 0, 500, Start);
        walk.GoTo(road.At(1_400), 3, Start).ShouldBe(Start.AddSeconds(300), TimeSpan.FromSeconds(1));
        road.Project(walk.PlaceAt(Start.AddSeconds(100))).Meters.ShouldBe(800, 2);
        road.Project(walk.PlaceAt(Start.AddSeconds(900))).Meters.ShouldBe(1_400, 2);
        walk.IsMoving(Start.AddSeconds(301)).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_is_called_off_on_the_way_goes_on_from_there()
    {
        var walk = new Walk(road, 0, 200, 0, 100, Start);
        walk.GoTo(road.At(1_000), 3, Start);
        walk.Resume(Start.AddSeconds(100));
        road.Project(walk.PlaceAt(Start.AddSeconds(100))).Meters.ShouldBe(400, 2);
        road.Project(walk.PlaceAt(Start.AddSeconds(200))).Meters.ShouldBe(280, 2);
    }

    [Fact]
    public void Projecting_a_place_beside_the_road_finds_it_again()
    {
        var place = road.At(1_234, 12);
        var (meters, left, away) = road.Project(place);
        meters.ShouldBe(1_234, 1);
        left.ShouldBe(12, 0.5);
        away.ShouldBe(12, 0.5);
    }

    [Fact]
    public void The_heading_of_someone_walking_east_along_the_road_is_about_east_north_east() =>
        new Walk(road, 0, 3_000, 0, 100, Start).HeadingAt(Start)!.Value.ShouldBeInRange(55, 75);
}
