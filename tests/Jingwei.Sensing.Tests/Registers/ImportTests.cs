using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.Registers;

/// <summary>Devices and gateways from CSV: all of a file or nothing of it, and every mistake with its line.</summary>
public sealed class ImportTests
{
    private const string Head = "id,kind,name_zh,lon,lat,area_code,token,enabled\n";

    [Fact]
    public async Task Devices_come_in_and_the_same_file_again_changes_nothing()
    {
        await using var rig = await Started();
        const string file = Head + "bin-101,bin,南京西路 101 号桶,121.4521,31.2290,310106012,secret,\nbin-102,bin,南京西路 102 号桶,121.4531,31.2291,310106012,,false\n";

        (await Devices(rig, file)).ShouldBe(new ImportReport(2, 0, 0, 0, []), Like);
        (await Devices(rig, file)).ShouldBe(new ImportReport(0, 0, 2, 0, []), Like);

        var rows = await Rows(rig);
        (rows["bin-101"].Enabled, rows["bin-102"].Enabled).ShouldBe((true, false));
        rows["bin-101"].TokenHash.ShouldBe(DeviceRegister.HashToken("secret"));
        rows["bin-102"].TokenHash.ShouldBeNull();
        (await rig.Send("bin-101", """{"fill":12}""")).Status.ShouldBe(ReadingStatus.Stored);
    }

    [Fact]
    public async Task A_changed_line_changes_its_device_and_a_token_left_out_stays()
    {
        await using var rig = await Started();
        await Devices(rig, Head + "bin-101,bin,旧名,121.4521,31.2290,310106012,secret,\n");

        (await Devices(rig, Head + "bin-101,bin,新名,121.4521,31.2290,310106012,,\n")).ShouldBe(new ImportReport(0, 1, 0, 0, []), Like);

        var row = (await Rows(rig))["bin-101"];
        (row.DisplayName.Zh, row.TokenHash).ShouldBe(("新名", DeviceRegister.HashToken("secret")));
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_line_and_nothing_is_stored()
    {
        await using var rig = await Started();

        var report = await Devices(rig, Head
            + "bin-101,bin,好的,121.4521,31.2290,310106012,,\n"
            + "bin-102,teapot,,121.4521,91,310106012,,\n"
            + "bin-101,bin,又一个,x,31.2290,999,,maybe\n");

        report.Errors.Select(e => $"{e.Line} {e.Field} {e.Code}").ShouldBe(
            [
                "3 lat not_a_number_in_range", "3 kind device_kind_unknown", "3 name_zh required",
                "4 lon not_a_number_in_range", "4 area_code area_unknown", "4 enabled not_true_or_false", "4 id row_twice",
            ], ignoreOrder: true);
        report.Errors.Single(e => e.Code == "row_twice").ToString().ShouldBe("line 4: id: row_twice (bin-101, lines 2, 4)");
        (await Rows(rig)).ContainsKey("bin-101").ShouldBeFalse();
    }

    [Fact]
    public async Task Coordinates_of_another_datum_become_wgs_84()
    {
        await using var rig = await Started();
        var there = ChineseShift.ToWgs84(new LonLat(121.4521, 31.2290), Datum.Gcj02);

        (await Devices(rig, Head + "bin-101,bin,桶,121.4521,31.2290,310106012,,\n", new ImportOptions(Datum: Datum.Gcj02))).Ok.ShouldBeTrue();

        var place = (await Rows(rig))["bin-101"].Place;
        place.Lon.ShouldBe(there.Lon, 1e-6);
        Math.Abs(place.Lon - 121.4521).ShouldBeGreaterThan(0.001);
    }

    [Theory]
    [InlineData("id,kind,name_zh,lon\n", "lat column_missing")]
    [InlineData("id,kind,name_zh,lon,lat,colour\n", "colour column_unknown")]
    [InlineData("id,kind,name_zh,lon,lat\nbin-012,counter,桶,121.4521,31.2290\n", "area_code area_unknown")]
    public async Task A_table_that_is_not_one_of_devices_is_refused(string file, string error)
    {
        await using var rig = await Started();
        (await Devices(rig, file)).Errors.Select(e => $"{e.Field} {e.Code}").ShouldContain(error);
    }

    /// <summary>A truck goes through many subdistricts; whoever owns it judges it, and a bin stays in its street all the same.</summary>
    [Fact]
    public async Task A_vehicle_is_judged_in_the_lane_of_its_organization()
    {
        await using var rig = await Started(Truck);
        var owner = await rig.Storage.Writer.Write(scope =>
        {
            var id = scope.NewId();
            rig.Get<CityRegister>().AddOrganizations(scope, [new NewOrganization(id, rig.Get<AreaDirectory>().FindByCode("310106012")!.Id, OrganizationKinds.CrewCompany, new Text("静安环卫", "Sanitation"))]);
            return Task.FromResult(id);
        });
        const string head = "id,kind,name_zh,lon,lat,area_code,organization\n";

        (await Devices(rig, head + "truck-1,truck,一号车,121.4521,31.2290,310106012,静安环卫\nbin-101,bin,桶,121.4521,31.2290,310106012,静安环卫\ntruck-2,truck,二号车,121.4521,31.2290,310106012,\n")).Ok.ShouldBeTrue();

        var rows = await Rows(rig);
        (rows["truck-1"].LaneId, rows["bin-101"].LaneId == owner, rows["truck-2"].LaneId == owner).ShouldBe((owner, false, false));
        (await rig.Send("truck-1", """{"lon":121.46,"lat":31.24}""")).Status.ShouldBe(ReadingStatus.Stored);
        await rig.Settle();
        rig.Get<DeviceDirectory>().Find("truck-1")!.Live.Snapshot.Values[0].ShouldBe(121.46);
        (await Devices(rig, head + "truck-3,truck,三号车,121.4521,31.2290,310106012,没有这家\n")).Errors.ShouldHaveSingleItem().Code.ShouldBe("organization_unknown");
    }

    [Fact]
    public async Task A_device_keeps_its_kind()
    {
        await using var rig = await Started();
        (await Devices(rig, Head + "bin-012,counter,桶,121.4521,31.2290,310106012,,\n")).Errors.ShouldHaveSingleItem().Code.ShouldBe("device_kind_differs");
    }

    [Fact]
    public async Task A_file_in_gbk_is_read_as_such_and_says_so()
    {
        await using var rig = await Started();
        using var gbk = new MemoryStream([.. "id,kind,name_zh,lon,lat,area_code\nbin-101,bin,"u8, 0xC4, 0xCF, .. ",121.4521,31.2290,310106012\n"u8]);
        var report = await rig.Get<ImportDevices>().Run(gbk, new ImportOptions(), CancellationToken.None);
        (report.Added, report.ReadAs).ShouldBe((1, "GB18030"));
    }

    [Fact]
    public async Task A_gateway_comes_in_switched_off_and_is_switched_on_by_a_later_file()
    {
        await using var rig = await Started();

        (await Gateways(rig, "id,name_zh,devices,token,enabled\ngateway-9,九号网关,bin-012,secret,false\n")).Ok.ShouldBeTrue();
        (await Enabled(rig, "gateway-9")).ShouldBeFalse();

        (await Gateways(rig, "id,name_zh,devices\ngateway-9,九号网关,bin-012 bin-013\n")).ShouldBe(new ImportReport(0, 1, 0, 0, []), Like);
        (await Enabled(rig, "gateway-9")).ShouldBeTrue();
    }

    // Each telling has the whole register read again.
    [Fact]
    public async Task A_file_of_gateways_is_told_once_however_many_there_are()
    {
        await using var rig = await Started();
        var before = await Told(rig);

        (await Gateways(rig, "id,name_zh,devices,token\ngateway-7,七号,bin-012,a\ngateway-8,八号,bin-012 bin-013,b\ngateway-9,九号,bin-013,c\n")).Ok.ShouldBeTrue();
        (await Told(rig)).ShouldBe(before + 1);

        (await Gateways(rig, "id,name_zh,devices\ngateway-7,七号,bin-013\ngateway-8,八号,bin-012\n")).Ok.ShouldBeTrue();
        (await Told(rig)).ShouldBe(before + 2);
        rig.Get<DeviceDirectory>().FindGateway("gateway-8")!.DeviceNames.ShouldBe(["bin-012"]);
    }

    [Theory]
    [InlineData("id,name_zh,devices,token\ngateway-9,九号网关,bin-999,secret\n", "device_unknown")]
    [InlineData("id,name_zh,devices\ngateway-9,九号网关,bin-012\n", "new_gateway_needs_token")]
    [InlineData("id,name_zh,devices,token,enabled\ngateway-9,九号网关,bin-012,secret,perhaps\n", "not_true_or_false")]
    [InlineData("id,name_zh,devices,token\ngateway-9,九号网关,bin-012,secret\ngateway-9,又一个,bin-013,secret\n", "row_twice")]
    public async Task A_gateway_that_cannot_be_is_refused(string file, string code)
    {
        await using var rig = await Started();
        (await Gateways(rig, file)).Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await rig.Storage.Reader.Read(db => db.Set<GatewayRow>().AnyAsync(g => g.Name == "gateway-9"))).ShouldBeFalse();
    }

