using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>A row as a request brings it.</summary>
/// <param name="Fields">By column, as texts.</param>
/// <param name="Gone">It is to be no longer there.</param>
/// <param name="Mistake">Why it cannot be read; null when it can.</param>
internal sealed record BroughtRow(IReadOnlyDictionary<string, string> Fields, bool Gone, RowMistake? Mistake = null)
{
    /// <summary>The name beside the columns by which a row is taken away.</summary>
    public const string GoneName = "gone";
}

/// <summary>Reads the rows of a request: a JSON array of objects, or CSV with a header line. Both may bring numbers as texts.</summary>
internal static class BroughtRows
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Refused as a whole: <c>body_invalid</c> when it is no array of JSON.</summary>
    public static Result<IReadOnlyList<BroughtRow>> FromJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? Result<IReadOnlyList<BroughtRow>>.Of([.. json.RootElement.EnumerateArray().Select(FromJson)])
                : Refusal.Invalid("body", "body_invalid");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a character, such as "\ud83d".
            return Refusal.Invalid("body", "body_invalid");
        }
    }

    /// <summary>
    /// Refused as a whole, with line and column: a column that the register does not have, one that it must have, or what is no CSV in UTF-8; and with its lines a key of
    /// which two say how it is: a table cannot say both. A line that takes the row away may stand beside one; more of what happened is sent as JSON, or in several tables.
    /// </summary>
    public static async Task<Result<IReadOnlyList<BroughtRow>>> FromCsv(Stream body, RegisterForm form, CancellationToken ct)
    {
        var table = await CsvTable.Read(body, [form.Key], [.. form.Columns.Select(c => c.Name).Where(n => n != form.Key), BroughtRow.GoneName], ct);
        if (table.Errors is [var first, ..])
            return Refusal.Invalid(first.Field ?? "body", "table_wrong", ("line", first.Line ?? 1), ("error", first.Code));
        if (table.Rows.Where(r => r.Text(BroughtRow.GoneName) != "true").GroupBy(r => r.Text(form.Key)).FirstOrDefault(g => g.Key is not null && g.Count() > 1) is { } same)
            return Refusal.Invalid(form.Key, "row_twice", ("lines", string.Join(", ", same.Select(r => r.Line))));
        return Result<IReadOnlyList<BroughtRow>>.Of([.. table.Rows.Select(r => FromTable(r, form))]);
    }

    private static BroughtRow FromTable(TableRow row, RegisterForm form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var column in form.Columns)
            if (row.Text(column.Name) is { } text)
                fields[column.Name] = text;
        return row.Text(BroughtRow.GoneName) switch
        {
            null or "false" => new BroughtRow(fields, false),
            "true" => new BroughtRow(fields, true),
            _ => Wrong(BroughtRow.GoneName),
        };
    }

    private static BroughtRow FromJson(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return Wrong("");
        var (fields, gone) = (new Dictionary<string, string>(), false);
        foreach (var field in row.EnumerateObject())
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.True or JsonValueKind.False when field.Name == BroughtRow.GoneName:
                    gone = field.Value.GetBoolean();
                    break;
                case JsonValueKind.String:
                    fields[field.Name] = field.Value.GetString()!;
                    break;
                case JsonValueKind.Number:
                    fields[field.Name] = field.Value.GetRawText();
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    return Wrong(field.Name);
            }
        return new BroughtRow(fields, gone);
    }

    private static BroughtRow Wrong(string field) => new(Nothing, false, new RowMistake("value_invalid", field));
}
