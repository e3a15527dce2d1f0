using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Bench.Cases;

/// <summary>A week in which so many cases are filed and dealt with, by the product's own slices and from a seed; whatever a later week holds is copied from it.</summary>
internal sealed class LivedWeek(BenchCity city, int cases, int seed)
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(7);
    private static readonly string[] Troubles = ["井盖破损", "垃圾没人清", "路灯不亮", "占道经营", "共享单车乱停放", "下水道堵塞，污水满地", "树枝折断压到电线", "夜间施工噪音扰民", "墙面小广告", "护栏被撞坏", "消防通道被堵", "宠物粪便没人管"];
    private static readonly string[] Asks = ["请尽快处理", "已经好几天了", "老人走路很不方便", "上次说修了又坏了", "希望给个答复", "早晚高峰特别危险"];
    private static readonly string[] Roads = ["中山路", "人民路", "南京路", "解放路", "建设路", "复兴路", "淮海路", "延安路", "北京路", "西藏路", "四川路", "豫园路"];
    private readonly Random chance = new(seed);
    private readonly PriorityQueue<(string Number, Func<string, Task> Do), (DateTimeOffset, int)> plan = new();
    private int planned;
    private readonly List<string> taken = [];

    /// <summary>How many were filed in a second, and how many moves made, one after the other.</summary>
    public (double Filings, double Moves) PerSecond { get; private set; }

    private double filing, moving;
    private int filed, moved;

    /// <summary>Plays the week: at its end the cases of the last days are open, as they would be.</summary>
    public async Task Play()
    {
        for (byte i = 0; i < 2; i++)
        {
            taken.Add((await city.Get<CaseFiles>().Take(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, i]), city.Desk, CancellationToken.None)).Value.Id);
        }

        var categories = city.Get<IScenarioCatalog>().Categories.Where(c => c is { Reportable: true, ParentCode: not null }).ToList();
        for (var i = 0; i < cases; i++)
        {
            // A few categories make up most of it.
            var category = categories[(int)(categories.Count * Math.Pow(chance.NextDouble(), 2.5))].Code;
            At(BenchCity.Start + (Length * chance.NextDouble()), "", _ => File(category));
        }

        await Until(BenchCity.Start + Length);
        PerSecond = (filed / filing, moved / moving);
    }

    /// <summary>Goes on until everything that was planned is done.</summary>
    public Task Finish() => Until(DateTimeOffset.MaxValue);

    private async Task Until(DateTimeOffset end)
    {
        while (plan.TryPeek(out var next, out var at) && at.Item1 < end)
        {
            plan.Dequeue();
            await city.Rig.AdvanceTo(at.Item1);
            await next.Do(next.Number);
        }

        if (end != DateTimeOffset.MaxValue)
        {
            await city.Rig.AdvanceTo(end);
        }
    }

    private void At(DateTimeOffset at, string number, Func<string, Task> what) => plan.Enqueue((number, what), (at, planned++));

    private DateTimeOffset In(double hours) => city.Rig.Clock.Now + TimeSpan.FromHours(hours * (0.1 + (chance.NextDouble() * chance.NextDouble() * 3)));

    private async Task File(string category)
    {
        var n = chance.Next(city.Places.Count);
        var place = new GeoPoint(city.Places[n].Lon + 0.001 + (chance.NextDouble() * 0.018), city.Places[n].Lat + 0.001 + (chance.NextDouble() * 0.018));
        var subdistrict = n / 6;
        var by = chance.Next(10);
        var actor = by < 3 ? Actor.Nobody : by < 7 ? city.Desk : city.Inspectors[(subdistrict * 2) + chance.Next(2)];
        var text = $"{Pick(Roads)}{chance.Next(1, 900)}号{Pick(Troubles)}，{Pick(Asks)}。{(chance.Next(3) == 0 ? Pick(Troubles) + "也没人管。" : "")}";
        var request = new ReportRequest(
            text, place.Lon, place.Lat, Contact: by < 2 ? "13800001234" : null, Kind: by < 3 ? null : by < 7 ? "assisted" : "inspector",
            OnBehalfOf: by is >= 3 and < 7 ? new OnBehalfOf("王先生", "13900005678") : null, Category: category, Address: $"{Pick(Roads)}{chance.Next(1, 900)}号", Workflow: by < 3 ? null : "national");
        var begun = TimeProvider.System.GetTimestamp();
        var receipt = await city.Get<ReportProblem>().Run(request, actor, CancellationToken.None);
        filing += TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        filed++;
        var number = receipt.Value.Number;
        await city.Rig.Settle();
        Plan(number, national: by >= 3, subdistrict);
    }

    private void Plan(string number, bool national, int subdistrict)
    {
        var (a, b) = (city.Inspectors[subdistrict * 2], city.Inspectors[(subdistrict * 2) + 1]);
        var body = city.Bodies[subdistrict];
        (string Move, Actor By, double Hours)[] steps = national
            ? chance.Next(12) == 0
                ? [("refuse", city.Desk, 0.2)]
                : [("admit", city.Desk, 0.1), ("file", city.Desk, 0.2), ("dispatch", city.Desk, 0.2), ("done", body, 20), ("accept", a, 1), .. Checked(a, body), ("close", city.Desk, 0.2)]
            : [("accept", a, 0.02), ("arrived", a, 0.2), ("pickedUp", a, 0.5), ("checked", b, 2)];
        Step(number, steps, 0);
    }

    private (string, Actor, double)[] Checked(Actor looks, Actor body) => chance.Next(10) == 0
        ? [("rework", looks, 1), ("done", body, 10), ("accept", looks, 1), ("passed", looks, 1)]
        : [("passed", looks, 1)];

    private void Step(string number, (string Move, Actor By, double Hours)[] steps, int next)
    {
        if (next < steps.Length)
        {
            At(In(steps[next].Hours), number, async _ =>
            {
                await Move(number, steps[next].Move, steps[next].By);
                Step(number, steps, next + 1);
            });
        }
    }

    private async Task Move(string number, string move, Actor by)
    {
        if (move == "accept")
        {
            // As dispatch does.
            await city.Rig.Writer.Write(async scope =>
            {
                var id = await scope.Db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
                await city.Get<CaseCalling>().Called(scope, id, by.AccountId, crew: false, Roles.Inspector, []);
                return 0;
            });
        }

        var actor = by == city.Desk
            ? by with { Posts = [.. by.Posts, .. new[] { Roles.Intake, Roles.ShiftLeader, Roles.Dispatcher }.Select(r => new ActorPost(r, city.CityId, null, null))] }
            : by;
        var photos = move switch { "pickedUp" => 2, "done" or "passed" or "rework" => 1, _ => 0 };
        var request = new MoveRequest(
            move, Note: move is "rework" or "refuse" ? "说明情况" : null, FileIds: photos == 0 ? null : [.. taken.Take(photos)],
            OrganizationId: move == "dispatch" ? city.Bodies[await SubdistrictOf(number)].Posts[0].OrganizationId.ToString() : null);
        var begun = TimeProvider.System.GetTimestamp();
        var made = await city.Get<MoveCase>().Run(number, request, actor, "console", CancellationToken.None);
        moving += TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        moved++;
        // A sample passes over some checks, so that what was planned has already come about.
        if (!made.Ok && made.Refusal.Code is not ("move_not_allowed" or "case_ended"))
        {
            throw new InvalidOperationException($"{move} of {number}: {made.Refusal.Code} {made.Refusal.Field}");
        }

        await city.Rig.Settle();
    }

    private Task<int> SubdistrictOf(string number) => city.Rig.Reader.Read(async db =>
        (int)(((await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Lon).SingleAsync()) - 121.0) / 0.02));

    private string Pick(string[] words) => words[chance.Next(words.Length)];
}
