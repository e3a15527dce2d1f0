using Jingwei.Cases.Contracts;
using Jingwei.Cases.Learnt;
using Jingwei.City.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>What the center learns from its own cases, as intake and the console see it.</summary>
public sealed class LearntTests
{
    [Fact]
    public async Task Categories_are_suggested_by_what_was_decided_and_not_by_what_came_to_nothing()
    {
        await using var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        (await Suggest(street, "窨井盖")).Categories.ShouldBeEmpty("nothing was learnt");
        await Learn(street);
        (await Suggest(street, "窨井盖松了")).LearntFrom.ShouldBe(0, "the names alone are known");

        string[] said = ["路中间的铁盖子一压就响，晚上睡不着", "小区门口铁盖子翘起来，车子过去咣当响", "马路上铁盖子少了半块，怕有人掉下去", "铁盖子边上塌了一圈"];
        foreach (var text in said)
        {
            var number = await street.TakeIn("intake1", "national", text);
            (await street.Recategorize("intake1", number, "01-06", "是井盖")).Ok.ShouldBeTrue();
        }

        var undecided = await street.TakeIn("intake1", "national", "铁盖子上全是油");
        (await street.Move("intake1", undecided, "refuse", "不归我们管")).Ok.ShouldBeTrue();
        (await Suggest(street, "铁盖子又响了")).LearntFrom.ShouldBe(0, "it learns at night");
        await Learn(street);
        var learnt = await Suggest(street, "铁盖子又响了");
        (learnt.Categories[0].Code, learnt.LearntFrom).ShouldBe(("01-06", 4));
        learnt.Words.ShouldContain(w => w.Contains("铁盖", StringComparison.Ordinal) || w.Contains("盖子", StringComparison.Ordinal));

        await street.Restart();
        (await Suggest(street, "铁盖子又响了")).ShouldBeEquivalentTo(learnt, "what was learnt outlives a restart");
        (await Suggest(street, "qwerty")).Categories.ShouldBeEmpty("where no word decides nothing is guessed");
    }

    [Fact]
    public async Task What_several_people_say_over_weeks_is_one_hot_matter_for_those_who_see_its_cases()
    {
        await using var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        string[] said =
        [
            "华山路口那家烧烤店天天半夜把油烟直接排到弄堂里，窗户都不敢开，请管一管",
            "烧烤店的油烟排到弄堂里，华山路口的住户半夜都睡不好，孩子一直咳嗽",
            "反映华山路口烧烤店油烟直排，弄堂里全是烟味，说了好几次没有用",
        ];
        string[] other =
        [
            "公园的长椅坏了一张，木条翘出来", "路灯连着三盏不亮，走夜路害怕", "楼道里堆了旧家具，消防通道不通", "快递车停在人行道上，盲道被占", "自来水发黄，放了十分钟还是黄的",
            "工地晚上十一点还在打桩", "树枝压到电线，下雨冒火花", "电梯运行时有异响，物业说等配件", "垃圾分类点没有人值守，厨余桶开着", "共享单车堆在地铁口没人收",
            "广场舞音响太大，孩子没法写作业", "宠物狗不牵绳，在小区里追人", "外墙瓷砖掉下来一块，砸到花坛", "地下车库积水，水泵不工作", "公交站牌倒了，没有时刻表",
            "饭店后门的下水道堵了，污水流出来", "学校门口上下学时候堵车", "河边栏杆断了一截", "有人在绿地里种菜施肥", "窗户对面的广告灯箱太亮",
            "燃气表坏了没人来换", "楼上装修周末不停", "健身器材螺丝松了", "停车场收费没有公示",
        ];
        foreach (var text in said)
        {
            await street.TakeIn("intake1", "national", text);
            await street.After(TimeSpan.FromDays(1));
        }

        foreach (var text in other)
        {
            await street.TakeIn("intake1", "national", text);
        }

        (await Matters(street, "street")).Items.ShouldBeEmpty();
        await Learn(street);
        var found = await Matters(street, "street");
        var matter = found.Items.ShouldHaveSingleItem();
        (matter.Messages, matter.CaseCount, matter.OpenCases).ShouldBe((3, 3, 3));
        matter.Words.ShouldNotBeEmpty();
        matter.Cases.ShouldAllBe(c => c.Words.Contains("烧烤店", StringComparison.Ordinal));
        matter.Heat.ShouldBeInRange(2, 3, "each counts less as it gets older");
        (matter.Last - matter.First).ShouldBe(TimeSpan.FromDays(2), TimeSpan.FromMinutes(5));
        (await Matters(street, "stranger")).Items.ShouldBeEmpty("whoever may not see the cases sees no matter");
    }

    [Fact]
    public async Task The_bell_rings_once_a_night_for_the_one_who_learns()
    {
        await using var street = await StreetRig.Open();
        var (services, bell) = (street.Rig.Services, street.Rig.Services.GetRequiredService<NightBell>());
        await street.Rig.Writer.Write(async scope =>
        {
            await scope.Schedule(WhenNightComes.DueKind, WhenNightComes.Subject, services.GetRequiredService<Jingwei.Cases.CityNights>().Next(scope.Now, WhenNightComes.At));
            return 0;
        });
        var (first, second) = (bell.Rung(CancellationToken.None), bell.Rung(CancellationToken.None));
        await street.After(TimeSpan.FromHours(24));
        (first.IsCompleted, second.IsCompleted).ShouldBe((true, false));
        await street.After(TimeSpan.FromHours(24));
        second.IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Nothing_said_is_answered(string text)
    {
        await using var street = await StreetRig.Open();
        (await street.Rig.Services.GetRequiredService<SuggestForIntake>().Run(new SuggestionRequest(text), CancellationToken.None)).Refusal!.Code.ShouldBe("text_required");
    }

    private static Task Learn(StreetRig street) => street.Rig.Services.GetRequiredService<LearnNightly>().Run(CancellationToken.None);

    private static async Task<IntakeSuggestion> Suggest(StreetRig street, string text) =>
        (await street.Rig.Services.GetRequiredService<SuggestForIntake>().Run(new SuggestionRequest(text), CancellationToken.None)).Value;

    private static Task<HotMattersView> Matters(StreetRig street, string who) => street.Rig.Services.GetRequiredService<ShowMatters>().Run(street.Actor(who), CancellationToken.None);
}
