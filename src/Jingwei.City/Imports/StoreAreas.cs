using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Imports;

/// <summary>The report of a write; with errors it is refused, so that nothing of the file stays.</summary>
internal sealed record Stored(ImportReport Report) : IOutcome
{
    public Refusal? Refusal => Report.Ok ? null : new Refusal("import_refused", RefusalKind.Invalid);
}

/// <summary>
/// Holds the lines of a file against the areas that are stored: unknown codes become areas, known ones take the new name, parent and
/// boundary. Areas keep their ids. A boundary that changed ends, and the new one begins, at the instant of the import.
/// </summary>
internal sealed class StoreAreas(WriteScope scope, ImportOptions options, IEnumerable<IAreaMoves> hearing)
{
    private readonly List<ImportError> errors = [];
    private readonly HashSet<string> levels = [];
    private readonly HashSet<string> refused = [];
    private Dictionary<string, AreaRow> byCode = [];
    private Dictionary<long, AreaCodeRow> codes = [];
    private Dictionary<long, AreaBoundaryRow> boundaries = [];
    private ILookup<long, ZoneMemberRow> members = Array.Empty<ZoneMemberRow>().ToLookup(m => m.ZoneId);
    private readonly List<AreaMove> moves = [];
    private readonly List<AreaRow> newAreas = [];
    private readonly List<AreaCodeRow> newCodes = [];
    private int added;
    private int changed;
    private int unchanged;
    private int ended;

    public async Task<Stored> Run(IReadOnlyList<AreaLine> lines)
    {
        await Load();
        foreach (var line in ParentsFirst(lines))
        {
            Store(line);
        }

        StoreMembers(lines);
        if (options.EndMissing)
        {
            EndMissing(lines);
        }

        if (errors.Count > 0)
        {
            return new Stored(ImportReport.Refused(errors));
        }

        if (added + changed + ended > 0)
        {
            await InsertAreas.Run(scope, newAreas, newCodes);
            await AreaWriting.RebuildClosure(scope);
            await RememberCity();
        }

        foreach (var room in moves.Count > 0 ? hearing : [])
        {
            await room.Note(scope, moves);
        }

        return new Stored(new ImportReport(added, changed, unchanged, ended, []));
    }

