using Jingwei.Sim.People;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Play;

/// <summary>Residents who report something with their phone, and the inspector who finds things on the round.</summary>
internal sealed class Reporters(TownParts parts, Agenda agenda)
{
    private const int ResidentsADay = 9;
    private const int FindsADay = 6;

    private static readonly string[] Sights =
    [
        "人行道上堆了好几个纸箱，挡住了盲道",
        "有人把奶茶杯扔在花坛里，一片狼藉",
        "路边一滩油渍，走过去很滑",
        "共享单车倒了一排，占了半条人行道",
        "墙上被贴了小广告",
        "树枝断了挂在半空，有点危险",
        "地砖翘起来一块，老人差点绊倒",
        "店门口的垃圾袋没有收走，有味道",
    ];

    private static readonly string[] Finds =
    [
        "沿街果皮箱外壁污损，需清洗",
        "店招灯箱外壳松动",
        "绿化带内有白色垃圾",
        "临时围挡占用人行道，无公示牌",
        "路名牌歪斜",
        "公共座椅木条断裂",
    ];

    private long plannedDay = -1;

    /// <summary>Puts the day's reports on the agenda, once a day; what would have been earlier than now is left out.</summary>
    internal void PlanDay(DateTimeOffset now)
    {
        var day = Tide.DayOf(now);
        if (day == plannedDay)
        {
            return;
        }

        plannedDay = day;
        var draw = parts.Chance.DayOf(now);
        Plan("resident", ResidentsADay, 7, 22.5, ResidentReports);
        Plan("inspector", FindsADay, 8.2, 17.6, InspectorReports);

        void Plan(string who, int mean, double fromHour, double toHour, Func<DateTimeOffset, CancellationToken, Task> report)
        {
            var count = (int)Math.Round(mean * parts.Chance.Between(0.6, 1.4, $"{who}/count", draw));
            for (var i = 0; i < count; i++)
            {
                var at = Tide.StartOf(day).AddHours(parts.Chance.Between(fromHour, toHour, $"{who}/hour/{i}", draw)).ToUniversalTime();
                if (at > now)
                {
                    agenda.Add(at, moment => report(moment, CancellationToken.None));
                }
            }
        }
    }

    internal async Task ResidentReports(DateTimeOffset now, CancellationToken ct)
    {
        var stream = $"resident/{parts.Chance.BeatOf(now)}";
        await parts.Try(async () =>
        {
            var picture = parts.Chance.Happens(0.7, stream + "/photo") ? [await parts.Open.PostPicture(Picture.Draw(true, Pick(stream, 90)), ct)] : Array.Empty<string>();
            var place = Place(stream);
            await parts.Open.Post("reports", new
            {
                text = Sights[Pick(stream, Sights.Length)],
                lon = place.Lon,
                lat = place.Lat,
                fileIds = picture,
                contact = parts.Chance.Happens(0.6, stream + "/contact") ? $"120999{Pick(stream, 90_000) + 10_000}" : null,
                kind = "resident",
            }, ct);
        });
    }

    internal async Task InspectorReports(DateTimeOffset now, CancellationToken ct)
    {
        if (parts.People.FirstOrDefault(p => p.Role == "inspector") is not { } inspector)
        {
            return;
        }

        var stream = $"inspector/{parts.Chance.BeatOf(now)}";
        await parts.Try(async () =>
        {
            var place = Place(stream);
            var picture = await inspector.City.PostPicture(Picture.Draw(true, Pick(stream, 90)), ct);
            await inspector.City.Post("reports", new
            {
                text = Finds[Pick(stream, Finds.Length)], lon = place.Lon, lat = place.Lat, fileIds = (string[])[picture], kind = "inspector",
            }, ct);
        });
    }

    private Spot Place(string stream)
    {
        var along = parts.Chance.Between(40, parts.Road.LengthMeters - 40, stream + "/along");
        var spot = parts.Road.At(along, parts.Chance.Happens(0.5, stream + "/kerb") ? 13 : -13);
        return new Spot(Math.Round(spot.Lon, 6), Math.Round(spot.Lat, 6));
    }

    private int Pick(string stream, int count) => (int)(parts.Chance.Uniform(stream + "/pick") * count);
}
