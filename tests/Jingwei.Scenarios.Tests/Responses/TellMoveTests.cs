using Jingwei.Foundation;
using Jingwei.Scenarios.Responses;

namespace Jingwei.Scenarios.Tests.Responses;

/// <summary>What a person puts in force, changes or ends is told to those who are to act on it.</summary>
public sealed class TellMoveTests
{
    [Fact]
    public async Task Whoever_has_a_part_and_is_on_shift_is_told_of_each_move_once_and_the_history_says_who()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Roster(rig.Operator, rig.Officer, rig.OfSecondStreet);
        await rig.Blow("vane-1", 26);
        var before = (await rig.Outbox()).Length;
        var third = (await rig.Move((await rig.List())[0], "activate", "III")).Value;
        Told(third).ShouldBe(["Informed III 值守、巡逻"]);
        var second = (await rig.Move(third.Response, "change", "II")).Value;
        var ended = (await rig.Move(second.Response, "end")).Value;
        Told(ended).ShouldBe(["Informed III 值守、巡逻", "Informed II 值守、巡逻", "Informed II 值守、巡逻"]);
        var area = third.Response.Area.Name.Zh;
        string[] texts =
        [
            $"【经纬】已启动III级响应：大风，{area}。请打开经纬，做清单上属于你的事。",
            $"【经纬】响应由III级变更为II级响应：大风，{area}。请打开经纬，看清单上新的事。",
            $"【经纬】II级响应已结束：大风，{area}。",
        ];
        (await rig.Outbox())[before..].ShouldBe(texts.SelectMany(t => (string[])[$"desk: {t}", $"officer: {t}"]));
        (await rig.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_desk_is_on_shift_its_nearest_holders_are_told_and_never_whoever_decided()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        Told((await rig.Move((await rig.List())[0], "activate", "IV", rig.Operator)).Value).ShouldBe(["Informed IV 总指挥"]);
    }

    [Fact]
    public async Task Where_there_is_nobody_else_the_history_says_so()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-3", 26);
        Told((await rig.Move((await rig.List())[0], "activate", "III", rig.OfSecondStreet)).Value).ShouldBe(["NobodyToInform III"]);
    }

    [Fact]
    public async Task A_no_and_a_refused_move_tell_nobody()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Roster(rig.Operator, rig.Officer);
        await rig.Blow("vane-1", 26);
        var before = await rig.Outbox();
        var seen = (await rig.List())[0];
        (await rig.Move(seen, "decline")).Refusal.ShouldBeNull();
        (await rig.Move(seen, "activate", "III")).Refusal!.Code.ShouldBe("response_changed_meanwhile");
        (await rig.Outbox()).ShouldBe(before);
    }

    private static string[] Told(ResponsePage page) =>
        [.. page.History.Where(h => h.Code is ResponseChange.Informed or ResponseChange.NobodyToInform).Select(h => $"{h.Code} {h.Level} {h.What?.Zh}".Trim())];
}
