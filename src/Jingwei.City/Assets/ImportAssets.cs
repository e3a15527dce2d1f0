using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Assets;

/// <summary>A line of a file of assets, and what it does or would do.</summary>
/// <param name="Change">added, changed or unchanged.</param>
internal sealed record ImportedAsset(int Line, string Number, string Category, Text Name, Text? Area, string Change);

/// <summary>What is wrong in a line of a file of assets.</summary>
/// <param name="Field">The column as the API calls it.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Args">What the sentence needs.</param>
internal sealed record AssetMistake(int? Line, string? Field, string Code, string? Value, IReadOnlyDictionary<string, object?> Args);

/// <summary>What a file of assets came to. With any mistake nothing is stored.</summary>
/// <param name="Assets">The first lines of the file.</param>
/// <param name="ReadAs">GB18030 when it was read so.</param>
internal sealed record AssetImport(bool Stored, int Added, int Changed, int Unchanged, IReadOnlyList<ImportedAsset> Assets, IReadOnlyList<AssetMistake> Mistakes, string? ReadAs);

/// <summary>
/// Reads assets from CSV: <c>number, category, name_zh, lon, lat</c> and, as wanted, <c>name_en, area_code, competent, owner, maintainer</c>, the last three as the bodies are called in
/// Chinese; the columns may bear their Chinese names. All of a file or nothing of it; the same file again changes nothing. An asset that the file leaves out stays.
/// </summary>
internal sealed partial class ImportAssets(ICityWriter writer, AreaDirectory areas, Access access)
{
    public const long MostBytes = 32 * 1024 * 1024;
    private const int MostLines = 100_000;
    private const int MostShown = 200;
    private const int MostMistakes = 100;
    private static readonly string[] Required = ["number", "category", "name_zh", "lon", "lat"];
    private static readonly string[] Optional = ["name_en", "area_code", "competent", "owner", "maintainer"];
    private static readonly Dictionary<string, string> Names = new()
    {
        ["编号"] = "number", ["类别"] = "category", ["名称"] = "name_zh", ["英文名称"] = "name_en", ["经度"] = "lon", ["纬度"] = "lat", ["区域代码"] = "area_code", ["主管单位"] = "competent", ["权属单位"] = "owner", ["养护单位"] = "maintainer",
    };

    /// <summary>From a page or another system: what it did or, as a preview, would do. A file with mistakes is refused with all of them when it should be stored.</summary>
    /// <param name="actor">May change assets in each asset's area.</param>
    public async Task<Result<AssetImport>> Run(Stream file, bool preview, Datum datum, Actor actor, CancellationToken ct)
    {
        var tried = await Try(file, preview, datum, actor, ct);
        if (tried.Errors.Count == 0)
        {
            return new AssetImport(!preview, tried.Of("added"), tried.Of("changed"), tried.Of("unchanged"), [.. tried.Assets.Take(MostShown)], [], tried.ReadAs);
        }

        var mistakes = tried.Errors.OrderBy(e => e.Line ?? 0).Take(MostMistakes).Select(MistakeOf).ToList();
        var count = tried.Errors.Count;
        var shown = count <= MostMistakes ? mistakes : [.. mistakes, MistakeOf(new ImportError(null, null, "and_more", $"{count - MostMistakes}"))];
        return preview
            ? new AssetImport(false, 0, 0, 0, [], shown, tried.ReadAs)
            : Refusal.Invalid(
                mistakes[0].Field ?? "file", "assets_import_wrong", ("count", count), ("line", mistakes[0].Line ?? 1), ("column", mistakes[0].Field ?? "–"), ("mistakes", shown));
    }

    /// <summary>From the command line, where the folder's owner stands.</summary>
    public async Task<ImportReport> Run(Stream file, ImportOptions options, CancellationToken ct)
    {
        var tried = await Try(file, preview: false, options.Datum, actor: null, ct);
        return tried.Errors.Count > 0 ? ImportReport.Refused(tried.Errors) : new ImportReport(tried.Of("added"), tried.Of("changed"), tried.Of("unchanged"), 0, []) { ReadAs = tried.ReadAs };
    }

    private async Task<Tried> Try(Stream file, bool preview, Datum datum, Actor? actor, CancellationToken ct)
    {
        var table = await CsvTable.Read(file, Required, Optional, Names, ct);
        if (table.Errors.Count == 0 && table.Rows.Count is 0 or > MostLines)
        {
            return new Tried([], [new ImportError(null, null, table.Rows.Count == 0 ? "assets_table_empty" : "too_many_items", $"{MostLines}")], table.ReadAs);
        }

        var lines = table.Rows.Select(r => LineOf(r, datum, actor)).ToList();
        TableRow.OnceEach(table.Rows, "number", "row_twice");
        if (table.Errors.Count > 0)
        {
            return new Tried([], table.Errors, table.ReadAs);
        }

        IReadOnlyList<ImportedAsset> assets = [];
        await writer.Write<Result<Done>>(
            async scope =>
            {
                assets = await Store(scope, lines, actor);
                // A refusal takes back what was written.
                return table.Errors.Count > 0 ? new Refusal("import_refused") : preview ? new Refusal("only_previewed") : default(Done);
            },
            ct);
        return new Tried(assets, table.Errors, table.ReadAs);
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
            row.Wrong(row.Text("area_code") is null ? "lon" : "area_code", row.Text("area_code") is null ? "asset_outside" : "area_unknown");
        }
        else if (actor is not null && !access.May(actor, Actions.AssetWrite, new AccessScope(area.Id)))
        {
            row.Wrong(row.Text("area_code") is null ? "lon" : "area_code", "area_not_yours");
        }

