using System.Globalization;
using CsvHelper;
using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>
/// A CSV with a header line, in an encoding that <see cref="FileText"/> knows. Columns that nobody knows are an error, so that a misspelled one is not
/// silently left out. Every mistake is listed with its line; with errors the rows are not to be used.
/// </summary>
public sealed class CsvTable
{
    private static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>();
    private readonly List<ImportError> errors = [];
    private readonly List<TableRow> rows = [];

    private CsvTable()
    {
    }

    public IReadOnlyList<TableRow> Rows => rows;

    public IReadOnlyList<ImportError> Errors => errors;

    /// <summary>How the file was read when it was not UTF-8; see <see cref="FileText.ReadAs"/>.</summary>
    public string? ReadAs { get; private set; }

    public static Task<CsvTable> Read(Stream file, IReadOnlyList<string> required, IReadOnlyList<string> optional, CancellationToken ct) => Read(file, required, optional, NoNames, ct);

    /// <param name="names">Further names of columns, such as the Chinese ones, to the columns that they are.</param>
    public static async Task<CsvTable> Read(Stream file, IReadOnlyList<string> required, IReadOnlyList<string> optional, IReadOnlyDictionary<string, string> names, CancellationToken ct)
    {
        var read = await FileText.Of(file, ct);
        if (read.Text is { } text)
        {
            var table = Read(text, required, optional, names);
            table.ReadAs = read.ReadAs;
            return table;
        }

        var unreadable = new CsvTable();
        unreadable.errors.Add(new ImportError(null, null, FileText.NotText));
        return unreadable;
    }

    public static CsvTable Read(string text, IReadOnlyList<string> required, IReadOnlyList<string> optional) => Read(text, required, optional, NoNames);

    /// <summary>As with names; of a column that nobody knows the name that was probably meant is told.</summary>
    public static CsvTable Read(string text, IReadOnlyList<string> required, IReadOnlyList<string> optional, IReadOnlyDictionary<string, string> names)
    {
        var table = new CsvTable();
        if (string.IsNullOrWhiteSpace(text))
        {
            table.errors.Add(new ImportError(null, null, "table_empty"));
            return table;
        }

        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true, IncludeValuesInExceptions = false });
            csv.ReadHeader();
            var written = csv.Headers.ToArray();
            var header = written.Select(h => names.GetValueOrDefault(h, h)).ToArray();
            table.errors.AddRange(required.Except(header).Select(c => new ImportError(1, c, "column_missing")));
            table.errors.AddRange(header.Except(required).Except(optional).Select(c => new ImportError(1, c, "column_unknown", NearNames.Find(names.Keys.Concat(required).Concat(optional), c))));
            table.errors.AddRange(header.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => new ImportError(1, g.Key, "column_twice")));
            while (table.errors.Count == 0 && csv.Read())
            {
                var fields = new Dictionary<string, string>();
                for (var i = 0; i < Math.Min(header.Length, csv.FieldCount); i++)
                {
                    fields[header[i]] = csv[i].ToString() ?? "";
                }

                table.rows.Add(new TableRow((int)csv.LineNumber, fields, table.errors));
            }
        }
        catch (CsvFormatException broken)
        {
            table.errors.Add(new ImportError(broken.LineNumber > 0 ? (int)broken.LineNumber : null, null, "csv_invalid"));
        }

        return table;
    }
}

/// <summary>A row; what is wrong in it goes to the table's errors with its line.</summary>
public sealed class TableRow
{
    private readonly int line;
    private readonly IReadOnlyDictionary<string, string> fields;
    private readonly List<ImportError> errors;

    internal TableRow(int line, IReadOnlyDictionary<string, string> fields, List<ImportError> errors) => (this.line, this.fields, this.errors) = (line, fields, errors);

    public int Line => line;

    /// <summary>The field, or null when the column is absent or the field empty.</summary>
    public string? Text(string column) => fields.TryGetValue(column, out var value) && value.Length > 0 ? value : null;

    public string? Required(string column)
    {
        var value = Text(column);
        if (value is null)
        {
            Wrong(column, "required");
        }

        return value;
    }

    public double? Number(string column, double min, double max)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Wrong(column, "not_a_number_in_range");
        return null;
    }

    /// <summary>An ISO instant with its offset, or a date, which means that day's start in the city.</summary>
    public DateTimeOffset? Instant(string column, TimeZoneInfo zone)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (Instants.FindIso(text) is { } instant)
        {
            return instant;
        }

        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
        }

        Wrong(column, "not_a_date");
        return null;
    }

    public void Wrong(string column, string code) => errors.Add(new ImportError(line, column, code, Text(column)));

    private const int LinesTold = 10;

    /// <summary>Of rows that name the same thing in a column each later one is wrong, and says on which lines it stands.</summary>
    public static void OnceEach(IEnumerable<TableRow> rows, string column, string code)
    {
        foreach (var same in rows.GroupBy(r => r.Text(column)).Where(g => g.Key is not null && g.Count() > 1))
        {
            var lines = $"{string.Join(", ", same.Take(LinesTold).Select(r => r.line))}{(same.Skip(LinesTold).Any() ? " …" : "")}";
            foreach (var row in same.Skip(1))
            {
                row.errors.Add(new ImportError(row.line, column, code, $"{same.Key}, lines {lines}"));
            }
        }
    }
}
