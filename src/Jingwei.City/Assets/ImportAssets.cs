using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Assets;

/// <summary>
/// Reads assets from CSV: <c>number, category, name_zh, lon, lat</c> and, as wanted, <c>name_en, area_code, competent, owner, maintainer</c>, the last three as the bodies are called in
/// Chinese. All of a file or nothing of it; the same file again changes nothing. An asset that the file leaves out stays.
/// </summary>
internal sealed partial class ImportAssets(ICityWriter writer, AreaDirectory areas, Access access)
{
    public const long MostBytes = 32 * 1024 * 1024;
    private static readonly string[] Required = ["number", "category", "name_zh", "lon", "lat"];
    private static readonly string[] Optional = ["name_en", "area_code", "competent", "owner", "maintainer"];

    /// <param name="actor">Whoever sends it may change registers in each asset's area; null for the command line, where the folder's owner stands.</param>
    public async Task<ImportReport> Run(Stream file, ImportOptions options, Actor? actor, CancellationToken ct)
    {
        var table = await CsvTable.Read(file, Required, Optional, ct);
        var lines = table.Rows.Select(r => LineOf(r, options.Datum, actor)).ToList();
        TableRow.OnceEach(table.Rows, "number", "row_twice");
        if (table.Errors.Count > 0)
        {
            return ImportReport.Refused(table.Errors);
        }

        var stored = await writer.Write<Result<ImportReport>>(async scope => await Store(scope, lines, table, actor), ct);
        return stored.Ok ? stored.Value with { ReadAs = table.ReadAs } : ImportReport.Refused(table.Errors);
    }

    private Line LineOf(TableRow row, Datum datum, Actor? actor)
    {
        var (lon, lat) = ChineseShift.ToWgs84(new LonLat(Degrees(row, "lon", 180), Degrees(row, "lat", 90)), datum);
        var place = new GeoPoint(lon, lat);
        var category = row.Required("category") ?? "";
        if (category.Length > 0 && !CodeShape().IsMatch(category))
        {
            row.Wrong("category", "asset_code_invalid");
        }

        var area = row.Text("area_code") is { } code ? areas.FindByCode(code) : areas.AllAt(place).Where(a => a.Level != AreaLevels.Zone).MaxBy(a => areas.AncestorsOf(a.Id).Count);
        if (area is null)
        {
            row.Wrong("area_code", "area_unknown");
        }
        else if (actor is not null && !access.May(actor, Actions.RegisterWrite, new AccessScope(area.Id)))
        {
            row.Wrong("area_code", "area_not_yours");
        }

        return new Line(row, row.Required("number") ?? "", category, new Text(row.Required("name_zh") ?? "", row.Text("name_en") ?? ""), area?.Id ?? 0, place);
    }

    private static double Degrees(TableRow row, string column, double most) => (row.Required(column) is null ? null : row.Number(column, -most, most)) ?? 0;

    private async Task<Result<ImportReport>> Store(WriteScope scope, IReadOnlyList<Line> lines, CsvTable table, Actor? actor)
    {
        var known = await scope.Db.Set<AssetRow>().ToDictionaryAsync(a => a.Number);
        var bodies = await scope.Db.Set<OrganizationRow>().AsNoTracking().ToListAsync();
        var (added, changed) = (0, 0);
        foreach (var line in lines)
        {
            var (competent, owner, maintainer) = (Body(line, "competent"), Body(line, "owner"), Body(line, "maintainer"));
            if (!known.TryGetValue(line.Number, out var row))
            {
                scope.Db.Add(new AssetRow
                {
                    Id = scope.NewId(), Number = line.Number, Category = line.Category, Name = line.Name, AreaId = line.AreaId, Lon = line.Place.Lon, Lat = line.Place.Lat,
                    CompetentId = competent, OwnerId = owner, MaintainerId = maintainer,
                });
                added++;
                continue;
            }

            if (actor is not null && !access.May(actor, Actions.RegisterWrite, new AccessScope(row.AreaId)))
            {
                line.Row.Wrong("number", "asset_of_other_area");
                continue;
            }

            (row.Category, row.Name, row.AreaId, row.Lon, row.Lat) = (line.Category, line.Name, line.AreaId, line.Place.Lon, line.Place.Lat);
            (row.CompetentId, row.OwnerId, row.MaintainerId) = (competent, owner, maintainer);
            changed += scope.Db.Entry(row).State == EntityState.Modified ? 1 : 0;
        }

        if (table.Errors.Count > 0)
        {
            // A refusal takes back what was written.
            return Refusal.Invalid("file", "import_refused");
        }

        if (actor is not null && added + changed > 0)
        {
            scope.Audit(actor.UserName, "assets.imported", $"{added} added, {changed} changed");
        }

        return new ImportReport(added, changed, lines.Count - added - changed, 0, []);

        // The nearest of that name: in the asset's area, else over it, else anywhere.
        long? Body(Line line, string column)
        {
            if (line.Row.Text(column) is not { } name)
            {
                return null;
            }

            var over = areas.AncestorsOf(line.AreaId).Select(a => a.Id).ToList();
            var found = bodies.Where(o => o.Name.Zh == name)
                .OrderByDescending(o => o.AreaId == line.AreaId).ThenByDescending(o => over.Contains(o.AreaId)).ThenBy(o => o.Id).FirstOrDefault();
            if (found is null)
            {
                line.Row.Wrong(column, "organization_unknown");
            }

            return found?.Id;
        }
    }

    [GeneratedRegex("^A[0-9]{2}-[0-9]{2}$")]
    private static partial Regex CodeShape();

    private sealed record Line(TableRow Row, string Number, string Category, Text Name, long AreaId, GeoPoint Place);
}