    private static readonly DeviceKindDefinition Truck = new(
        "truck", new Text("清运车", "Truck"),
        [new ValueDefinition("lon", Text.Same("lon"), "°", ValueShape.Number, -180, 180, []), new ValueDefinition("lat", Text.Same("lat"), "°", ValueShape.Number, -90, 90, [])],
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), false, []);

    private static async Task<SensingRig> Started(params DeviceKindDefinition[] kinds)
    {
        var rig = await SensingRig.Start(packages: new HandCatalog(kinds));
        using var areas = Bytes("code,name_zh,parent_code,level\n310000,上海市,,city\n310106012,南京西路街道,310000,subdistrict\n");
        (await rig.Get<CityImport>().Areas(areas, new ImportOptions(), CancellationToken.None)).Errors.ShouldBeEmpty();
        return rig;
    }

    private static async Task<ImportReport> Devices(SensingRig rig, string file, ImportOptions? options = null)
    {
        using var bytes = Bytes(file);
        return await rig.Get<ImportDevices>().Run(bytes, options ?? new ImportOptions(), CancellationToken.None);
    }

    private static async Task<ImportReport> Gateways(SensingRig rig, string file)
    {
        using var bytes = Bytes(file);
        return await rig.Get<ImportGateways>().Run(bytes, CancellationToken.None);
    }

    private static Task<Dictionary<string, DeviceRow>> Rows(SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<DeviceRow>().ToDictionaryAsync(d => d.Name));

    private static Task<bool> Enabled(SensingRig rig, string name) => rig.Storage.Reader.Read(db => db.Set<GatewayRow>().Where(g => g.Name == name).Select(g => g.Enabled).SingleAsync());

    private static Task<int> Told(SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<OutboxRow>().CountAsync(o => o.Name == "devices.registered"));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static readonly IEqualityComparer<ImportReport> Like = EqualityComparer<ImportReport>.Create(
        (a, b) => (a!.Added, a.Changed, a.Unchanged, a.Ended, a.Errors.Count) == (b!.Added, b.Changed, b.Unchanged, b.Ended, b.Errors.Count));
}
