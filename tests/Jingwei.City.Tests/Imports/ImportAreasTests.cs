using System.Diagnostics;
using System.Text;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.City.Tests.Imports;

public sealed class ImportAreasTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const string Divisions = """
        {
          "3101": { "310101": "黄浦区", "310106": "静安区" },
          "310101": { "310101002": "南京东路街道" },
          "310106": { "310106013": "静安寺街道", "310106012": "南京西路街道" },
          "310106012": { "310106012001": "升平居委会" }
        }
        """;

    private readonly StorageRig rig = new(s => s.AddCity());

    private AreaDirectory Areas => rig.Services.GetRequiredService<AreaDirectory>();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Divisions_become_a_tree_with_levels_by_the_length_of_the_code()
    {
        (await Import(Divisions, new ImportOptions(CityName: "上海市"))).ShouldBe((7, 0, 0, 0));

        Areas.City!.Name.Zh.ShouldBe("上海市");
        var neighborhood = Areas.FindByCode("310106012001")!;
        neighborhood.Level.ShouldBe(AreaLevels.Neighborhood);
        Areas.AncestorsOf(neighborhood.Id).Select(a => a.Name.Zh).ShouldBe(["升平居委会", "南京西路街道", "静安区", "上海市"]);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await Import(Divisions, new ImportOptions(CityName: "上海市"));
        var before = Areas.List().Select(a => (a.Id, a.Code)).ToList();

        (await Import(Divisions)).ShouldBe((0, 0, 7, 0));

        Areas.List().Select(a => (a.Id, a.Code)).ShouldBe(before);
    }

    [Fact]
    public async Task A_new_name_changes_the_area_and_keeps_its_id()
    {
        await Import(Divisions);
        var id = Areas.FindByCode("310106013")!.Id;

        (await Import(Divisions.Replace("静安寺街道", "静安寺社区"))).ShouldBe((0, 1, 6, 0));

        Areas.Find(id)!.Name.Zh.ShouldBe("静安寺社区");
    }

    [Fact]
    public async Task A_unit_that_a_complete_list_no_longer_names_has_ended()
    {
        await Import(Divisions);
        var id = Areas.FindByCode("310106013")!.Id;
        rig.Clock.Advance(TimeSpan.FromDays(1));

        (await Import(Divisions.Replace("\"310106013\": \"静安寺街道\", ", ""), new ImportOptions(EndMissing: true))).ShouldBe((0, 0, 6, 1));

        Areas.Find(id).ShouldBeNull();
        Areas.FindByCode("310106013").ShouldBeNull();
        (await rig.Reader.Read(db => db.Set<AreaRow>().SingleAsync(a => a.Id == id))).ValidUntil.ShouldBe(rig.Clock.Now);
    }

    [Fact]
    public async Task A_city_that_setup_made_takes_the_files_code_and_name()
    {
        var city = await rig.Writer.Write(async scope =>
        {
            var id = scope.NewId();
            await rig.Services.GetRequiredService<CityRegister>().AddAreas(scope, [new NewArea(id, null, AreaLevels.City, new Foundation.Text("本市", "City"))]);
            return id;
        });

        await Import(Divisions, new ImportOptions(CityName: "上海市"));

        Areas.FindByCode("3101")!.Id.ShouldBe(city);
        Areas.Find(city)!.Name.Zh.ShouldBe("上海市");
    }

    [Fact]
    public async Task Another_writing_of_the_citys_code_is_the_same_city_and_another_city_is_refused()
    {
        await Import("code,name_zh,level\n310000,上海市,city\n");
        (await Import(Divisions)).ShouldBe((6, 0, 1, 0));

        await Refused("""{"5101":{"510104":"锦江区"}}""", "another_city");
        Areas.FindByCode("510104").ShouldBeNull();
        var report = await Report("{\"5101\":{\"510104\":\"锦江区\"},\"510104\":{\"510104017\":\"锦官驿街道\"}}");
        report.Errors.ShouldHaveSingleItem().Code.ShouldBe("another_city"); // and not one for each unit below
    }

    [Fact]
    public async Task A_table_says_what_is_wrong_in_which_line_and_stores_nothing()
    {
        var report = await Report("""
            code,parent_code,level,name_zh,name_en,lon,lat,valid_from
            3101,,city,上海市,Shanghai,121.47,31.23,
            310106,3101,,静安区,Jing'an,abc,31.23,
            310106012,310106,,,,,,
            310107012,,,某街道,,,,2026-13-01
            zone-1,3101,,片区,,,,
            310106,3101,,静安区,,,,
            """);

        report.Errors.Select(e => e.ToString()).ShouldBe(
        [
            "line 3: lon: not_a_number_in_range (abc)",
            "line 4: name_zh: required",
            "line 5: valid_from: not_a_date (2026-13-01)",
            "line 6: level: required",
            "line 7: code: code_twice (310106)",
        ]);
        Areas.City.ShouldBeNull();
    }

    [Fact]
    public async Task A_table_may_begin_and_end_areas_on_a_day()
    {
        await Import("""
            code,name_zh,name_en,valid_from,valid_until
            3101,上海市,Shanghai,,
            310106,静安区,Jing'an,,
            310108,闸北区,Zhabei,,2026-11-23
            310109,新区,New,2026-11-23,
            """);
        Areas.FindByCode("310108").ShouldNotBeNull();
        Areas.FindByCode("310109").ShouldBeNull();

        rig.Clock.Advance(TimeSpan.FromHours(16)); // 00:00 in Shanghai on the 23rd

        Areas.FindByCode("310108").ShouldBeNull();
        Areas.FindByCode("310109")!.Name.En.ShouldBe("New");
    }

    [Theory]
    [InlineData("code,name_zh,colour\n1,x,red", "colour: column_unknown")]
    [InlineData("code\n1", "name_zh: column_missing")]
    [InlineData("{", "json_invalid")]
    [InlineData("""{"310106":{"310106012":"x"}}""", "parent_unknown")]
    [InlineData("""{"3101":{"31x":"x"}}""", "31x: not_a_division")]
    [InlineData("code,name_zh,level\n3101,上海,city\nx,y,galaxy", "level_unknown")]
    [InlineData("code,name_zh,level\n3101,上海,city\nx,y,zone", "parent_unknown")]
    [InlineData("code,name_zh,level,parent_code\n3101,上海,city,\na,x,zone,b\nb,y,zone,a", "parent_unknown")]
    public async Task A_file_that_makes_no_sense_is_refused(string file, string reason) => await Refused(file, reason);

    [Fact]
    public async Task A_table_that_a_spreadsheet_saved_as_GB18030_is_read_so_and_a_workbook_is_refused()
    {
        using var gbk = new MemoryStream([.. "code,name_zh,level\n3101,"u8, 0xC9, 0xCF, 0xBA, 0xA3, .. ",city"u8]);
        var report = await rig.Services.GetRequiredService<CityImport>().Areas(gbk, new ImportOptions(), CancellationToken.None);
        (report.Added, report.ReadAs).ShouldBe((1, "GB18030"));
        rig.Services.GetRequiredService<AreaDirectory>().FindByCode("3101")!.Name.Zh.ShouldBe("上海");

        using var workbook = new MemoryStream([.. "PK"u8, 3, 4, 20, 0, 6, 0, 8, 0]);
        (await rig.Services.GetRequiredService<CityImport>().Areas(workbook, new ImportOptions(), CancellationToken.None)).Errors.ShouldHaveSingleItem().Code.ShouldBe("not_text");
    }

    [Fact]
    public async Task Boundaries_and_zones_come_from_GeoJSON()
    {
        await Import(Divisions);
        const string file = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"code":"310106012","approximate":true},
               "geometry":{"type":"Polygon","coordinates":[[[121.45,31.22],[121.47,31.22],[121.47,31.24],[121.45,31.24],[121.45,31.22]]]}},
              {"type":"Feature","properties":{"code":"zone-road","level":"zone","name":"南京西路","name_en":"Nanjing West Road","parent_code":"3101","members":["310106012","310101002"]},
               "geometry":{"type":"Polygon","coordinates":[[[121.46,31.22],[121.48,31.22],[121.48,31.24],[121.46,31.24],[121.46,31.22]]]}}]}
            """;

        (await Import(file)).ShouldBe((1, 1, 0, 0));
        (await Import(file)).ShouldBe((0, 0, 2, 0));

        var at = new Foundation.GeoPoint(121.465, 31.23);
        Areas.At(at, AreaLevels.Subdistrict)!.Code.ShouldBe("310106012");
        var zone = Areas.At(at, AreaLevels.Zone)!;
        Areas.Covers(zone.Id, Areas.FindByCode("310101002")!.Id).ShouldBeTrue();
        Areas.FindByCode("310106012")!.Approximate.ShouldBeTrue();
    }

    [Fact]
    public async Task An_old_boundary_ends_when_a_new_one_comes()
    {
        await Import(Divisions);
        await Import(Boundary(121.45));
        rig.Clock.Advance(TimeSpan.FromDays(1));

        await Import(Boundary(121.46));

        Areas.FindByCode("310106012")!.Bounds!.Value.West.ShouldBe(121.46);
        var kept = await rig.Reader.Read(db => db.Set<AreaBoundaryRow>().OrderBy(b => b.Id).ToListAsync());
        kept.Select(b => (b.ValidFrom, b.ValidUntil)).ShouldBe([(null, rig.Clock.Now), (rig.Clock.Now, null)]);
    }

    [Theory]
    [InlineData("shanghai.json", "上海市", 6485)]
    [InlineData("chengdu.json", "成都市", 3324)]
    public async Task A_whole_citys_divisions_come_in(string file, string name, int units)
    {
        var folder = Environment.GetEnvironmentVariable("JINGWEI_DATA");
        Assert.SkipUnless(folder is not null, "JINGWEI_DATA does not name the folder with the measuring data (divisions/*.json).");
        var text = await File.ReadAllTextAsync(Path.Combine(folder!, "divisions", file));

        var started = Stopwatch.GetTimestamp();
        (await Import(text, new ImportOptions(CityName: name))).ShouldBe((units, 0, 0, 0));
        output.WriteLine($"{units} units from empty: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        started = Stopwatch.GetTimestamp();
        (await Import(text)).ShouldBe((0, 0, units, 0));
        output.WriteLine($"again: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        started = Stopwatch.GetTimestamp();
        await Areas.Reload();
        output.WriteLine($"directory: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
    }

    private static string Boundary(double west) => $$$"""
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"310106012"},
         "geometry":{"type":"Polygon","coordinates":[[[{{{west}}},31.22],[121.47,31.22],[121.47,31.24],[{{{west}}},31.22]]]}}]}
        """;

    private async Task<ImportReport> Report(string text, ImportOptions? options = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await rig.Services.GetRequiredService<CityImport>().Areas(file, options ?? new ImportOptions(), CancellationToken.None);
    }

    private async Task<(int Added, int Changed, int Unchanged, int Ended)> Import(string text, ImportOptions? options = null)
    {
        var report = await Report(text, options);
        report.Errors.ShouldBeEmpty();
        return (report.Added, report.Changed, report.Unchanged, report.Ended);
    }

    private async Task Refused(string text, string reason)
    {
        var report = await Report(text);
        report.Errors.Select(e => e.ToString()).ShouldContain(e => e.Contains(reason));
        (report.Added, report.Changed).ShouldBe((0, 0));
    }
}
