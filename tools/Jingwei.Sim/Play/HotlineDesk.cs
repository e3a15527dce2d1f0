using System.Text.Json;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Play;

/// <summary>
/// The hotline of the played street: a few orders a day as a platform sends them, and a desk and bodies that work on most of them. Some are left to whoever tries the demo; an order that somebody else
/// moves is theirs from then on.
/// </summary>
internal sealed class HotlineDesk(TownParts parts, HotlineDoors doors, Agenda agenda)
{
    private const int OrdersADay = 7;
    private const double LeftToOthers = 0.3;

    /// <summary>What people call about; where: a crossing and an estate of the street, and one place that nobody knows.</summary>
    private static readonly (string Text, string Address, string Kind, string? Category, int Days, string Answer)[] Calls =
    [
        ("楼道灯坏了一个多星期，物业说没有配件，晚上老人上下楼不安全", "升平里小区 3 号楼", "complaint", null, 5, "已会同居委会、物业现场核实，情况属实。物业已更换 3 号楼楼道灯 6 盏，其余楼栋本周排查完毕。"),
        ("小区垃圾桶满了没人清，天热味道很大，打物业电话没人接", "威海新苑门口", "complaint", "暴露垃圾", 3, "已到现场查看，清运车故障造成延误，现已清运，并约定每日两次清运、公示值班电话。"),
        ("路口一家饭店的油烟直接排到弄堂里，窗户都不敢开", "南京西路陕西北路路口", "complaint", "餐饮油烟", 7, "已约谈经营者，油烟净化设施停用属实，已责令恢复运行并清洗管道，将在一周内复查。"),
        ("人行道地砖松动，下雨天一脚踩下去全是水", "南京西路茂名北路路口", "help", "路面破损", 5, "已派养护班组现场修复松动地砖 12 块，并对沿线排查。"),
        ("想问一下老房加装电梯现在怎么申请", "升平里小区", "question", null, 5, "加装电梯由本楼业主协商，三分之二以上参与、四分之三以上同意后向街道加梯办提出，材料清单已短信发送。"),
        ("建议在公交站旁边多放几张凳子，等车的老人多", "南京西路石门一路路口", "suggestion", null, 10, "感谢建议，已列入街区座椅增设计划，预计下季度完成。"),
        ("共享单车堆在盲道上，每天早上都这样", "地铁口旁边", "complaint", "非机动车乱停放", 2, "已通知企业清理，增派早高峰引导员，并在该处划设停放区。"),
        ("树枝伸到窗口，台风天担心打破玻璃", "升平里小区 1 号楼西侧", "help", "绿地损坏", 5, "绿化部门已现场修剪，并对小区其他行道树一并检查。"),
    ];

    private static readonly string[] Reasons = ["说了要复查，到现在没人来", "只好了两天又这样", "答复看不明白，没有说什么时候办"];

    private long plannedDay = -1;

    /// <summary>Puts the day's calls on the agenda, once a day; what would have been earlier than now is left out.</summary>
    internal void PlanDay(DateTimeOffset now)
    {
        var day = Tide.DayOf(now);
        if (day == plannedDay)
        {
            return;
        }

        plannedDay = day;
        var count = (int)Math.Round(OrdersADay * Between(0.7, 1.3, $"count/{day}"));
        for (var i = 0; i < count; i++)
        {
            var order = $"{Tide.Local(Tide.StartOf(day)):yyyyMMdd}-{i + 1:000}";
            var at = Tide.StartOf(day).AddHours(Between(8, 20, $"{order}/hour")).ToUniversalTime();
            if (at > now)
            {
                agenda.Add(at, moment => Arrive(order, moment));
            }
        }
    }

    private async Task Arrive(string order, DateTimeOffset now)
    {
        var call = Calls[(int)(Draw($"{order}/call") * Calls.Length)];
        string? number = null;
        await parts.Try(async () =>
        {
            var taken = await doors.Desk.Post("hotline/orders", new
            {
                orderNumber = $"DEMO-{order}", orderedAt = now.AddMinutes(-Between(5, 40, $"{order}/before")).ToString("O"), text = call.Text, address = call.Address, kind = call.Kind, category = call.Category,
                caller = new { name = "来电市民", phone = $"120888{(int)(Draw($"{order}/phone") * 90_000) + 10_000}" },
                limit = new { amount = call.Days, unit = "workingDays" },
            }, CancellationToken.None);
            number = taken?.GetProperty("caseNumber").GetString();
        });
        if (number is not null && Draw($"{order}/left") >= LeftToOthers)
        {
            Next(now, 10, 45, $"{order}/sign", at => Move(doors.Desk, number, new { move = "sign" }, () => Contact(order, number, at, 1)));
        }
    }

