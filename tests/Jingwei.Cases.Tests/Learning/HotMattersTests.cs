using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Matters;
using static Jingwei.Cases.Tests.Learning.MadeUpMessages;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>Messages about the same matter are found together, whoever writes and however they say it.</summary>
public sealed class HotMattersTests
{
    private static readonly Message[] Plant =
    [
        About(1, "丽水家园旁搅拌站噪音扰民", "丽水家园二期旁边的搅拌站夜里作业，噪音和粉尘严重，请环保部门处理。", "u1"),
        About(9, "投诉丽水家园附近的混凝土搅拌站", "搅拌站离丽水家园不到一百米，粉尘大，噪音大。", "u2"),
        About(20, "丽水家园搅拌站粉尘污染何时解决", "多次反映丽水家园旁的搅拌站，粉尘污染依旧。", "u3"),
        About(33, "请搬走丽水家园旁的搅拌站", "丽水家园几千居民受搅拌站噪音粉尘之苦。", "u4"),
    ];

    private static readonly Message[] Parking =
    [
        About(2, "伊川花园捆绑销售车位", "伊川花园要求买房的职工必须同时购买车位，不合理。", "u5"),
        About(12, "伊川花园强制购买车位", "购买伊川花园的房子被捆绑车位，请住建局查处。", "u6"),
        About(15, "投诉伊川花园车位捆绑销售", "伊川花园的车位十几万一个，不买就不能选房。", "u7"),
    ];

    private static readonly Message[] Others =
    [
        About(3, "丽水家园幼儿园什么时候开学", "丽水家园配套幼儿园一直没有开学，孩子三岁了没处上学，周边民办园每月三千多元，双职工家庭负担不起。开发商说已经移交，教育部门说还在走程序，时间一拖再拖，请给个明确的答复。", "u8"),
        About(4, "红枫路公交站没有雨棚", "红枫路站下雨天没地方躲。", "u9"),
        About(5, "西城中学周末补课收费", "西城中学高二周末补课还要收费。", "u10"),
        About(6, "东湖公园路灯不亮", "东湖公园东门的路灯坏了一个月。", "u11"),
        About(7, "城北菜市场污水横流", "城北菜市场排水沟堵了。", "u12"),
        About(8, "咨询公积金贷款", "外地缴存的公积金能否在本市贷款？", "u13"),
    ];

    [Fact]
    public void What_is_about_one_matter_is_together_and_the_biggest_comes_first()
    {
        var matters = HotMatters.Find([.. Plant, .. Parking, .. Others, .. Rest(150)]);
        matters[0].Messages.ShouldBe(Plant, ignoreOrder: true);
        matters[1].Messages.ShouldBe(Parking, ignoreOrder: true);
        (matters[0].Askers, matters[0].First, matters[0].Last).ShouldBe((4, Plant[0].At, Plant[3].At));
    }

    [Fact]
    public void A_matter_is_called_by_a_title_and_told_by_its_words()
    {
        var matters = HotMatters.Find([.. Plant, .. Parking, .. Others, .. Rest(150)]);
        Plant.Select(m => m.Title).ShouldContain(matters[0].Name);
        string.Join(' ', matters[0].Words).ShouldContain("搅拌站");
        string.Join(' ', matters[1].Words).ShouldContain("伊川花园");
    }

    [Fact]
    public void What_much_of_a_stream_is_about_is_one_matter_still()
    {
        string[] ways = ["搅拌站噪音扰民", "旁的搅拌站粉尘大", "附近搅拌站夜里作业", "的搅拌站何时搬走", "搅拌站污染没人管"];
        var many = Enumerable.Range(0, 60).Select(i => About(i, $"丽水家园{ways[i % 5]}", $"我是{i}栋住户，丽水家园{ways[(i + i / 5) % 5]}，请处理。", $"m{i}"));
        var biggest = HotMatters.Find([.. many, .. Rest(240)])[0];
        biggest.Messages.Count(m => m.Asker!.StartsWith('m')).ShouldBe(60);
        biggest.Messages.Count.ShouldBeLessThan(64);
    }

    [Fact]
    public void A_template_does_not_make_a_matter()
    {
        string[] wishes = ["图书馆", "高铁西站", "园博园", "食品安全城市", "体育强省", "智能制造业", "国家中心城市", "轨道交通", "医疗诊所", "雾霾整治"];
        var matters = HotMatters.Find([.. wishes.Select((wish, i) => About(i, $"请加快本市{wish}建设力度", $"{wish}关系到民生，恳请领导重视，加快{wish}的步伐。", "same")), .. Others, .. Rest(150)]);
        matters.ShouldAllBe(m => m.Messages.Count < 4);
    }

    [Fact]
    public void Heat_falls_by_half_with_each_half_life()
    {
        Message[] twice = [About(0, "路灯不亮了请来修"), About(0, "路灯不亮了请来修")];
        HotMatters.Find(twice)[0].Heat.ShouldBe(2);
        HotMatters.Find(twice, Begin.AddDays(30))[0].Heat.ShouldBe(1, 1e-9);
        HotMatters.Find(twice, Begin.AddDays(20), TimeSpan.FromDays(10))[0].Heat.ShouldBe(0.5, 1e-9);
        HotMatters.Find([.. twice.Select(m => m with { At = null })])[0].ShouldSatisfyAllConditions(m => m.Heat.ShouldBe(0), m => m.First.ShouldBeNull());
    }

    [Fact]
    public void Of_equal_size_the_hotter_comes_first()
    {
        var old = (Message[])[About(1, "东门桥栏杆断裂"), About(1, "东门桥栏杆断裂")];
        var fresh = (Message[])[About(90, "西塘村自来水发黄"), About(90, "西塘村自来水发黄")];
        HotMatters.Find([.. old, .. fresh]).Select(m => m.Name).ShouldBe(["西塘村自来水发黄", "东门桥栏杆断裂"]);
    }

    [Fact]
    public void What_shares_its_matter_with_nobody_is_in_none()
    {
        HotMatters.Find([]).ShouldBeEmpty();
        HotMatters.Find([Others[0]]).ShouldBeEmpty();
        HotMatters.Find([About(1, ""), About(2, ""), About(3, " ，！"), About(4, " ，！")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_title_is_cut_and_a_missing_one_taken_from_the_text()
    {
        var matters = HotMatters.Find([About(1, "", "河边的栏杆断了"), About(2, "", "河边的栏杆断了"), About(3, new string('长', 90)), About(4, new string('长', 90))]);
        matters.Select(m => m.Name).ShouldBe(["河边的栏杆断了", $"{new string('长', 40)}…"], ignoreOrder: true);
    }
}
