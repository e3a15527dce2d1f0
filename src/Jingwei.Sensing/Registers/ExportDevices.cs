using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>The list of devices as it stands on the screen, whole.</summary>
internal sealed class ExportDevices(ListDevices list, AreaDirectory areas, CitySettings city) : IExportableList
{
    private const int RowsAtOnce = 500;
    private static readonly string[] Filters = ["kind", "state", "area", "q"];

    public string Name => "devices";

    public IReadOnlyList<Text> Columns { get; } =
    [
        new("设备", "Device"), new("名称", "Name"), new("种类代码", "Kind code"), new("种类", "Kind"), new("状态", "State"), new("辖区", "Area"), new("地点", "Where"), new("经度", "Longitude"), new("纬度", "Latitude"),
        new("最近上报", "Last report"), new("当前告警", "Active alarms"),
    ];

    public async Task<Result<ExportPlan>> Plan(IReadOnlyDictionary<string, string> filter, bool english, Actor actor, CancellationToken ct)
    {
        if (filter.Keys.FirstOrDefault(k => !Filters.Contains(k)) is { } unknown)
        {
            return Refusal.Invalid($"filter.{unknown}", "filter_unknown", ("filter", unknown), ("known", Filters));
        }

        var area = filter.GetValueOrDefault("area");
        if (!string.IsNullOrEmpty(area))
        {
            if (((Ids.Find(area) is { } id ? areas.Find(id) : null) ?? areas.FindByCode(area)) is not { } found)
            {
                return Refusal.Invalid("filter.area", "area_unknown", ("area", area));
            }

            area = found.Id.ToString(CultureInfo.InvariantCulture);
        }

        var asked = new DeviceFilter(filter.GetValueOrDefault("kind"), filter.GetValueOrDefault("state"), area, filter.GetValueOrDefault("q"), RowsAtOnce, null);
        var counted = list.Count(asked, actor);
        return counted.Ok
            ? new ExportPlan(counted.Value, async (after, stop) =>
            {
                var page = (await list.Run(asked with { Cursor = after }, actor, stop)).Value;
                return new ExportBatch([.. page.Items.Select(d => Cells(d, english))], page.Next);
            })
            : counted.Refusal;
    }

    private IReadOnlyList<object?> Cells(DeviceView d, bool english)
    {
        return
        [
            d.Id, Say(d.Name), d.Kind, Say(d.KindName), Say(Word(d.State)), Say(d.Area.Name), Say(d.Place.Address), d.Place.Lon, d.Place.Lat,
            d.LastAt is { } at ? at.ToOffset(city.UtcOffsetAt(at)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null,
            string.Join(english ? ", " : "、", d.Alarms.Select(a => Say(a.ConditionName))),
        ];

        string Say(Text text) => english ? text.InEnglish() : text.Zh;
    }

    private static Text Word(DeviceState state) => state switch
    {
        DeviceState.Normal => new("正常", "Normal"),
        DeviceState.Alarm => new("告警", "Alarm"),
        DeviceState.Silent => new("失联", "Silent"),
        _ => new("未上报", "No report yet"),
    };
}
