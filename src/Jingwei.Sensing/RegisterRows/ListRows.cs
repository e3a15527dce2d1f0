using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.RegisterRows;

/// <param name="Unit">Of a number; empty when it has none.</param>
/// <param name="Words">The list, for words; else empty.</param>
/// <param name="WordLabels">What screens say for each of them; empty when they stand for themselves.</param>
public sealed record ColumnView(string Name, Text Label, ColumnShape Shape, string Unit, IReadOnlyList<string> Words, IReadOnlyList<Text> WordLabels);

/// <summary>A register as the API tells it.</summary>
/// <param name="Key">The column that names a row.</param>
/// <param name="Place">The column that holds the id of the device at whose place a row is.</param>
public sealed record RegisterView(string Code, Text Name, string Key, string Place, IReadOnlyList<ColumnView> Columns);

/// <summary>Where a row is.</summary>
/// <param name="DeviceId">The device's name.</param>
public sealed record RowPlaceView(string DeviceId, Text Name);

/// <summary>A row as the API tells it.</summary>
/// <param name="Fields">By column; personal ones with all but their ends hidden.</param>
/// <param name="Alarms">Conditions that hold.</param>
/// <param name="Closed">The register names people, and nobody's signature stands for it there now: of the row only its number and place are told.</param>
public sealed record RowView(
    string Id, string Key, RowPlaceView Place, AreaName Area, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<OpenCondition> Alarms, bool Gone, DateTimeOffset AppearedAt,
    DateTimeOffset ChangedAt, bool Closed);

/// <summary>What is asked of a register; what is null does not narrow it.</summary>
/// <param name="Place">A device's name.</param>
/// <param name="Q">Part of the key, of the place's name or of a column that is not personal.</param>
/// <param name="Cursor">From the page before.</param>
internal sealed record RowFilter(string? Place, string? Q, int? Limit, string? Cursor);

/// <summary>The registers that packages declare, and their rows at places that the caller may see, in the order in which they came.</summary>
internal sealed class ListRows(ICityReader reader, IScenarioCatalog catalog, RegisterSignatures signatures, DeviceDirectory directory, AlarmViews views, Access access)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 500;

    public Page<RegisterView> Registers() => new([.. catalog.DeviceKinds.Where(k => k.Register is not null).Select(Show)], null);

    public async Task<Result<Page<RowView>>> Run(string register, RowFilter filter, Actor actor, CancellationToken ct)
    {
        if (WriteRows.Find(catalog, register) is not { } kind)
            return Refusal.Because(RefusalKind.NotFound, "register_unknown");
        if (!string.IsNullOrEmpty(filter.Cursor) && Ids.Find(filter.Cursor) is null)
            return Refusal.Invalid("cursor", "cursor_invalid");
        var (after, limit) = (Ids.Find(filter.Cursor) ?? 0, Math.Clamp(filter.Limit ?? UsualLimit, 1, MostLimit));
        var words = (filter.Q ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var roots = access.AreasFor(actor, Actions.RegisterRead);
        var rows = await reader.Read(
            db =>
            {
                var closure = db.Set<AreaClosureRow>();
                var found = db.Set<RegisterRow>().AsNoTracking()
                    .Where(r => r.Register == register && r.Id > after && closure.Any(c => roots.Contains(c.AncestorId) && c.DescendantId == r.AreaId));
                if (!string.IsNullOrEmpty(filter.Place))
                    found = found.Where(r => r.PlaceName == filter.Place);
                foreach (var word in words)
                    found = found.Where(r => r.SearchText.Contains(word));
                return found.OrderBy(r => r.Id).Take(limit + 1).ToListAsync(ct);
            },
            ct);
        // What is closed is found by nothing that stands in it: a page may hold fewer rows than were asked for.
        var shown = rows.Take(limit).Select(r => (Row: r, Closed: !signatures.IsOn(kind, r.AreaId))).Where(r => !r.Closed || words.Length == 0);
        return new Page<RowView>([.. shown.Select(r => r.Closed ? Closed(r.Row) : Show(r.Row))], rows.Count > limit ? rows[limit - 1].Id.ToString() : null);
    }

    private static RegisterView Show(DeviceKindDefinition kind) => new(
        kind.Code, kind.Name, kind.Register!.Key, kind.Register.Place, [.. kind.Register.Columns.Select(c => new ColumnView(c.Name, c.Label, c.Shape, c.Unit, c.Words, c.WordLabels))]);

    private RowPlaceView PlaceOf(RegisterRow row) => new(row.PlaceName, directory.FindById(row.PlaceId)?.DisplayName ?? Text.Same(row.PlaceName));

    private RowView Closed(RegisterRow row) => new(
        row.Id.ToString(), row.Key, PlaceOf(row), views.Area(row.AreaId), new Dictionary<string, string>(), [], row.Gone, row.AppearedAt, row.ChangedAt, true);

    private RowView Show(RegisterRow row)
    {
        var subject = directory.FindById(row.Id);
        return new RowView(
            row.Id.ToString(), row.Key, PlaceOf(row), views.Area(row.AreaId),
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.Content)!,
            subject is null ? [] : [.. subject.Live.Snapshot.Open.Select(subject.Kind.FindCondition).OfType<ConditionDefinition>().Select(c => new OpenCondition(c.Code, c.Name, c.Severity))],
            row.Gone, row.AppearedAt, row.ChangedAt, false);
    }
}
