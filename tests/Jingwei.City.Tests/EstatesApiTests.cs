using System.Net;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Tests;

public sealed class EstatesApiTests : IAsyncLifetime
{
    private CityHost host = null!;
    private long estate;

    private SmallCity City => host.City;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await City.Hire("street", Roles.Operator, City.WestNorth, password: CityHost.Password);
        await City.Hire("beside", Roles.Operator, City.WestSouth, password: CityHost.Password);
        estate = await City.Rig.Writer.Write(async scope =>
        {
            var (area, grid, building, entrance) = (scope.NewId(), scope.NewId(), scope.NewId(), scope.NewId());
            await City.Register.AddAreas(scope,
            [
                new NewArea(area, City.Neighborhood, AreaLevels.Estate, new Text("升平里", "Shengpingli")),
                new NewArea(grid, City.Neighborhood, AreaLevels.MicroGrid, new Text("第一微网格", "Micro-grid 1")),
            ]);
            City.Register.AddEstates(scope, [new NewEstate(area, new Text("升平街 12 弄", "Lane 12, Shengping Street"), City.Company, 1958)]);
            City.Register.AddBuildings(scope, [new NewBuilding(building, area, "3号楼", Floors: 6, MicroGridId: grid)]);
            City.Register.AddEntrances(scope, [new NewEntrance(entrance, building, "1单元")]);
            var homes = new[] { new NewHome(scope.NewId(), entrance, "202", 2, 8845), new NewHome(scope.NewId(), entrance, "101", 1, 4205) };
            City.Register.AddHomes(scope, homes);
            City.Register.AddHomeOwners(scope, [new NewHomeOwner(homes[0].Id, "王芳", 1, 2), new NewHomeOwner(homes[0].Id, "李伟", 1, 2)]);
            City.Register.AddHomeOccupants(scope, [new NewHomeOccupant(homes[0].Id, "赵敏")]);
            return area;
        });
        await City.Areas.Reload();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_estate_is_listed_with_what_stands_in_it()
    {
        var list = await CityHost.Json(await (await host.SignedIn("street")).GetAsync("/api/v1/estates"));

        var only = list.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("name").GetProperty("zh").GetString().ShouldBe("升平里");
        only.GetProperty("neighborhood").GetProperty("id").GetString().ShouldBe(City.Neighborhood.ToString());
        only.GetProperty("homes").GetInt32().ShouldBe(2);
        only.GetProperty("exclusiveAreaSquareMeters").GetDecimal().ShouldBe(130.50m);
    }

    [Fact]
    public async Task An_estate_opens_down_to_the_doors_and_names_nobody()
    {
        var answer = await (await host.SignedIn("street")).GetAsync($"/api/v1/estates/{estate}/buildings");

        var homes = (await CityHost.Json(answer)).GetProperty("buildings")[0].GetProperty("entrances")[0].GetProperty("homes");
        homes.EnumerateArray().Select(h => h.GetProperty("room").GetString()).ShouldBe(["101", "202"]);
        homes[1].GetProperty("exclusiveAreaSquareMeters").GetDecimal().ShouldBe(88.45m);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("王芳");
    }

    [Fact]
    public async Task The_next_areas_estates_are_not_mine_to_see()
    {
        var beside = await host.SignedIn("beside");

        (await CityHost.Json(await beside.GetAsync("/api/v1/estates"))).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await CityHost.Problem(await beside.GetAsync($"/api/v1/estates/{estate}/buildings"))).ShouldBe((HttpStatusCode.NotFound, "estate_unknown"));
    }
}