        return new Line(row, row.Required("number") ?? "", category, new Text(row.Required("name_zh") ?? "", row.Text("name_en") ?? ""), area, place);
    }

    private static double Degrees(TableRow row, string column, double most) => (row.Required(column) is null ? null : row.Number(column, -most, most)) ?? 0;

    private async Task<List<ImportedAsset>> Store(WriteScope scope, IReadOnlyList<Line> lines, Actor? actor)
    {
        var numbers = lines.Select(l => l.Number).ToList();
        var known = await scope.Db.Set<AssetRow>().Where(a => EF.Parameter(numbers).Contains(a.Number)).ToDictionaryAsync(a => a.Number);
        var bodies = (await scope.Db.Set<OrganizationRow>().AsNoTracking().ToListAsync()).ToLookup(o => o.Name.Zh);
        var imported = new List<ImportedAsset>();
        foreach (var line in lines)
        {
            var (competent, owner, maintainer) = (Body(line, "competent"), Body(line, "owner"), Body(line, "maintainer"));
            var change = "added";
            if (!known.TryGetValue(line.Number, out var row))
            {
                scope.Db.Add(new AssetRow
                {
                    Id = scope.NewId(), Number = line.Number, Category = line.Category, Name = line.Name, AreaId = line.Area!.Id, Lon = line.Place.Lon, Lat = line.Place.Lat,
                    CompetentId = competent, OwnerId = owner, MaintainerId = maintainer,
                });
            }
            else if (actor is not null && !access.May(actor, Actions.AssetWrite, new AccessScope(row.AreaId)))
            {
                line.Row.Wrong("number", "asset_of_other_area");
            }
            else
            {
                // A file without the column leaves the English name as it is.
                var name = line.Name.En.Length > 0 ? line.Name : line.Name with { En = row.Name.Zh == line.Name.Zh ? row.Name.En : "" };
                (row.Category, row.Name, row.AreaId, row.Lon, row.Lat) = (line.Category, row.Name == name ? row.Name : name, line.Area!.Id, line.Place.Lon, line.Place.Lat);
                if (actor is not null && (row.CompetentId, row.OwnerId, row.MaintainerId) != (competent, owner, maintainer))
                {
                    // Whose it is decides who is sent: what it was stays known.
                    scope.Audit(actor.UserName, "asset.bodies", line.Number, $"{row.CompetentId}/{row.OwnerId}/{row.MaintainerId} → {competent}/{owner}/{maintainer}");
                }

                (row.CompetentId, row.OwnerId, row.MaintainerId) = (competent, owner, maintainer);
                change = scope.Db.Entry(row).State == EntityState.Modified ? "changed" : "unchanged";
            }

            imported.Add(new ImportedAsset(line.Row.Line, line.Number, line.Category, line.Name, line.Area?.Name, change));
        }

        if (actor is not null && imported.Any(a => a.Change != "unchanged"))
        {
            scope.Audit(actor.UserName, "assets.imported", $"{imported.Count(a => a.Change == "added")} added, {imported.Count(a => a.Change == "changed")} changed");
        }

        return imported;

        // The nearest of that name: in the asset's area, else over it, else anywhere.
        long? Body(Line line, string column)
        {
            if (line.Row.Text(column) is not { } name)
            {
                return null;
            }

            var over = areas.AncestorsOf(line.Area!.Id).Select(a => a.Id).ToList();
            var found = bodies[name].OrderByDescending(o => o.AreaId == line.Area.Id).ThenByDescending(o => over.Contains(o.AreaId)).ThenBy(o => o.Id).FirstOrDefault();
            if (found is null)
            {
                line.Row.Wrong(column, "asset_body_unknown");
            }

            return found?.Id;
        }
    }

    private static AssetMistake MistakeOf(ImportError error)
    {
        var code = error.Code is "column_missing" or "column_unknown" or "column_twice" or "table_empty" ? $"assets_{error.Code}" : error.Code;
        return new AssetMistake(error.Line, error.Field, code, error.Value, new Dictionary<string, object?>
        {
            ["given"] = error.Value ?? error.Field ?? "", ["line"] = error.Line, ["count"] = error.Value, ["most"] = error.Value, ["known"] = string.Join(", ", Required.Concat(Optional)),
            ["lines"] = error.Code == "row_twice" ? error.Value?[(error.Value.LastIndexOf("lines ", StringComparison.Ordinal) + "lines ".Length)..] : null,
            ["meant"] = error.Code == "column_unknown" ? error.Value : null,
        });
    }

    [GeneratedRegex("^A[0-9]{2}-[0-9]{2}$")]
    private static partial Regex CodeShape();

    private sealed record Line(TableRow Row, string Number, string Category, Text Name, Area? Area, GeoPoint Place);

    private sealed record Tried(IReadOnlyList<ImportedAsset> Assets, IReadOnlyList<ImportError> Errors, string? ReadAs)
    {
        public int Of(string change) => Assets.Count(a => a.Change == change);
    }
}
