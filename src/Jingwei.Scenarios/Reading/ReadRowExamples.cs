using Jingwei.Foundation;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// Reads the rows of an example as its lane would hear them: each as it is from an instant on, <c>gone: true</c> when it is no longer there, and
/// <c>looked: A-1</c> when the case about a row is closed.
/// </summary>
internal sealed class ReadRowExamples
{
    private static readonly Dictionary<string, Text> Reasons = new()
    {
        ["required"] = new("缺少", "is lacking"),
        ["not_a_number"] = new("不是数字", "is no number"),
        ["not_a_date"] = new("不是日期，应写成 \"2026-05-03\"", "is no day, such as \"2026-05-03\""),
        ["word_unknown"] = new("不在词表里", "is not in its list of words"),
        ["text_too_long"] = new("太长", "is too long"),
        ["column_unknown"] = new("没有这一列", "is no column"),
    };

    private readonly DeviceKindDefinition kind;
    private readonly RegisterForm form;
    private readonly HashSet<string> there = [];
    private readonly Dictionary<string, int> rowsAbout = [];
    private readonly Dictionary<string, int> marks = [];

    private ReadRowExamples(DeviceKindDefinition kind) => (this.kind, form) = (kind, kind.Register!);

    public static IReadOnlyList<TrialReading> Read(PackageNode rows, DeviceKindDefinition kind)
    {
        var example = new ReadRowExamples(kind);
        return [.. rows.Items().SelectMany(example.One)];
    }

    private IEnumerable<TrialReading> One(PackageNode node)
    {
        node.Only(ExampleKeys.Row, form.Columns.Select(c => c.Name));
        var at = ExampleTime.Read(node.Get("at"));
        if (node.Find("looked") is { IsThere: true } looked)
            return Known(looked, looked.Text()) is { } seen ? [Reading(at, seen, kind.Conditions.Where(c => c.EndsWhenLooked)
                .ToDictionary(c => RegisterForm.LookedAt(c.Code), _ => (double)at.ToUnixTimeMilliseconds()))] : [];
        if (node.Find("gone").YesOrNo(false))
            return Known(node, node.Get(form.Key).Text()) is { } gone && there.Remove(gone) ? [Reading(at, gone, new() { [RegisterForm.State] = RegisterForm.Gone })] : [];
        var fields = form.Columns.Where(c => node.Find(c.Name).IsThere).ToDictionary(c => c.Name, c => node.Find(c.Name).Text());
        var (row, mistake) = WrittenRow.Read(form, fields);
        if (mistake is { } wrong)
            node.Wrong("rowWrong", ("column", wrong.Field), ("why", wrong.Known is { } known ? Listed(Reasons[wrong.Code], known) : Reasons[wrong.Code]));
        return row is null ? [] : Heard(at, row);
    }

    private static Text Listed(Text reason, IReadOnlyList<string> known) =>
        new($"{reason.Zh}（可以写的有：{string.Join('、', known)}）", $"{reason.En} (known are: {string.Join(", ", known)})");

    private List<TrialReading> Heard(DateTimeOffset at, WrittenRow row)
    {
        var isNew = there.Add(row.Key);
        var numbers = row.Values(kind, MarkOf);
        var values = Enumerable.Range(0, numbers.Length).Where(i => !double.IsNaN(numbers[i])).ToDictionary(i => kind.Values[i].Name, i => numbers[i]);
        values[RegisterForm.State] = isNew ? RegisterForm.New : RegisterForm.Kept;
        List<TrialReading> heard = [Reading(at, row.Key, values)];
        if (isNew && form.CountsRows)
        {
            rowsAbout[row.Place] = rowsAbout.GetValueOrDefault(row.Place) + 1;
            heard.Add(Reading(at, $"@{row.Place}", new() { [RegisterForm.Rows] = rowsAbout[row.Place] }));
        }
        return heard;
    }

    private string? Known(PackageNode node, string key)
    {
        if (there.Contains(key))
            return key;
        node.Wrong(there.Count == 0 ? "rowNone" : "rowNotThere", ("row", key), ("known", there));
        return null;
    }

    private double MarkOf(RegisterColumn column, string text) => marks.TryGetValue($"{column.Name} {text}", out var mark) ? mark : marks[$"{column.Name} {text}"] = marks.Count + 1;

    private static TrialReading Reading(DateTimeOffset at, string subject, Dictionary<string, double> values) => new(at, at, values) { Subject = subject };
}
