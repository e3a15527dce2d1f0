using System.Text;
using Jingwei.City.Assets;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
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
        report.Errors.Select(e => e.ToString()).ShouldBe(["line 2: category: asset_code_invalid (路灯)", "line 3: lon: asset_outside (0)", "line 4: name_zh: required"]);
        (await Import("number,category,name_zh,lon,lat,maintainer\nLD-1,A01-18,路灯,121.405,31.225,没有的公司\n")).Errors.Single().ToString().ShouldBe("line 2: maintainer: asset_body_unknown (没有的公司)");
        (await city.Rig.Reader.Read(db => db.Set<AssetRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_registers_in_one_district_writes_no_asset_of_another()
    {
        var keeper = new Actor(1, "keeper", Text.Same("keeper"), ActorKind.Person, [new ActorPost(Roles.Administrator, city.East, null, null)]);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Table));
        var refused = (await city.Rig.Services.GetRequiredService<ImportAssets>().Run(file, false, Datum.Wgs84, keeper, CancellationToken.None)).Refusal!;
        (refused.Code, refused.Field, refused.Args!["count"], refused.Args["line"]).ShouldBe(("assets_import_wrong", "lon", 2, 2));
        ((IReadOnlyList<AssetMistake>)refused.Args["mistakes"]!).ShouldAllBe(m => m.Code == "area_not_yours");
    }

    [Fact]
    public async Task A_preview_says_what_it_would_do_and_stores_nothing()
    {
        var previewed = await Send(Table, preview: true);
        (previewed.Stored, previewed.Added, previewed.Assets[0].Line, previewed.Assets[0].Change).ShouldBe((false, 2, 2, "added"));
        (await city.Rig.Reader.Read(db => db.Set<AssetRow>().CountAsync())).ShouldBe(0);

        var wrong = await Send(Table.Replace("A03-05", "垃圾箱", StringComparison.Ordinal), preview: true);
        var mistake = wrong.Mistakes.Single();
        (wrong.Added, mistake.Line, mistake.Field, mistake.Code, mistake.Value).ShouldBe((0, 3, "category", "asset_code_invalid", "垃圾箱"));

        (await Send(Table, preview: false)).Stored.ShouldBeTrue();
        var again = await Send(Table.Replace("路灯,121", "路灯杆,121", StringComparison.Ordinal), preview: true);
        (again.Changed, again.Unchanged).ShouldBe((1, 1));
        (await city.Rig.Reader.Read(db => AssetRegister.FindByNumber(db, "LD-0384")))!.Name.Zh.ShouldBe("路灯", "only previewed");
    }

    [Fact]
    public async Task Columns_may_bear_their_Chinese_names_and_an_English_name_stays_when_the_file_has_none()
    {
        (await Send("编号,类别,名称,英文名称,经度,纬度\nLD-1,A01-18,路灯,Street lamp,121.405,31.225\n", preview: false)).Added.ShouldBe(1);
        (await Send("编号,类别,名称,经度,纬度\nLD-1,A01-18,路灯,121.405,31.225\n", preview: false)).Unchanged.ShouldBe(1);
        (await city.Rig.Reader.Read(db => AssetRegister.FindByNumber(db, "LD-1")))!.Name.En.ShouldBe("Street lamp");
        (await Send("编号,类型,名称,经度,纬度\n", preview: true)).Mistakes.Select(m => m.Code).ShouldBe(["assets_column_missing", "assets_column_unknown"]);
        (await Send("编号,类别,名称,经度,纬度\n", preview: true)).Mistakes.Single().Code.ShouldBe("assets_table_empty");
    }

    private async Task<AssetImport> Send(string table, bool preview)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        var keeper = new Actor(1, "keeper", Text.Same("keeper"), ActorKind.Person, [new ActorPost(Roles.Administrator, city.City, null, null)]);
        return (await city.Rig.Services.GetRequiredService<ImportAssets>().Run(file, preview, Datum.Wgs84, keeper, CancellationToken.None)).Value;
    }

    private async Task<ImportReport> Import(string table)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await city.Rig.Services.GetRequiredService<CityImport>().Assets(file, new ImportOptions(), CancellationToken.None);
    }
}
