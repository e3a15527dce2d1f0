using System.Text;
using Jingwei.City.Assets;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.City.Tests.Imports;

public sealed class ImportAssetsTests : IAsyncLifetime
{
    private const string Table = """
        number,category,name_zh,lon,lat,competent,owner,maintainer
        LD-0384,A01-18,路灯,121.405,31.225,北街道城运中心,,环卫公司
        GX-12,A03-05,果皮箱,121.406,31.226,,,
        """;

    private SmallCity city = null!;

    public async ValueTask InitializeAsync() => city = await SmallCity.Build();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task An_asset_comes_with_its_place_and_its_bodies_and_the_same_file_again_changes_nothing()
    {
        var report = await Import(Table);
        report.Errors.ShouldBeEmpty();
        report.Added.ShouldBe(2);
        var lamp = (await city.Rig.Reader.Read(db => AssetRegister.FindByNumber(db, "LD-0384")))!;
        (lamp.Category, lamp.CompetentId, lamp.OwnerId, lamp.MaintainerId).ShouldBe(("A01-18", city.Center, null, city.Company));
        lamp.AreaId.ShouldBe(city.WestNorth);

        var again = await Import(Table);
        (again.Added, again.Changed, again.Unchanged).ShouldBe((0, 0, 2));
        (await Import(Table.Replace("环卫公司", "", StringComparison.Ordinal))).Changed.ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_told_by_line_and_nothing_is_stored()
    {
        var report = await Import("""
            number,category,name_zh,lon,lat,maintainer
            LD-1,路灯,路灯,121.405,31.225,
            LD-2,A01-18,路灯,0,0,
            LD-3,A01-18,,121.405,31.225,
            """);
        report.Errors.Select(e => e.ToString()).ShouldBe(["line 2: category: asset_code_invalid (路灯)", "line 3: area_code: area_unknown", "line 4: name_zh: required"]);
        (await Import("number,category,name_zh,lon,lat,maintainer\nLD-1,A01-18,路灯,121.405,31.225,没有的公司\n")).Errors.Single().ToString().ShouldBe("line 2: maintainer: organization_unknown (没有的公司)");
        (await city.Rig.Reader.Read(db => db.Set<AssetRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_registers_in_one_district_writes_no_asset_of_another()
    {
        var keeper = new Actor(1, "keeper", Text.Same("keeper"), ActorKind.Person, [new ActorPost(Roles.Administrator, city.East, null, null)]);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Table));
        var report = await city.Rig.Services.GetRequiredService<ImportAssets>().Run(file, new ImportOptions(), keeper, CancellationToken.None);
        report.Errors.ShouldAllBe(e => e.Code == "area_not_yours");
        report.Errors.Count.ShouldBe(2);
    }

    private async Task<ImportReport> Import(string table)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await city.Rig.Services.GetRequiredService<CityImport>().Assets(file, new ImportOptions(), CancellationToken.None);
    }
}
