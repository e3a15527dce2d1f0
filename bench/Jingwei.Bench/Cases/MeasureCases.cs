using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Bench.Cases;

/// <summary>What was asked, and how long it took: the middle, the slowest but one of twenty, and the slowest.</summary>
internal sealed record Timed(string What, double P50, double P95, double Most);

/// <summary>Asks the product's own slices, as the API does, one after the other.</summary>
/// <param name="only">What begins so alone; null for all.</param>
internal sealed class MeasureCases(BenchCity city, int times, string? only = null)
{
    private static readonly CaseFilter None = new();
    private readonly List<Timed> all = [];

    public async Task<IReadOnlyList<Timed>> Run()
    {
        var list = city.Get<ListCases>();
        var now = city.Rig.Clock.Now;
        var (centre, street, district) = (city.OperatorOf(city.CityId), city.At(14, city.SubdistrictIds[7]), city.At(30, city.DistrictIds[1]));
        var (rows, categories) = await city.Rig.Reader.Read(async db => (
            await db.Set<CaseRow>().OrderByDescending(c => c.Id).Take(200).Select(c => new { c.Id, c.Number, c.CategoryCode }).ToListAsync(),
            await db.Set<CaseRow>().OrderByDescending(c => c.Id).Take(2_000).GroupBy(c => c.CategoryCode).OrderByDescending(g => g.Count()).Select(g => g.Key).ToListAsync()));
        await Time("a case by its key (to compare with)", i => city.Rig.Reader.Read(db => db.Set<CaseRow>().SingleAsync(c => c.Id == rows[i % rows.Count].Id)));
        await Lists("list", None, centre, district, street);
        await Lists("`state=open`", None with { State = "open" }, centre, street);
        await Lists("`stage=check`", None with { Stage = "check" }, centre, street);
        await Lists("`state=open&late=true`", None with { State = "open", Late = true }, centre, street);
        await Lists("`late=true`", None with { Late = true }, centre, street);
        await Lists("`state=open&soon=true`", None with { State = "open", Soon = true }, centre, street);
        await Lists("`post=dispatcher`", None with { Post = "dispatcher" }, centre, street);
        await Lists("`asked=true`", None with { Asked = true }, centre, street);
        await Lists("`suspended=true`", None with { Suspended = true }, centre, street);
        await Lists("`solved=false`", None with { Solved = false }, centre);
        await Lists($"`category=` the most frequent", None with { Category = categories[0] }, centre, street);
        await Lists($"`category=` the rarest", None with { Category = categories[^1] }, centre, street);
        await Lists($"`category=` a kind", None with { Category = categories[0].Split('-')[0] }, centre, street);
        await Lists($"`category=` the rarest, open", None with { Category = categories[^1], State = "open" }, centre, street);
        await Lists("`source=inspector`", None with { Source = "inspector" }, centre, street);
        await Lists("`area=` a subdistrict", None with { Area = $"{city.SubdistrictIds[11]}" }, centre);
        await Lists("`area=` a subdistrict, open, late", None with { Area = $"{city.SubdistrictIds[11]}", State = "open", Late = true }, centre);
        await Lists("`from=` `to=` a day of three weeks ago", None with { From = now.AddDays(-21), To = now.AddDays(-20) }, centre, street);
        await Lists("`from=` today", None with { From = now.AddHours(-20) }, centre, street);
        await Lists("`closedFrom=` today", None with { ClosedFrom = now.AddHours(-20) }, centre, street);
        await Lists("`inTime=true&doneFrom=` today", None with { InTime = true, DoneFrom = now.AddHours(-20) }, centre, street);
        await Time("`mine=true`, an inspector", _ => list.Run(None with { Mine = true }, city.Inspectors[14], CancellationToken.None));
        await Time("list, a body", _ => list.Run(None, city.Bodies[7], CancellationToken.None));
        await Time("list, page 5", _ => list.Run(None with { Cursor = $"{rows[^1].Id}" }, centre, CancellationToken.None));
        foreach (var (what, q) in new[] { ("two signs, in one of ten: 井盖", "井盖"), ("one sign: 灯", "灯"), ("in nearly every one: 路", "路"), ("two frequent: 井盖 延安", "井盖 延安"), ("a longer word: 消防通道被堵", "消防通道被堵"), ("rare: 镇宁环路1203号", "镇宁环路1203号"), ("none: 恐龙", "恐龙"), ("letters: spill", "spi") })
        {
            await Lists($"search, {what}", None with { Q = q }, centre, street);
        }

        await Lists("search 井盖, open", None with { Q = "井盖", State = "open" }, centre, street);
        await Lists("search 井盖, of the rarest category", None with { Q = "井盖", Category = categories[^1] }, centre);
        await Time("search, a number", i => list.Run(None with { Q = rows[i % rows.Count].Number }, centre, CancellationToken.None));
        await Time("search 井盖, a body", _ => list.Run(None with { Q = "井盖" }, city.Bodies[7], CancellationToken.None));
        await Time("case page", i => city.Get<ShowCase>().Run(rows[i % rows.Count].Number, centre, CancellationToken.None));
        await Time("case page, a subdistrict's desk", i => city.Get<ShowCase>().Run(rows[i % rows.Count].Number, street, CancellationToken.None));
        var begun = TimeProvider.System.GetTimestamp();
        await city.Get<ICaseFigures>().Run(null, centre, CancellationToken.None);
        all.Add(new Timed("today's figures, the first after a start", Ms(begun), Ms(begun), Ms(begun)));
        await Time("today's figures", _ => city.Get<ICaseFigures>().Run(null, centre, CancellationToken.None));
        await Time("today's figures, a subdistrict's desk", _ => city.Get<ICaseFigures>().Run(null, street, CancellationToken.None));
        await Time("a move (note)", async i => Ok(await city.Get<MoveCase>().Run(rows[i % rows.Count].Number, new MoveRequest("note", Note: "看过"), centre, "console", CancellationToken.None)));
        await Time("a filing", async i => Ok(await city.Get<ReportProblem>().Run(
            new ReportRequest("井盖破损，请尽快处理", city.Places[i % city.Places.Count].Lon + 0.01, city.Places[i % city.Places.Count].Lat + 0.01, Category: categories[0], Address: "中山东路12号"), Actor.Nobody, CancellationToken.None)));
        return all;
    }

