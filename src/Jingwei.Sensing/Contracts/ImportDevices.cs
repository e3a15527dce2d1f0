using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>
/// Reads devices from CSV: all of a file or nothing of it. A name that is registered already is brought in line with the file; a token that
/// the file leaves out stays as it is. Where <c>area_code</c> is left out the smallest area whose boundary holds the place counts.
/// </summary>
/// <remarks>
/// Columns: <c>id, kind, name_zh, lon, lat</c> and, as wanted, <c>name_en, address_zh, address_en, area_code, asset, token, picture, enabled, organization</c>.
/// </remarks>
public sealed class ImportDevices
{
    private static readonly string[] Required = ["id", "kind", "name_zh", "lon", "lat"];
    private static readonly string[] Optional = ["name_en", "address_zh", "address_en", "area_code", "asset", "token", "picture", "enabled", "organization"];
    private readonly ICityWriter writer;
    private readonly IScenarioCatalog catalog;
    private readonly AreaDirectory areas;
    private readonly DeviceRegister register;
    private readonly People people;

    internal ImportDevices(ICityWriter writer, IScenarioCatalog catalog, AreaDirectory areas, DeviceRegister register, People people) =>
        (this.writer, this.catalog, this.areas, this.register, this.people) = (writer, catalog, areas, register, people);

    /// <summary>Reads the file; coordinates in <see cref="ImportOptions.Datum"/> become WGS-84.</summary>
    public async Task<ImportReport> Run(Stream file, ImportOptions options, CancellationToken ct)
    {
        var table = await CsvTable.Read(file, Required, Optional, ct);
        var devices = table.Rows.Select(row => Device(row, options.Datum)).ToList();
        TableRow.OnceEach(table.Rows, "id", "row_twice");
        if (table.Errors.Count > 0)
            return ImportReport.Refused(table.Errors) with { ReadAs = table.ReadAs };
        var stored = await writer.Write<Result<ImportReport>>(scope => Store(scope, devices), ct);
        if (!stored.Ok)
            return ImportReport.Refused([new ImportError(null, stored.Refusal.Field, stored.Refusal.Code, stored.Refusal.Args?["name"]?.ToString())]);
        await register.Refresh(ct);
        return stored.Value with { ReadAs = table.ReadAs };
    }

    private Line Device(TableRow row, Datum datum)
    {
        var (lon, lat) = ChineseShift.ToWgs84(new LonLat(Degrees(row, "lon", 180), Degrees(row, "lat", 90)), datum);
        var place = new GeoPoint(lon, lat);
        var kind = row.Required("kind") ?? "";
        if (kind.Length > 0 && catalog.FindKind(kind) is not { IsOfDevices: true })
            row.Wrong("kind", "device_kind_unknown");
        var area = row.Text("area_code") is { } code ? areas.FindByCode(code) : areas.AllAt(place).Where(a => a.Level != AreaLevels.Zone).MaxBy(a => areas.AncestorsOf(a.Id).Count);
        if (area is null)
            row.Wrong("area_code", "area_unknown");
        if (row.Text("enabled") is not (null or "true" or "false"))
            row.Wrong("enabled", "not_true_or_false");
        return new Line(
            row, row.Required("id") ?? "", kind, new Text(row.Required("name_zh") ?? "", row.Text("name_en") ?? ""), place,
            new Text(row.Text("address_zh") ?? "", row.Text("address_en") ?? ""), area?.Id ?? 0);
    }

    private static double Degrees(TableRow row, string column, double most) => (row.Required(column) is null ? null : row.Number(column, -most, most)) ?? 0;

    private async Task<Result<ImportReport>> Store(WriteScope scope, IReadOnlyList<Line> lines)
    {
        var known = await scope.Db.Set<DeviceRow>().ToDictionaryAsync(d => d.Name);
        var added = new List<NewDevice>();
        // Thousands of devices are of a few bodies, and of which one is meant depends on the area.
        var owners = new Dictionary<(string Name, long AreaId), Organization?>();
        var (changed, moved) = (0, 0);
        foreach (var line in lines)
        {
            var row = line.Row;
            var hash = row.Text("token") is { } token ? DeviceRegister.HashToken(token) : null;
            var enabled = row.Text("enabled") != "false";
            Organization? owner = null;
            if (row.Text("organization") is { } organization)
            {
                if (!owners.TryGetValue((organization, line.AreaId), out owner))
                    owners[(organization, line.AreaId)] = owner = await people.FindOrganization(scope.Db, organization, line.AreaId);
                if (owner is null)
                    return Refusal.Invalid("organization", "organization_unknown", ("name", organization));
            }
            if (!known.TryGetValue(line.Name, out var device))
            {
                added.Add(new NewDevice(
                    scope.NewId(), line.Name, line.Kind, line.DisplayName, line.Place, line.Address, line.AreaId, row.Text("asset"), hash, row.Text("picture"), enabled, owner?.Id));
                continue;
            }
            // A device keeps its kind: its readings and conditions would mean something else.
            if (device.Kind != line.Kind)
                return Refusal.Invalid("kind", "device_kind_differs", ("name", line.Name));
            moved += catalog.IsOtherwise(device.Kind, device.AreaId, line.AreaId) ? 1 : 0;
            if (device.AreaId != line.AreaId)
                await DeviceStood.Leave(scope, device.Id, device.AreaId);
            (device.DisplayName, device.Place, device.Address, device.AreaId) = (line.DisplayName, line.Place, line.Address, line.AreaId);
            (device.AssetNumber, device.TokenHash, device.PictureUrl, device.Enabled) = (row.Text("asset"), hash ?? device.TokenHash, row.Text("picture"), enabled);
            device.OrganizationId = owner?.Id;
            changed += scope.Db.Entry(device).State == EntityState.Modified ? 1 : 0;
        }
        if (moved > 0)
            scope.Emit("devices", new DevicesMoved(moved));
        var done = await register.Add(scope, added);
        return done.Ok ? new ImportReport(added.Count, changed, lines.Count - added.Count - changed, 0, []) : done.Refusal;
    }

    private sealed record Line(TableRow Row, string Name, string Kind, Text DisplayName, GeoPoint Place, Text Address, long AreaId);
}
