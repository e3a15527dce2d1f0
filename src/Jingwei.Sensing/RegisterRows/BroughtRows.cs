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
    /// <summary>The line of a table on which it ends; null when it comes from no table.</summary>
    public int? Line { get; init; }

    /// <summary>The name beside the columns by which a row is taken away.</summary>
    public const string GoneName = "gone";
}

/// <summary>The rows of a request, in their order.</summary>
/// <param name="ReadAs">How a table was read that was not UTF-8; see <see cref="FileText.ReadAs"/>.</param>
internal sealed record BroughtTable(IReadOnlyList<BroughtRow> Rows, string? ReadAs = null);

/// <summary>Reads the rows of a request: a JSON array of objects, or CSV with a header line. Both may bring numbers as texts.</summary>
internal static class BroughtRows
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Refused as a whole: <c>rows_not_json</c> when it is no array of JSON.</summary>
    public static Result<BroughtTable> FromJson(ReadOnlyMemory<byte> body, RegisterForm form)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? new BroughtTable([.. json.RootElement.EnumerateArray().Select(FromJson)])
                : NotJson(1);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a character, such as "\ud83d".
            return NotJson((fault as JsonException)?.LineNumber + 1 ?? 1);
        }

        Refusal NotJson(long line) => Refusal.Because(RefusalKind.Invalid, "rows_not_json", ("line", line), ("key", form.Key));
    }

    /// <summary>
    /// Refused as a whole: a file that is no text, is empty (<c>table_empty</c>) or has nothing but its header (<c>table_without_rows</c>), a column that the register does not
    /// have, one that it must have, or what is no CSV, with its line; and with its lines a key of which two say how it is: a table cannot say both. A line that takes the row away may stand beside one; more of what happened is sent as JSON, or in several tables.
    /// </summary>
    public static async Task<Result<BroughtTable>> FromCsv(Stream body, RegisterForm form, CancellationToken ct)
    {
        var table = await CsvTable.Read(body, [form.Key], [.. form.Columns.Select(c => c.Name).Where(n => n != form.Key), BroughtRow.GoneName], ct);
        if (table.Errors is [var first, ..])
            return new Refusal(first.Code, RefusalKind.Invalid, first.Field, new Dictionary<string, object?>
            {
                ["line"] = first.Line ?? 1, ["given"] = first.Field, ["known"] = string.Join(", ", form.Columns.Select(c => c.Name)),
            });
        if (table.Rows.Count == 0)
            return Refusal.Because(RefusalKind.Invalid, "table_without_rows");
        if (table.Rows.Where(r => r.Text(BroughtRow.GoneName) != "true").GroupBy(r => r.Text(form.Key)).FirstOrDefault(g => g.Key is not null && g.Count() > 1) is { } same)
            return Refusal.Invalid(form.Key, "row_twice", ("lines", string.Join(", ", same.Select(r => r.Line))));
        return new BroughtTable([.. table.Rows.Select(r => FromTable(r, form) with { Line = r.Line })], table.ReadAs);
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
            var other => new BroughtRow(fields, false, new RowMistake("word_unknown", BroughtRow.GoneName, other, ["true", "false"])),
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