    /// <summary>Filings in a second, of 16 who wait for theirs.</summary>
    public async Task<double> FilingsPerSecond(int each)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async w =>
        {
            for (var i = 0; i < each; i++)
            {
                var place = city.Places[((w * 31) + i) % city.Places.Count];
                Ok(await city.Get<ReportProblem>().Run(new ReportRequest("路灯不亮，老人走路很不方便", place.Lon + 0.01, place.Lat + 0.01, Address: "人民西路7号"), Actor.Nobody, CancellationToken.None));
            }
        }));
        return 16 * each / TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
    }

    private async Task Lists(string what, CaseFilter filter, params Actor[] actors)
    {
        foreach (var actor in actors)
        {
            var who = actor.Posts[0].AreaId == city.CityId ? "the city's desk" : city.DistrictIds.Contains(actor.Posts[0].AreaId) ? "a district's desk" : "a subdistrict's desk";
            await Time($"{what}, {who}", async _ => Ok(await city.Get<ListCases>().Run(filter, actor, CancellationToken.None)));
        }
    }

    private async Task Time(string what, Func<int, Task> ask)
    {
        if (only is not null && !what.StartsWith(only, StringComparison.Ordinal))
        {
            return;
        }

        await ask(0);
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            await ask(i + 1);
            took.Add(Ms(begun));
        }

        took.Sort();
        all.Add(new Timed(what, took[times / 2], took[(int)(times * 0.95)], took[^1]));
        Console.Error.WriteLine(FormattableString.Invariant($"  {what}: {all[^1].P50:0.0} {all[^1].P95:0.0}"));
    }

    private static void Ok<T>(Result<T> done)
    {
        if (!done.Ok)
        {
            throw new InvalidOperationException($"{done.Refusal.Code} {done.Refusal.Field}");
        }
    }

    private static double Ms(long begun) => TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds;
}
