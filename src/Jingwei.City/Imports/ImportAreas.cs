using System.Text.Json;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Imports;

/// <summary>Reads a file of areas, whichever of the three shapes it has, and stores it in one write.</summary>
internal sealed class ImportAreas(ICityWriter writer, ICityReader reader, AreaDirectory areas, IEnumerable<IAreaMoves> moves)
{
    public async Task<ImportReport> Run(Stream file, ImportOptions options, CancellationToken ct)
    {
        var given = await FileText.Of(file, ct);
        var zone = await reader.Read(db => db.Set<CityRow>().Select(c => c.TimeZone).FirstOrDefaultAsync(), ct) ?? "Asia/Shanghai";
        var read = given.Text is not { } text ? AreaFile.Broken(FileText.NotText) : Read(text, options, TimeZoneInfo.FindSystemTimeZoneById(zone));
        if (read.Errors.Count > 0)
        {
            return ImportReport.Refused(read.Errors) with { ReadAs = given.ReadAs };
        }

        var report = await writer.Write(scope => new StoreAreas(scope, options, moves).Run(read.Lines), ct);
        await areas.Reload();
        return report.Report with { ReadAs = given.ReadAs };
    }

    private static AreaFile Read(string text, ImportOptions options, TimeZoneInfo zone)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return ReadAreaCsv.Read(text, options.Datum, zone);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return ReadAreaGeoJson.IsGeoJson(document.RootElement)
                ? ReadAreaGeoJson.Read(document.RootElement, options.Datum)
                : ReadDivisions.Read(document.RootElement, options.CityName);
        }
        catch (JsonException broken)
        {
            return AreaFile.Broken("json_invalid", broken.Message);
        }
    }
}
