using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Lists;

/// <summary>The list of cases as it stands on the screen, whole: the same filters, the same columns and nothing more of a reporter. Of areas where the actor may export.</summary>
internal sealed class ExportCases(ICityReader reader, Access access, CaseFilters filters, ListCases list, NewestCases newest, CaseSummaries summaries, Retention.RetentionBook retention, CitySettings city, CityClock clock) : IExportableList
{
    private const int RowsAtOnce = 500;

    /// <summary>Longer than a file is kept, with the time that it takes to write it.</summary>
    private static readonly TimeSpan LongestFile = TimeSpan.FromDays(8);

    public string Name => "cases";

    public IReadOnlyList<Text> Columns { get; } =
    [
        new("编号", "Number"), new("事由", "What"), new("类别代码", "Category code"), new("类别", "Category"), new("等级", "Severity"), new("状态", "State"), new("结果", "Outcome"), new("来源", "Source"),
        new("辖区", "Area"), new("地点", "Where"), new("经度", "Longitude"), new("纬度", "Latitude"), new("设备", "Device"), new("谁在办", "Who"), new("处置单位", "Body"),
        new("立案时间", "Filed"), new("时限", "Due"), new("超时", "Late"), new("结案时间", "Closed"), new("上报人说已解决", "Reporter: solved"),
    ];

    public async Task<Result<ExportPlan>> Plan(IReadOnlyDictionary<string, string> filter, bool english, Actor actor, CancellationToken ct)
    {
        var read = filters.Read(filter);
        if (!read.Ok)
        {
            return read.Refusal;
        }

        return await reader.Read<Result<ExportPlan>>(async db =>
        {
            var narrowed = await Narrow(db, read.Value, actor);
            return narrowed.Ok
                ? new ExportPlan(await newest.All(db, narrowed.Value, actor).LongCountAsync(ct), (after, stop) => Batch(read.Value with { Cursor = after }, english, actor, stop))
                : narrowed.Refusal;
        }, ct);
    }

    private async Task<Result<Narrowed>> Narrow(CityDb db, CaseFilter filter, Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.CaseExport);
        var narrowed = await list.Narrow(db, filter);
        return narrowed.Then<Narrowed>(n => n with { Cases = n.Cases.Where(c => db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == c.AreaId)) });
    }

    private Task<ExportBatch> Batch(CaseFilter filter, bool english, Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var rows = await newest.Of(db, (await Narrow(db, filter, actor)).Value, actor, RowsAtOnce, ct);
        var shown = await summaries.Of(db, rows, clock.Now);
        var going = await Going(db, rows);
        return new ExportBatch([.. shown.Select(c => Cells(going.Contains(c.Number) ? c with { Title = c.CategoryName, Place = c.Place with { Address = c.Area.Name } } : c, english))], rows.Count == RowsAtOnce ? rows[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }, ct);

    /// <summary>Of whose reporters the data goes before the file does: what they wrote must not outlive it there.</summary>
    private async Task<HashSet<string>> Going(CityDb db, IReadOnlyList<CaseRow> rows)
    {
        if (!(await retention.InForce(db)).Own)
        {
            return [];
        }

        // A merged case goes by the plan of the one that carries it on.
        var roots = new Dictionary<long, long>();
        foreach (var into in rows.Select(r => r.MergedIntoId).OfType<long>().Distinct())
        {
            roots[into] = await Duplicates.MergeCases.RootOf(db, into) ?? into;
        }

        var planned = rows.ToDictionary(r => r.Number, r => r.MergedIntoId is { } into ? roots[into] : r.Id);
        var (ids, soon) = (planned.Values.Distinct().ToList(), clock.Now + LongestFile);
        var found = (await db.Set<Retention.CaseRetentionRow>().Where(p => EF.Parameter(ids).Contains(p.CaseId) && p.DueAt < soon).Select(p => p.CaseId).ToListAsync()).ToHashSet();
        return [.. planned.Where(p => found.Contains(p.Value)).Select(p => p.Key)];
    }

    private IReadOnlyList<object?> Cells(CaseSummary c, bool english)
    {
        return
        [
            c.Number, Say(c.Title), c.Category, Say(c.CategoryName), c.Severity, Say(c.StateName), c.Outcome is { } outcome ? Say(ExportWords.Of(outcome)) : null, Say(ExportWords.Of(c.Source)),
            Say(c.Area.Name), Say(c.Place.Address), c.Place.Lon, c.Place.Lat, c.DeviceId, Say(c.Owner.DisplayName), c.Body is { } body ? Say(body.Name) : null,
            Time(c.OpenedAt), Time(c.DueAt), Say(ExportWords.Of(c.Late)), Time(c.ClosedAt), c.ReporterSolved is { } solved ? Say(ExportWords.Of(solved)) : null,
        ];

        string Say(Text text) => english ? text.InEnglish() : text.Zh;
    }

    /// <summary>As the city's clocks on the wall show it, so that a spreadsheet sorts it.</summary>
    private string? Time(DateTimeOffset? instant) =>
        instant is { } at ? at.ToOffset(city.UtcOffsetAt(at)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
}

/// <summary>Words of the screens for what a row holds as a code.</summary>
internal static class ExportWords
{
    public static Text Of(CaseSource source) => source switch
    {
        CaseSource.Sensor => new("传感器", "Sensor"),
        CaseSource.Resident => new("居民上报", "Resident"),
        CaseSource.Assisted => new("代为上报", "On behalf"),
        CaseSource.Inspector => new("巡访上报", "Inspector"),
        CaseSource.Hotline => new("热线", "Hotline"),
        CaseSource.Platform => new("对接平台", "Another platform"),
        _ => Text.Same(source.ToString()),
    };

    public static Text Of(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Cleared => new("已处置", "Cleared"),
        CaseOutcome.PickedUp => new("当场自处理", "Picked up on the spot"),
        CaseOutcome.AlreadyClear => new("到场时已恢复", "Already clear on arrival"),
        CaseOutcome.FalseAlarm => new("误报", "False alarm"),
        CaseOutcome.NotFound => new("未找到", "Not found"),
        CaseOutcome.ClearedItself => new("已自行恢复", "Cleared itself"),
        CaseOutcome.Voided => new("作废", "Voided"),
        CaseOutcome.NotAccepted => new("不予受理", "Not accepted"),
        CaseOutcome.Merged => new("已并案", "Merged"),
        _ => Text.Same(outcome.ToString()),
    };

    public static Text Of(bool yes) => yes ? new("是", "Yes") : new("否", "No");
}
