using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

/// <summary>A line of a file of orders, as it would be taken or was.</summary>
/// <param name="CaseNumber">Null while it is only previewed and new.</param>
/// <param name="Known">Its number was taken before: the line is passed over.</param>
public sealed record ImportedOrder(int Line, string OrderNumber, string Text, string? CaseNumber, bool Known, Text? Area, bool PlaceOpen);

/// <summary>What is wrong in a line of a file.</summary>
/// <param name="Value">What stood there; of a column that nobody knows, the name that was probably meant.</param>
/// <param name="Args">What the sentence needs.</param>
public sealed record ImportMistake(int? Line, string? Field, string Code, string? Value, IReadOnlyDictionary<string, object?>? Args = null);

/// <summary>What a file of orders came to. With any mistake nothing is taken.</summary>
/// <param name="ReadAs">GB18030 when it was read so.</param>
public sealed record OrderImport(bool Stored, int New, int Known, IReadOnlyList<ImportedOrder> Orders, IReadOnlyList<ImportMistake> Mistakes, string? ReadAs);

/// <summary>
/// Takes orders from a file, each as by the API, some at a time so that no move waits for all of them. With a mistake anywhere nothing is taken; a file whose taking was cut off is sent again, and what was
/// taken of it before is known.
/// </summary>
internal sealed class ImportOrders(ICityWriter writer, ICityReader reader, TakeOrder take, CitySettings city)
{
    public const int MostLines = 2_000;
    private const int LinesInOnePiece = 20;
    private const int MostMistakes = 100;

    public async Task<Result<OrderImport>> Run(Stream file, bool preview, Actor actor, string how, CancellationToken ct)
    {
        var table = await CsvTable.Read(file, ReadOrderCsv.Required, ReadOrderCsv.Optional, ReadOrderCsv.Names, ct);
        if (table.Rows.Count > MostLines)
        {
            return Refusal.Because(RefusalKind.TooLarge, "too_many_items", ("most", MostLines));
        }

        var lines = table.Errors.Count > 0 ? [] : ReadOrderCsv.Run(table, city.Time.Zone);
        var mistakes = table.Errors.Select(e => new ImportMistake(e.Line, e.Field, e.Code is "column_missing" or "column_unknown" or "column_twice" ? $"order_{e.Code}" : e.Code, e.Value)).ToList();
        var said = mistakes.Select(m => (m.Line, m.Field)).ToHashSet();
        var ready = new List<(int Line, TakeOrder.Ready Order)>();
        foreach (var line in lines)
        {
            var wrong = new List<OrderMistake>();
            if (await take.Prepare(line.Request, actor, wrong, ct) is { } order)
            {
                ready.Add((line.Row.Line, order));
            }

            // What could not be read is told once.
            mistakes.AddRange(wrong.Select(w => new ImportMistake(line.Row.Line, ColumnOf(w.Field), w.Code, line.Row.Text(ColumnOf(w.Field)), w.Args)).Where(m => !said.Contains((m.Line, m.Field))));
        }

        if (mistakes.Count > 0)
        {
            var shown = mistakes.OrderBy(m => m.Line ?? 0).Take(MostMistakes).ToList();
            return new OrderImport(false, 0, 0, [], mistakes.Count > MostMistakes ? [.. shown, new ImportMistake(null, null, "and_more", $"{mistakes.Count - MostMistakes}")] : shown, table.ReadAs);
        }

        var orders = preview ? await Preview(ready, ct) : await Store(ready, actor, how, ct);
        return orders.Then<OrderImport>(o => new OrderImport(!preview, o.Count(x => !x.Known), o.Count(x => x.Known), o, [], table.ReadAs));
    }

    private async Task<Result<List<ImportedOrder>>> Store(List<(int Line, TakeOrder.Ready Order)> ready, Actor actor, string how, CancellationToken ct)
    {
        var orders = new List<ImportedOrder>();
        foreach (var piece in ready.Chunk(LinesInOnePiece))
        {
            var taken = await writer.Write<Result<List<ImportedOrder>>>(
                async scope =>
                {
                    var some = new List<ImportedOrder>();
                    foreach (var (line, order) in piece)
                    {
                        var receipt = await take.Take(scope, order, actor, how, "csv");
                        if (!receipt.Ok)
                        {
                            return receipt.Refusal;
                        }

                        some.Add(new ImportedOrder(line, receipt.Value.OrderNumber, order.Order.Text, receipt.Value.CaseNumber, receipt.Value.Known, receipt.Value.Area.Name, receipt.Value.PlaceOpen));
                    }

                    return some;
                },
                ct);
            if (!taken.Ok)
            {
                return taken.Refusal;
            }

            orders.AddRange(taken.Value);
        }

        return orders;
    }

    private async Task<Result<List<ImportedOrder>>> Preview(List<(int Line, TakeOrder.Ready Order)> ready, CancellationToken ct) => await reader.Read<Result<List<ImportedOrder>>>(async db =>
    {
        var orders = new List<ImportedOrder>();
        foreach (var (line, (order, place)) in ready)
        {
            var known = await db.Set<HotlineOrderRow>().Where(o => o.Platform == order.Platform && o.OrderNumber == order.Number)
                .Join(db.Set<CaseRow>(), o => o.CaseId, c => c.Id, (_, c) => c.Number).FirstOrDefaultAsync(ct);
            orders.Add(new ImportedOrder(line, order.Number, order.Text, known, known is not null, place.Area.Name, place.Open));
        }

        return orders;
    }, ct);

    private static string ColumnOf(string field) => field switch { "caller.name" => "callerName", "caller.phone" => "callerPhone", _ => field };
}
