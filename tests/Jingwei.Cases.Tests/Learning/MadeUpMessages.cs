using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Learning;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>Messages that nobody wrote: made up for these tests.</summary>
internal static class MadeUpMessages
{
    public static readonly DateTimeOffset Begin = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    private static readonly string[] Places = ["银杏苑", "长桥新村", "梧桐里小区", "望江花园", "石榴弄", "青鱼路菜场", "柏树街道", "三官塘村", "电影厂宿舍", "北塔公园"];
    private static readonly string[] Noises = ["夜间施工噪音太大，居民无法休息", "凌晨还在装卸货物，吵得睡不着", "楼下饭店油烟直排，窗户不敢开"];
    private static readonly string[] Roads = ["公交车等了半小时都不来", "红绿灯时间设置不合理，天天堵车", "路面坑洼，骑车很容易摔倒"];
    private static readonly string[] Schools = ["学校周末收费补课，请教育局管一管", "幼儿园学费太高，没有普惠园", "小学学区划分不公平，孩子入学难"];
    private static readonly string[] Wages = ["公司拖欠工资三个月不发", "单位不给职工缴纳社保", "工伤认定迟迟没有结果"];

    /// <summary>Four categories of two dozen messages each, with a tail that is the same in all.</summary>
    public static IReadOnlyList<DecidedMessage> Decided { get; } =
    [
        .. new[] { ("环境", Noises), ("交通", Roads), ("教育", Schools), ("劳动", Wages) }.SelectMany(kind => Places.SelectMany((place, p) => kind.Item2
            .Select((problem, i) => new DecidedMessage(new Message($"{kind.Item1}{p}{i}", $"{place}{problem[..6]}", $"您好，我住在{place}。{problem}。希望尽快解决，谢谢！"), kind.Item1)))),
    ];

    /// <summary>What else a city hears: a few problems again and again, each of another place and with a story of its own.</summary>
    public static IEnumerable<Message> Rest(int count)
    {
        string[] problems = ["路灯不亮", "停水两天", "公交车太少", "电梯坏了", "补课收费", "拖欠工资", "违章停车", "垃圾没人收", "占道经营", "下水道堵了", "油烟扰民", "房产证办不了"];
        var chance = new Random(count);
        string Own(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('一' + chance.Next(3000))));
        return [.. Enumerable.Range(0, count).Select(i => About(i, $"{Own(4)}{problems[i % 12]}", $"{Own(25)}，{problems[i % 12]}，{Own(25)}，希望有人管。", $"rest{i}"))];
    }

    public static Message About(int number, string title, string text = "", string? asker = null) => new($"{number}", title, text, asker, Begin.AddDays(number));

    /// <summary>Some text: Chinese, English, numbers, marks of all sorts, nothing at all.</summary>
    public static Gen<string> AnyText { get; } =
        from parts in Gen.Elements([.. Places, .. Noises, .. Roads, "the lift is broken", "bus 42", "１２３４５", "\uFEFF", "😀𠮷", "\r\n", "，", "", " ", "5栋", "\0", "ＡＢ"]).ArrayOf()
        select string.Concat(parts.Take(6));

    public static Gen<Message> AnyMessage { get; } =
        from number in Gen.Choose(1, 60)
        from title in AnyText
        from text in AnyText
        from asker in Gen.Elements<string?>(null, "a", "b", "c")
        from timed in Gen.Elements(true, false)
        select new Message($"{number}", title, text, asker, timed ? Begin.AddHours(number) : null);

    /// <summary>The same messages in an order that depends on the seed.</summary>
    public static T[] Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var all = items.ToArray();
        new Random(seed).Shuffle(all);
        return all;
    }
}
