using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class AreaDirectoryTests : IAsyncLifetime
{
    private SmallCity city = null!;

    public async ValueTask InitializeAsync() => city = await SmallCity.Build();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public void A_point_lies_in_one_area_of_each_level()
    {
        var point = SmallCity.At(1.5, 3.5);

        city.Areas.At(point, AreaLevels.District)!.Id.ShouldBe(city.West);
        city.Areas.At(point, AreaLevels.Subdistrict)!.Id.ShouldBe(city.WestNorth);
        city.Areas.At(point, AreaLevels.Neighborhood)!.Id.ShouldBe(city.Neighborhood);
        city.Areas.At(point, AreaLevels.Zone)!.Id.ShouldBe(city.Zone);
        city.Areas.At(point, AreaLevels.Estate).ShouldBeNull();
    }

    [Fact]
    public void On_a_shared_edge_the_answer_is_always_the_same() =>
        city.Areas.At(SmallCity.At(2, 3), AreaLevels.Subdistrict)!.Id.ShouldBe(Math.Min(city.WestNorth, city.EastNorth));

    [Fact]
    public void Outside_the_city_there_is_no_area() => city.Areas.AllAt(SmallCity.At(9, 9)).ShouldBeEmpty();

    [Fact]
    public void Ancestors_start_with_the_area_itself_and_leave_zones_out() =>
        city.Areas.AncestorsOf(city.Neighborhood).Select(a => a.Id).ShouldBe([city.Neighborhood, city.WestNorth, city.West, city.City]);

    [Fact]
    public void Levels_are_all_that_contain_an_area_the_smallest_first_and_of_two_as_large_the_zone()
    {
        city.Areas.LevelsOver(city.Neighborhood).Select(a => a.Id).ShouldBe([city.Neighborhood, city.WestNorth, city.Zone, city.West, city.City]);
        city.Areas.LevelsOver(city.WestSouth).Select(a => a.Id).ShouldBe([city.WestSouth, city.West, city.City], "the zone does not contain it");
        city.Areas.LevelsOver(7).ShouldBeEmpty();
    }

    [Fact]
    public void Descendants_are_the_area_itself_and_all_below() =>
        city.Areas.DescendantsOf(city.West).Select(a => a.Id).ShouldBe([city.West, city.WestNorth, city.WestSouth, city.Neighborhood], ignoreOrder: true);

    [Fact]
    public void A_zone_covers_its_members_and_all_below_them_across_the_district_border()
    {
        city.Areas.Covers(city.Zone, city.EastNorth).ShouldBeTrue();
        city.Areas.Covers(city.Zone, city.Neighborhood).ShouldBeTrue();
        city.Areas.Covers(city.Zone, city.WestSouth).ShouldBeFalse();
        city.Areas.Covers(city.West, city.EastNorth).ShouldBeFalse();
    }

    [Fact]
    public async Task The_closure_in_the_database_agrees_with_the_directory()
    {
        var pairs = await city.Rig.Reader.Read(db => db.Set<AreaClosureRow>().ToListAsync());

        pairs.ShouldAllBe(p => city.Areas.Covers(p.AncestorId, p.DescendantId));
        pairs.Count(p => p.AncestorId == city.City).ShouldBe(8);
    }

    [Fact]
    public void An_area_is_found_by_its_official_code() => city.Areas.FindByCode("310106001")!.Id.ShouldBe(city.WestNorth);

    [Fact]
    public async Task A_change_is_heard_without_asking_for_it()
    {
        city.Areas.City!.Id.ShouldBe(city.City);

        await city.Rig.Writer.Write(async scope =>
        {
            await city.Register.AddAreas(scope, [new NewArea(scope.NewId(), city.WestSouth, AreaLevels.Neighborhood, Text.Same("新居委"), "310106002001")]);
            return 0;
        });
        await city.Rig.Settle();

        city.Areas.FindByCode("310106002001").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_area_that_begins_tomorrow_is_not_there_today()
    {
        await city.Rig.Writer.Write(async scope =>
        {
            await city.Register.AddAreas(scope,
                [new NewArea(scope.NewId(), city.East, AreaLevels.Subdistrict, Text.Same("新街道"), "310101099", ValidFrom: city.Now.AddDays(1))]);
            return 0;
        });
        await city.Areas.Reload();
        city.Areas.FindByCode("310101099").ShouldBeNull();

        city.Rig.Clock.Advance(TimeSpan.FromDays(1));

        city.Areas.FindByCode("310101099").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reference_to_nothing_is_refused_by_the_database() =>
        await Should.ThrowAsync<DbUpdateException>(city.Rig.Writer.Write(async scope =>
        {
            await city.Register.AddAreas(scope, [new NewArea(scope.NewId(), 42, AreaLevels.District, Text.Same("x"))]);
            return 0;
        }));
}