    private async Task Load()
    {
        levels.UnionWith(await scope.Db.Set<AreaLevelRow>().Select(l => l.Code).ToListAsync());
        var areas = await scope.Db.Set<AreaRow>().ToDictionaryAsync(a => a.Id);
        var current = await scope.Db.Set<AreaCodeRow>().Where(c => c.ValidUntil == null || c.ValidUntil > scope.Now).ToListAsync();
        codes = current.GroupBy(c => c.AreaId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Id)!);
        byCode = codes.Values.ToDictionary(c => c.Code, c => areas[c.AreaId]);
        boundaries = (await scope.Db.Set<AreaBoundaryRow>().Where(b => b.ValidUntil == null).ToListAsync())
            .GroupBy(b => b.AreaId).ToDictionary(g => g.Key, g => g.MaxBy(b => b.Id)!);
        members = (await scope.Db.Set<ZoneMemberRow>().ToListAsync()).ToLookup(m => m.ZoneId);
        Root = areas.Values.Where(a => a.ParentId is null).MinBy(a => a.Id);
    }

    private AreaRow? Root { get; set; }

    // A line comes after its parent's, so that the parent's area is there; what hangs in a circle comes last and finds no parent.
    private static List<AreaLine> ParentsFirst(IReadOnlyList<AreaLine> lines)
    {
        var children = lines.ToLookup(l => l.ParentCode ?? "");
        var inFile = lines.Select(l => l.Code).ToHashSet();
        var ordered = lines.Where(l => l.ParentCode is null || !inFile.Contains(l.ParentCode)).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered.AddRange(children[ordered[i].Code]);
        }

        return ordered.Count == lines.Count ? ordered : [.. ordered, .. lines.Except(ordered)];
    }

    private void Store(AreaLine line)
    {
        if (line.ParentCode is { } above && refused.Contains(above))
        {
            refused.Add(line.Code); // a consequence, not a mistake of its own
            return;
        }

        if (line.Level is { } level && !levels.Contains(level))
        {
            Wrong(line, "level", "level_unknown", level);
            return;
        }

        if (line.Level == AreaLevels.City && Root is not null && !byCode.ContainsKey(line.Code))
        {
            AdoptCity(line, Root);
        }
        else if (byCode.TryGetValue(line.Code, out var known))
        {
            Count(Update(line, known));
        }
        else
        {
            Add(line);
        }
    }

    // One installation, one city: another writing of its code, or a city that had none yet.
    private void AdoptCity(AreaLine line, AreaRow city)
    {
        if (codes.TryGetValue(city.Id, out var code))
        {
            if (!StatisticalCode.SameCity(code.Code, line.Code))
            {
                Wrong(line, "code", "another_city", line.Code);
                return;
            }

            byCode[line.Code] = city;
            Count(Update(line, city));
            return;
        }

        byCode[line.Code] = city;
        scope.Db.Add(codes[city.Id] = new AreaCodeRow { Id = scope.NewId(), AreaId = city.Id, Code = line.Code, ValidFrom = line.ValidFrom });
        city.Name = new Text(line.NameZh ?? city.Name.Zh, line.NameEn ?? city.Name.En);
        Update(line, city);
        Count(true);
    }

    private void Add(AreaLine line)
    {
        var parent = line.ParentCode is { } code ? byCode.GetValueOrDefault(code) : null;
        if (line.Level != AreaLevels.City && parent is null)
        {
            Wrong(line, "parent_code", "parent_unknown", line.ParentCode);
            return;
        }

        if (line.Level is null || (line.NameZh is null && line.Level != AreaLevels.City))
        {
            Wrong(line, line.Level is null ? "level" : "name_zh", "required", line.Code);
            return;
        }

        var area = new AreaRow
        {
            Id = scope.NewId(),
            ParentId = parent?.Id,
            Level = line.Level,
            Name = new Text(line.NameZh ?? line.Code, line.NameEn ?? ""),
            CenterLon = line.Center?.Lon,
            CenterLat = line.Center?.Lat,
            ValidFrom = line.ValidFrom,
            ValidUntil = line.ValidUntil,
        };
        newAreas.Add(area);
        newCodes.Add(codes[area.Id] = new AreaCodeRow { Id = scope.NewId(), AreaId = area.Id, Code = line.Code, ValidFrom = line.ValidFrom, ValidUntil = line.ValidUntil });
        byCode[line.Code] = area;
        Root ??= parent is null ? area : null;
        Draw(line, area);
        added++;
    }

    private bool Update(AreaLine line, AreaRow area)
    {
        var before = (area.Name, area.ParentId, area.Level, area.CenterLon, area.CenterLat, area.ValidUntil);
        area.Name = new Text(line.NameZh ?? area.Name.Zh, line.NameEn ?? area.Name.En);
        area.Level = line.Level ?? area.Level;
        if (line.ParentCode is { } code && line.Level != AreaLevels.City)
        {
            if (!byCode.TryGetValue(code, out var parent))
            {
                Wrong(line, "parent_code", "parent_unknown", code);
                return false;
            }

            if (area.ParentId != parent.Id)
            {
                moves.Add(new AreaMove(area.Id, area.ParentId));
            }

            area.ParentId = parent.Id;
        }

        if (line.Center is { } center)
        {
            (area.CenterLon, area.CenterLat) = (center.Lon, center.Lat);
        }

        if (line.ValidUntil is { } until)
        {
            area.ValidUntil = until;
            codes[area.Id].ValidUntil = until;
        }

        return Draw(line, area) | (before != (area.Name, area.ParentId, area.Level, area.CenterLon, area.CenterLat, area.ValidUntil));
    }

    private bool Draw(AreaLine line, AreaRow area)
    {
        if (line.BoundaryGeoJson is not { } shape)
        {
            return false;
        }

        if (boundaries.TryGetValue(area.Id, out var before))
        {
            if (before.GeoJson == shape && before.Approximate == line.Approximate)
            {
                return false;
            }

            before.ValidUntil = scope.Now;
        }

        scope.Db.Add(boundaries[area.Id] = new AreaBoundaryRow
        {
            Id = scope.NewId(), AreaId = area.Id, GeoJson = shape, Approximate = line.Approximate, ValidFrom = before is null ? line.ValidFrom : scope.Now,
        });
        return true;
    }

    private void StoreMembers(IEnumerable<AreaLine> lines)
    {
        foreach (var line in lines.Where(l => l.MemberCodes is not null && byCode.ContainsKey(l.Code)))
        {
            var zone = byCode[line.Code].Id;
            foreach (var unknown in line.MemberCodes!.Where(m => !byCode.ContainsKey(m)))
            {
                Wrong(line, "members", "area_unknown", unknown);
            }

            var wanted = line.MemberCodes!.Where(byCode.ContainsKey).Select(m => byCode[m].Id).ToHashSet();
            var gone = members[zone].Where(m => !wanted.Contains(m.MemberId)).ToList();
            var come = wanted.Except(members[zone].Select(m => m.MemberId)).ToList();
            scope.Db.RemoveRange(gone);
            scope.Db.AddRange(come.Select(m => new ZoneMemberRow { ZoneId = zone, MemberId = m }));
            changed += gone.Count + come.Count > 0 && added == 0 ? 1 : 0;
        }
    }

    private void EndMissing(IReadOnlyList<AreaLine> lines)
    {
        var inFile = lines.Select(l => l.Code).ToHashSet();
        var fileLevels = lines.Select(l => l.Level).ToHashSet();
        foreach (var (code, area) in byCode.Where(a => !inFile.Contains(a.Key) && fileLevels.Contains(a.Value.Level) && a.Value.Level != AreaLevels.City && a.Value.ValidUntil is null))
        {
            area.ValidUntil = scope.Now;
            codes[area.Id].ValidUntil = scope.Now;
            ended++;
        }
    }

    private async Task RememberCity()
    {
        if (Root is { } root && !await scope.Db.Set<CityRow>().AnyAsync())
        {
            scope.Db.Add(new CityRow { AreaId = root.Id, TimeZone = "Asia/Shanghai", Languages = "zh,en" });
        }
    }

    private void Count(bool isChange)
    {
        changed += isChange ? 1 : 0;
        unchanged += isChange ? 0 : 1;
    }

    private void Wrong(AreaLine line, string field, string code, string? value)
    {
        errors.Add(new ImportError(line.Line, field, code, value));
        refused.Add(line.Code);
    }
}
