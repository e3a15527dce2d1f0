using Jingwei.Foundation;
using Jingwei.Host.Demo.Street;

namespace Jingwei.Sim.Tests.Street;

public class DemoStreetTests
{
    private static readonly DemoStreet street = DemoStreet.LayOut(StreetPlan.Read());

    /// <summary>Points some 40 m apart over the whole view, off every node of the plan.</summary>
    private static readonly List<GeoPoint> Lattice =
    [
        .. from i in Enumerable.Range(0, 127)
           from j in Enumerable.Range(0, 72)
           select new GeoPoint(121.4301 + i * 0.00037, 31.2171 + j * 0.00041),
    ];

    [Fact]
    public void There_are_60_bins_and_300_sensors()
    {
        street.Devices.Count(d => d.Kind == "bin").ShouldBe(60);
        street.Sensors.Count().ShouldBe(300);
        street.Devices.First(d => d.Kind == "bin").Id.ShouldBe("bin-001");
        street.Devices.Last(d => d.Kind == "bin").Id.ShouldBe("bin-060");
    }

    [Fact]
    public void Every_device_has_its_own_id_and_within_its_kind_its_own_address()
    {
        street.Devices.Select(d => d.Id).ShouldBeUnique();
        street.Devices.Select(d => (d.Kind, d.Address.Zh)).ShouldBeUnique();
        street.Devices.Select(d => (d.Kind, d.Address.En)).ShouldBeUnique();
        street.Devices.ShouldAllBe(d => d.Address.Zh.StartsWith("南京西路 ") && d.Address.Zh.Contains("路口"));
    }

    [Fact]
    public void The_road_is_about_three_kilometers_long() => street.Road.LengthMeters.ShouldBeInRange(3000, 3400);

    [Fact]
    public void Bins_stand_on_both_kerbs_about_a_hundred_meters_apart()
    {
        foreach (var kerb in street.Devices.Where(d => d.Kind == "bin").GroupBy(d => d.NorthSide))
        {
            var chainages = kerb.Select(d => d.ChainageMeters).ToList();
            chainages.Count.ShouldBe(30);
            chainages.Zip(chainages.Skip(1), (a, b) => b - a).ShouldAllBe(gap => gap > 50 && gap < 165);
        }
    }

    [Fact]
    public void Nothing_stands_in_a_crossing() => street.Devices.ShouldAllBe(
        d => street.Road.Chainages.Skip(1).SkipLast(1).All(c => Math.Abs(c - d.ChainageMeters) > 15));

    [Fact]
    public void The_road_crosses_four_subdistricts_of_two_districts()
    {
        var parents = street.Devices.Select(d => ParentOf(d.AreaCode)).ToHashSet();
        parents.ShouldBe(["310106013", "310106012", "310106011", "310101002"], ignoreOrder: true);
    }

    [Fact]
    public void A_device_lies_in_the_subdistrict_of_its_stretch() => street.Devices.ShouldAllBe(
        d => Rings.Contains(street.Areas.Single(a => a.Code == ParentOf(d.AreaCode)).Ring, d.Place));

    [Fact]
    public void The_stretches_of_the_road_are_the_zone_without_gap_or_overlap()
    {
        var zone = street.Areas.Single(a => a.Level == "zone");
        var stretches = street.Areas.Where(a => street.StretchCodes.Contains(a.Code)).ToList();
        foreach (var point in Lattice)
        {
            stretches.Count(s => Rings.Contains(s.Ring, point)).ShouldBe(Rings.Contains(zone.Ring, point) ? 1 : 0, $"at {point}");
        }
    }

    private static string? ParentOf(string areaCode) => street.Areas.Single(a => a.Code == areaCode).Parent;

    [Fact]
    public void The_subdistricts_tile_the_city_in_view_without_gap_or_overlap()
    {
        var city = street.Areas.Single(a => a.Level == "city");
        var parts = street.Areas.Where(a => a.Level == "subdistrict").ToList();
        foreach (var point in Lattice)
        {
            var holders = parts.Count(p => Rings.Contains(p.Ring, point));
            holders.ShouldBe(Rings.Contains(city.Ring, point) ? 1 : 0, $"at {point}");
        }
    }

    [Fact]
    public void Every_area_below_the_city_has_its_parent_and_lies_in_it()
    {
        foreach (var area in street.Areas.Where(a => a.Parent is not null && !street.StretchCodes.Contains(a.Code)))
        {
            var parent = street.Areas.Single(a => a.Code == area.Parent);
            Lattice.Where(p => Rings.Contains(area.Ring, p)).ShouldAllBe(p => Rings.Contains(parent.Ring, p), area.Name.Zh);
        }
    }

    [Fact]
    public void The_zone_holds_every_device_of_the_road()
    {
        var zone = street.Areas.Single(a => a.Level == "zone");
        street.Devices.ShouldAllBe(d => Rings.Contains(zone.Ring, d.Place));
    }

    [Fact]
    public void Every_device_lies_in_exactly_one_point_owners_section() =>
        street.Devices.ShouldAllBe(d => street.Sections.Count(s => Rings.Contains(s.Ring, d.Place)) == 1);

    [Fact]
    public void At_every_hour_four_officers_and_a_crew_are_on_shift_and_three_crews_when_the_street_is_full()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            int OnShift(string role) => street.Shifts.Count(s => s.Role == role && !s.OnDutyList && (hour - s.FromHour + 24) % 24 < s.Hours);
            OnShift("officer").ShouldBe(4, $"at {hour}:00");
            OnShift("crew").ShouldBeGreaterThanOrEqualTo(hour is >= 11 and < 22 ? 3 : 1, $"at {hour}:00");
        }
    }

    [Fact]
    public void Every_post_names_areas_and_organizations_that_exist()
    {
        var areas = street.Areas.Select(a => a.Code).ToHashSet();
        var organizations = street.Organizations.Select(o => o.Code).ToHashSet();
        street.People.ShouldAllBe(p => p.AreaCodes.All(areas.Contains));
        street.People.ShouldAllBe(p => p.Organization == null || organizations.Contains(p.Organization));
        street.Organizations.ShouldAllBe(o => areas.Contains(o.Area));
        street.People.Select(p => p.UserName).ShouldBeUnique();
    }

    [Fact]
    public void Telephone_numbers_are_from_no_mobile_range() =>
        street.People.ShouldAllBe(p => p.Phone == null || (p.Phone.Length == 11 && p.Phone.StartsWith("120")));

    [Fact]
    public void The_neighborhood_has_two_estates_and_micro_grids_of_30_to_100_homes()
    {
        street.Buildings.Select(b => b.EstateCode).Distinct().Count().ShouldBe(2);
        foreach (var grid in street.Buildings.GroupBy(b => b.GridCode))
        {
            grid.Sum(b => b.Entrances.Sum(e => e.Homes.Count)).ShouldBeInRange(30, 100, grid.Key);
            var ring = street.Areas.Single(a => a.Code == grid.Key).Ring;
            grid.ShouldAllBe(b => Rings.Contains(ring, Rings.Middle(b.Ring)));
        }
    }

    [Fact]
    public void Laid_out_twice_it_is_the_same_to_the_digit()
    {
        var again = DemoStreet.LayOut(StreetPlan.Read());
        again.Devices.ShouldBe(street.Devices);
        again.Features.SelectMany(f => f.Points).ShouldBe(street.Features.SelectMany(f => f.Points));
    }
}
