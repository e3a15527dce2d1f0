using System.Globalization;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>What is wrong with a row.</summary>
/// <param name="Code">Such as <c>not_a_date</c>.</param>
/// <param name="Field">The column.</param>
/// <param name="Given">What stood there; null when that says nothing.</param>
/// <param name="Known">What may stand there, where that is a list; else null.</param>
public readonly record struct RowMistake(string Code, string Field, string? Given = null, IReadOnlyList<string>? Known = null);

/// <summary>A row as it was brought, checked by its register's form.</summary>
/// <param name="Fields">By column; what is empty is left out.</param>
public sealed record WrittenRow(RegisterForm Form, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Characters of a key, and of a field.</summary>
    public const int LongestKey = 64, LongestField = 200;

    // Registers write "for ever" as some day far off.
    private const int LastYear = 2500;

    public string Key => Fields[Form.Key];

    /// <summary>The name of the device at whose place it is.</summary>
    public string Place => Fields[Form.Place];

    /// <summary>The row; or the first thing that is wrong with it.</summary>
    public static (WrittenRow? Row, RowMistake? Mistake) Read(RegisterForm form, IReadOnlyDictionary<string, string> brought)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(brought);
        var fields = new Dictionary<string, string>();
        foreach (var (name, text) in brought)
            if (form.Find(name) is not { } column)
                return (null, new RowMistake("column_unknown", name, name, [.. form.Columns.Select(c => c.Name)]));
            else if (text.Trim() is { Length: > 0 } field)
                if (Wrong(column, field, name == form.Key) is { } code)
                    return (null, Mistaken(code, column, field));
                else
                    fields[name] = field;
        foreach (var name in form.Needed.Prepend(form.Place).Prepend(form.Key))
            if (!fields.ContainsKey(name))
                return (null, new RowMistake("required", name));
        return (new WrittenRow(form, fields), null);
    }

    /// <summary>What its lane hears of it, in the order of the kind's values; NaN where it hears nothing.</summary>
    /// <param name="kind">The register's kind.</param>
    /// <param name="mark">The number that stands for a text of a column: not <see cref="RegisterForm.NoText"/>, and a whole one that a double can hold.</param>
    public double[] Values(DeviceKindDefinition kind, Func<RegisterColumn, string, double> mark)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(mark);
        var values = new double[kind.Values.Count];
        Array.Fill(values, double.NaN);
        foreach (var column in Form.Columns)
            values[kind.IndexOf(column.Name)] = (column.Shape, Fields.GetValueOrDefault(column.Name)) switch
            {
                (ColumnShape.Number, { } text) => double.Parse(text, CultureInfo.InvariantCulture),
                (ColumnShape.Word, { } text) => column.Words.ToList().IndexOf(text),
                (ColumnShape.Number or ColumnShape.Word, null) => double.NaN,
                (ColumnShape.Day, null) => RegisterForm.NoDay,
                (ColumnShape.Day, { } text) => DayOf(text),
                (_, null) => RegisterForm.NoText,
                (_, { } text) => mark(column, text),
            };
        return values;
    }

    private static string? Wrong(RegisterColumn column, string text, bool isKey) => column.Shape switch
    {
        _ when text.Length > (isKey ? LongestKey : LongestField) => "text_too_long",
        ColumnShape.Number when !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) => "not_a_number",
        ColumnShape.Day when Day(text) is not { Year: >= 1900 } => "not_a_date",
        ColumnShape.Word when !column.Words.Contains(text) => "word_unknown",
        _ => null,
    };

    private static RowMistake Mistaken(string code, RegisterColumn column, string text) =>
        new(code, column.Name, code == "text_too_long" ? null : text, code == "word_unknown" ? column.Words : null);

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static double DayOf(string text) => Day(text)!.Value is { Year: <= LastYear } day ? RegisterForm.NumberOf(day) : RegisterForm.NoDay;
}
