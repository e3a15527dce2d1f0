using Jingwei.City.Areas;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Contracts;

/// <summary>What is the same in the whole city: its calendar day and the mark in its case numbers.</summary>
public sealed class CitySettings(ICityReader reader, AreaDirectory areas, DataFolder folder)
{
    private static readonly (string Code, string Mark)[] Marks =
    [
        ("5101", "蓉"), ("11", "京"), ("12", "津"), ("31", "沪"), ("50", "渝"), ("32", "苏"), ("33", "浙"), ("34", "皖"), ("44", "粤"), ("51", "川"),
    ];

    private CityTime? time;

    /// <summary>The one-character short name of the city or province, from the official code; 市 where none is known.</summary>
    public string NumberMark
    {
        get
        {
            var code = areas.City?.Code ?? "";
            return Marks.FirstOrDefault(m => code.StartsWith(m.Code, StringComparison.Ordinal)).Mark ?? "市";
        }
    }

    /// <summary>The city's clocks and its calendar of working days: China's lists that ship, and those of the data folder's <c>calendars/</c> in place of them.</summary>
    /// <exception cref="CalendarException">A list of the folder has a mistake.</exception>
    public CityTime Time => time ??= new CityTime(
        TimeZoneInfo.FindSystemTimeZoneById(
            reader.Read(db => db.Set<CityRow>().Select(c => c.TimeZone).FirstOrDefaultAsync()).GetAwaiter().GetResult() ?? "Asia/Shanghai"),
        HolidayLists.Read("cn", [.. HolidayLists.Shipped(), .. HolidayLists.In(Path.Combine(folder.Root, "calendars"))]));

    /// <summary>What the city's clocks on the wall are ahead of UTC at an instant.</summary>
    public TimeSpan UtcOffsetAt(DateTimeOffset instant) => Zone.GetUtcOffset(instant);

    /// <summary>The first instant of the city's calendar day that holds the instant.</summary>
    public DateTimeOffset DayStart(DateTimeOffset instant)
    {
        var midnight = TimeZoneInfo.ConvertTime(instant, Zone).Date;
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private TimeZoneInfo Zone => Time.Zone;
}
