using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>What became of one row.</summary>
public enum RowStatus
{
    /// <summary>It is new or otherwise than before, and its lane has it in its order.</summary>
    Stored,

    /// <summary>It is as it was; nothing was written.</summary>
    Unchanged,

    /// <summary>Something is wrong with it; nothing was written.</summary>
    Refused,
}

/// <summary>How a row that was stored is otherwise.</summary>
public enum RowChange
{
    /// <summary>It was not there, or was gone.</summary>
    Added,

    /// <summary>It was there, with another content.</summary>
    Changed,

    /// <summary>It was taken away.</summary>
    Gone,
}

/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Code">Why it was refused; else null.</param>
/// <param name="Field">The column that is wrong; null when it was not refused.</param>
public sealed record RowResult(int Index, RowStatus Status, string? Code, string? Field)
{
    /// <summary>Of a row that was stored, or would be; else null.</summary>
    public RowChange? Change { get; init; }

    /// <summary>The line of the table on which it ends; null when rows came as JSON.</summary>
    public int? Line { get; init; }

    /// <summary>What stood in the column that is wrong; null where that says nothing.</summary>
    public string? Given { get; init; }

    /// <summary>What may stand in that column, where that is a list of words or of columns; else null.</summary>
    public IReadOnlyList<string>? Known { get; init; }
}

/// <summary>The answer to a request: a result for each row, in order.</summary>
public sealed record RowResults(IReadOnlyList<RowResult> Results)
{
    /// <summary>The encoding by which a table was read that was not UTF-8; else null.</summary>
    public string? ReadAs { get; init; }
}

/// <summary>
/// Takes rows of a register. A row that differs from the one that is there is written with what its lane is to hear, in one piece of work; answered when that is on
/// the day's file too. Sent again, rows are as they were: there is no need of a key to repeat a call.
/// </summary>
internal sealed class WriteRows(
    ICityWriter writer, IScenarioCatalog catalog, RegisterSignatures signatures, DeviceDirectory directory, AreaDirectory areas, Access access, PersonalText personal, HandToLanes hand)
{
    /// <summary>Rows of one request.</summary>
    public const int MostRows = 5_000;

    /// <summary>The one writer is not held up for longer than it takes to write these.</summary>
    public const int MostAtOnce = 500;

    /// <summary>The register of that code, as its package declares it now; null when none does.</summary>
    public static DeviceKindDefinition? Find(IScenarioCatalog catalog, string code) => catalog.DeviceKinds.FirstOrDefault(k => k.Register is not null && k.Code == code);

    /// <summary>Refused as a whole: <c>register_unknown</c>, <c>too_many_items</c>; <c>not_stored</c> when the day's file does not take them now: they are kept, and handed over later.</summary>
    public async Task<Result<RowResults>> Run(string register, BroughtTable brought, Actor actor, CancellationToken ct)
    {
        if (Find(catalog, register) is not { } kind)
            return Refusal.Because(RefusalKind.NotFound, "register_unknown");
        var rows = brought.Rows;
        if (rows.Count > MostRows)
            return Refusal.Because(RefusalKind.TooLarge, "too_many_items", ("most", MostRows));
        var may = MayWriteIn(actor, access, areas);
        var (results, madeSubjects) = (new List<RowResult>(rows.Count), false);
        foreach (var some in rows.Chunk(MostAtOnce))
        {
            var first = results.Count;
            var page = await writer.Write(
                async scope =>
                {
                    var page = new RegisterPage(scope, kind, directory, personal, may, area => signatures.IsOn(kind, area));
                    await page.Open(some);
                    foreach (var row in some)
                        page.Put(row);
                    var stored = page.Results.Count(r => r.Status == RowStatus.Stored);
                    if (stored > 0)
                    {
                        scope.Audit(actor.UserName, "register.written", kind.Code, detail: $"{stored} of {some.Length} rows");
                        scope.AfterCommit(hand.Wake);
                    }
                    foreach (var (subject, from, _) in page.Moved)
                        await DeviceStood.Leave(scope, subject, from);
                    if (page.Moved.Count(m => catalog.IsOtherwise(kind.Code, m.From, m.To)) is > 0 and var moved)
                        scope.Emit("devices", new DevicesMoved(moved));
                    return new WrittenPage(page.Results, page.MadeSubjects);
                },
                ct);
            results.AddRange(page.Results.Select(r => r with { Index = first + r.Index }));
            madeSubjects |= page.MadeSubjects;
        }
        try
        {
            if (madeSubjects)
                await directory.Load(ct);
            if (results.Exists(r => r.Status == RowStatus.Stored))
                await hand.Flush(ct);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return Refusal.Because(RefusalKind.Unavailable, "not_stored");
        }
        return new RowResults(results) { ReadAs = brought.ReadAs };
    }

    /// <summary>Whether somebody may write rows of an area.</summary>
    public static Func<long, bool> MayWriteIn(Actor actor, Access access, AreaDirectory areas)
    {
        var roots = access.AreasFor(actor, Actions.RegisterWrite);
        var known = new Dictionary<long, bool>();
        return area => known.TryGetValue(area, out var may) ? may : known[area] = roots.Any(root => areas.Covers(root, area));
    }

    private sealed record WrittenPage(IReadOnlyList<RowResult> Results, bool MadeSubjects);
}
