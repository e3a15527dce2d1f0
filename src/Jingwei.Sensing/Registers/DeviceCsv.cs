using System.Globalization;
using CsvHelper;
using Jingwei.City.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>
/// A CSV of devices or gateways with a header line. Columns that nobody knows are an error, so that a misspelled one is not silently left out. Every mistake is
/// listed with its line.
/// </summary>
internal sealed class DeviceCsv(IReadOnlyList<string> required, IReadOnlyList<string> optional)
{
    private readonly List<ImportError> errors = [];

    public IReadOnlyList<ImportError> Errors => errors;

    /// <summary>The rows; with errors they are not to be used.</summary>
    public IReadOnlyList<Row> Read(string text)
    {
        var rows = new List<Row>();
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true, IncludeValuesInExceptions = false });
            csv.ReadHeader();
            var header = csv.Headers.ToArray();
            errors.AddRange(required.Except(header).Select(c => new ImportError(1, c, "column_missing")));
            errors.AddRange(header.Except(required).Except(optional).Select(c => new ImportError(1, c, "column_unknown")));
            while (errors.Count == 0 && csv.Read())
            {
                var fields = new Dictionary<string, string>();
                for (var i = 0; i < Math.Min(header.Length, csv.FieldCount); i++)
                    fields[header[i]] = csv[i].ToString() ?? "";
                rows.Add(new Row((int)csv.LineNumber, fields));
            }
        }
        catch (CsvFormatException broken)
        {
            errors.Add(new ImportError(broken.LineNumber > 0 ? (int)broken.LineNumber : null, null, "csv_invalid"));
        }
        return rows;
    }

    public void Wrong(Row row, string column, string code) => errors.Add(new ImportError(row.Line, column, code, row.Find(column)));

    public string Get(Row row, string column)
    {
        if (row.Find(column) is { } value)
            return value;
        Wrong(row, column, "required");
        return "";
    }

    public double Number(Row row, string column, double min, double max)
    {
        if (double.TryParse(Get(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        Wrong(row, column, "not_a_number_in_range");
        return 0;
    }

    /// <summary>One line's fields.</summary>
    public sealed record Row(int Line, IReadOnlyDictionary<string, string> Fields)
    {
        /// <summary>The field; null when it is absent or empty.</summary>
        public string? Find(string column) => Fields.TryGetValue(column, out var value) && value.Length > 0 ? value : null;
    }
}