    private Task Contact(string order, string number, DateTimeOffset now, int attempt)
    {
        var reached = Draw($"{order}/reached/{attempt}") < 0.8;
        Next(now, 8, 50, $"{order}/contact/{attempt}", at => Move(
            doors.Desk, number, reached ? new { move = "reached", note = "来电人补充了时间和具体位置，已告知办理时限" } : (object)new { move = "notReached", note = "无人接听" },
            () => reached ? Dispatch(order, number, at) : attempt < 3 ? Contact(order, number, at, attempt + 1) : GoOn(order, number, at)));
        return Task.CompletedTask;
    }

    private Task GoOn(string order, string number, DateTimeOffset now)
    {
        Next(now, 1, 5, $"{order}/goOn", at => Move(doors.Desk, number, new { move = "goOn", note = "三次未接通，按工单内容先派单" }, () => Dispatch(order, number, at)));
        return Task.CompletedTask;
    }

    private async Task Dispatch(string order, string number, DateTimeOffset now)
    {
        var bodies = await doors.Bodies();
        var call = Calls[(int)(Draw($"{order}/call") * Calls.Length)];
        // By name the greening office stands before the road keepers: litter, fumes and trees are its.
        var (body, city) = bodies[Math.Min(call.Category is "暴露垃圾" or "餐饮油烟" or "绿地损坏" ? 0 : 1, bodies.Count - 1)];
        Next(now, 5, 30, $"{order}/dispatch", at => Move(doors.Desk, number, new { move = "dispatch", organizationId = body, note = "请按时限办理并直接答复" }, () => Answer(order, number, city, at, 1)));
    }

    private Task Answer(string order, string number, CityHttp body, DateTimeOffset now, int round)
    {
        var call = Calls[(int)(Draw($"{order}/call") * Calls.Length)];
        Next(now, 180, 1_500, $"{order}/answer/{round}", at => Move(body, number, new { move = "answer", note = "您好，" + call.Answer }, () => CallBack(order, number, body, at, round)));
        return Task.CompletedTask;
    }

    private Task CallBack(string order, string number, CityHttp body, DateTimeOffset now, int round)
    {
        var draw = Draw($"{order}/said/{round}");
        var (satisfaction, solved) = draw switch { < 0.3 => ("very", "yes"), < 0.58 => ("yes", "yes"), < 0.72 => ("basic", "yes"), < 0.84 => ("basic", "partly"), _ => ("no", "no") };
        var reason = solved == "yes" ? null : Reasons[(int)(Draw($"{order}/reason/{round}") * Reasons.Length)];
        var again = solved == "no" && round == 1;
        var told = new { satisfaction, solved, reason };
        // Who is still not content after the second answer is closed only with an approval, which the shift leader gives by hand.
        object move = again ? new { move = "notSolved", note = "来电人说没有解决，请再办", callBack = told }
            : solved == "no" ? new { move = "closeUnsolved", note = "已办两次，诉求超出职责，已向来电人解释", callBack = told }
            : new { move = "calledBack", callBack = told };
        Next(now, 60, 700, $"{order}/callBack/{round}", at => Move(doors.Desk, number, move, () => again ? Answer(order, number, body, at, 2) : Task.CompletedTask));
        return Task.CompletedTask;
    }

    private void Next(DateTimeOffset now, double leastMinutes, double mostMinutes, string stream, Func<DateTimeOffset, Task> act) => agenda.Add(now.AddMinutes(Between(leastMinutes, mostMinutes, stream)), act);

    /// <summary>A move that the city refuses, because somebody else has moved it, ends what is played of that order.</summary>
    private async Task Move(CityHttp who, string number, object body, Func<Task> then)
    {
        if (await parts.Try(() => who.Post($"cases/{number}/moves", body, CancellationToken.None)))
        {
            await then();
        }
    }

    private double Draw(string stream) => parts.Chance.Uniform($"hotline/{stream}");

    private double Between(double from, double to, string stream) => from + (to - from) * Draw(stream);
}

/// <summary>The accounts with which the hotline is played: its desk, and the bodies that answer.</summary>
internal sealed class HotlineDoors(CityHttp desk, IReadOnlyDictionary<string, CityHttp> handlers)
{
    private IReadOnlyList<(string Id, CityHttp City)>? bodies;

    public CityHttp Desk { get; } = desk;

    /// <summary>The id of each handler's own body, as the handler's account says.</summary>
    public async Task<IReadOnlyList<(string Id, CityHttp City)>> Bodies()
    {
        if (bodies is null)
        {
            var found = new List<(string, CityHttp)>();
            foreach (var (_, city) in handlers.OrderBy(h => h.Key, StringComparer.Ordinal))
            {
                var me = await city.Get<JsonElement>("session", CancellationToken.None);
                foreach (var post in me.GetProperty("posts").EnumerateArray())
                {
                    if (post.TryGetProperty("organization", out var own) && own.ValueKind == JsonValueKind.Object)
                    {
                        found.Add((own.GetProperty("id").GetString()!, city));
                    }
                }
            }

            bodies = found;
        }

        return bodies;
    }
}
