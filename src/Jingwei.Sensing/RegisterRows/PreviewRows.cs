using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>
/// Says what <see cref="WriteRows"/> would do with rows, by the same comparison, and changes nothing: each piece of work is refused when it is done, so that nothing of it
/// is kept, and no lane hears of it.
/// </summary>
internal sealed class PreviewRows(
    ICityWriter writer, IScenarioCatalog catalog, RegisterSignatures signatures, DeviceDirectory directory, AreaDirectory areas, Access access, PersonalText personal)
{
    /// <summary>Refused as a whole: <c>register_unknown</c>, <c>too_many_items</c>.</summary>
    public async Task<Result<RowResults>> Run(string register, BroughtTable brought, Actor actor, CancellationToken ct)
    {
        if (WriteRows.Find(catalog, register) is not { } kind)
            return Refusal.Because(RefusalKind.NotFound, "register_unknown");
        if (brought.Rows.Count > WriteRows.MostRows)
            return Refusal.Because(RefusalKind.TooLarge, "too_many_items", ("most", WriteRows.MostRows));
        var may = WriteRows.MayWriteIn(actor, access, areas);
        var about = kind.Register!.Columns.Where(c => c.Shape == ColumnShape.Personal).Select(c => c.Name).ToList();
        var results = new RowResult[brought.Rows.Count];
        foreach (var some in Together(brought.Rows, kind.Register!.Key))
        {
            IReadOnlyList<RowResult> page = [];
            await writer.Write<Result<Done>>(
                async scope =>
                {
                    var tried = new RegisterPage(scope, kind, directory, personal, may, area => signatures.IsOn(kind, area));
                    await tried.Open([.. some.Select(s => s.Row)]);
                    foreach (var (_, row) in some)
                        tried.Put(row);
                    page = tried.Results;
                    return new Refusal("only_previewed");
                },
                ct);
            foreach (var (result, (index, row)) in page.Zip(some))
                results[index] = Untold(result, row, about) with { Index = index };
        }
        return new RowResults(results) { ReadAs = brought.ReadAs };
    }

    // Whether a guess at what is sealed is right is not told by trying it: with a value for such a column a row counts as changed.
    private static RowResult Untold(RowResult result, BroughtRow row, IReadOnlyList<string> about) =>
        result.Status == RowStatus.Unchanged && about.Any(column => !string.IsNullOrEmpty(row.Fields.GetValueOrDefault(column)))
            ? result with { Status = RowStatus.Stored, Change = RowChange.Changed }
            : result;

    // What is said of one row in several lines is tried in one piece of work: nothing is kept from one to the next.
    private static IEnumerable<IReadOnlyList<(int Index, BroughtRow Row)>> Together(IReadOnlyList<BroughtRow> rows, string key)
    {
        var some = new List<(int Index, BroughtRow Row)>();
        foreach (var same in rows.Select((row, index) => (index, row)).GroupBy(r => r.row.Fields.GetValueOrDefault(key)?.Trim() ?? ""))
        {
            if (some.Count > 0 && some.Count + same.Count() > WriteRows.MostAtOnce)
            {
                yield return some;
                some = [];
            }
            some.AddRange(same);
        }
        if (some.Count > 0)
            yield return some;
    }
}
