using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Webhooks;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>A mapping of the city's that is missing or has mistakes: nothing stands in for it, nothing goes out or comes in by another, and nothing is lost until it is set right.</summary>
public sealed class BrokenMappingTests
{
    private static readonly string[] Both = ["exchange/cityHub.1.yaml", "exchange/cityHub.old.yaml"];

    [Fact]
    public async Task The_one_that_ships_does_not_stand_in_for_the_citys_own_that_has_mistakes()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        Write(rig.Rig.Folder, "cityHub.1.yaml", Shipped().Replace("datum: cgcs2000", "datum: moon", StringComparison.Ordinal));
        await rig.Restart();

        (await rig.Send()).ShouldBe(0);
        rig.Platform.Heard.ShouldBeEmpty();
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("broken"), p => p.Waiting.ShouldBe(1), p => p.Version.ShouldBe(1), p => p.Versions.ShouldBeEmpty(), p => p.Out.ShouldBeFalse());
        (await rig.List.Platforms(rig.Admin, default)).Broken.ShouldHaveSingleItem().File.ShouldBe("exchange/cityHub.1.yaml");
        (await rig.Hand.Run(ExchangeRig.Hub, new HandToPlatformRequest(await rig.Report(text: "第二个"), "市里主管"), rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_mapping_broken");
        (await rig.List.Preview(ExchangeRig.Hub, number, rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_mapping_broken");
        (await rig.Book.Keep(ExchangeRig.Hub, new PlatformRequest($"{rig.Platform.Address}/hub", [rig.Area.District.ToString(System.Globalization.CultureInfo.InvariantCulture)]), rig.Admin, default)).Refusal!.Code.ShouldBe("exchange_mapping_broken");

        Write(rig.Rig.Folder, "cityHub.1.yaml", Shipped());
        await rig.Restart();
        (await rig.Send()).ShouldBe(1);
        (await rig.Show()).State.ShouldBe("active");
    }

    [Theory]
    [InlineData("cityHub.1.yaml", "no: [yaml")]
    [InlineData("cityHub.1.yml", "platform: [cityHub\n")]
    [InlineData("mine.yaml", "platform: cityHub\nversion: 1\n")]
    [InlineData("mine.yaml", "platform: \"cityHub\"\nversion: first\n")]
    [InlineData("cityHub.yaml", "")]
    public async Task Which_one_it_means_to_be_is_known_by_what_stands_in_it_or_by_its_name(string file, string yaml)
    {
        await using var rig = await ExchangeRig.Start();
        Write(rig.Rig.Folder, file, yaml);
        await rig.Restart();
        (await rig.Show()).State.ShouldBe("broken");
        rig.Of<MappingBook>().Names.ShouldBe(["provinceHub"], "the others go on");
    }

    [Theory]
    [InlineData("cityHub.2.yaml", "no: [yaml")]
    [InlineData("other.1.yaml", "platform: other\nversion: 1\n")]
    public async Task Another_version_or_platform_with_mistakes_takes_nothing_away(string file, string yaml)
    {
        await using var rig = await ExchangeRig.Start();
        Write(rig.Rig.Folder, file, yaml);
        await rig.Restart();
        (await rig.Show()).State.ShouldBe("active");
        (await rig.List.Platforms(rig.Admin, default)).Broken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Of_two_files_that_say_they_are_the_same_neither_is_used_and_both_are_told()
    {
        await using var rig = await ExchangeRig.Start();
        Write(rig.Rig.Folder, "cityHub.1.yaml", Shipped());
        Write(rig.Rig.Folder, "cityHub.old.yaml", Shipped());
        await rig.Restart();
        (await rig.Show()).State.ShouldBe("broken");
        var broken = (await rig.List.Platforms(rig.Admin, default)).Broken;
        broken.Select(m => m.File).ShouldBe(Both);
        broken.ShouldAllBe(m => m.Code == "mappingTwice");
        broken[0].Sentence.En.ShouldContain("cityHub.old.yaml");
    }

    [Fact]
    public async Task What_happens_meanwhile_waits_and_what_arrives_is_asked_to_come_again()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        await rig.Send();
        Write(rig.Rig.Folder, "cityHub.1.yaml", "no: [yaml");
        await rig.Restart();
        await rig.Moves(number, "handling", CaseStage.Handle);
        await rig.Moves(number, "closed", CaseStage.Ended, CaseOutcome.Cleared);
        (await rig.Send()).ShouldBe(0);
        (await rig.Messages("waiting")).Count.ShouldBe(2);
        var step = new { caseNo = "S-1", status = "40", time = "2026-11-27 08:50:00" };
        (await rig.Arrives(ExchangeKind.Step, "s1", step)).Refusal!.ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RefusalKind.Unavailable), r => r.Code.ShouldBe("exchange_mapping_broken"));
        (await rig.Arrives(ExchangeKind.Step, "s1", step, WebhookSecret.New())).Refusal!.Kind.ShouldBe(RefusalKind.Unauthenticated, "a stranger learns nothing");
        (await rig.Show()).Arrived.ShouldBe(0, "it is not the platform's mistake");

        Write(rig.Rig.Folder, "cityHub.1.yaml", Shipped());
        await rig.Restart();
        (await rig.Send()).ShouldBe(2);
        rig.Heard(2)["status"]!.GetValue<string>().ShouldBe("80");
        (await rig.Arrives(ExchangeKind.Step, "s1", step)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_rule_would_have_handed_over_meanwhile_goes_when_the_mapping_is_back_with_its_steps()
    {
        const string province = "provinceHub";
        await using var rig = await ExchangeRig.Start(province, "k-123");
        Write(rig.Rig.Folder, "provinceHub.1.yaml", "no: [yaml");
        await rig.Restart();
        var start = rig.Now;
        var (number, other) = (await rig.Report("13-01", "闻到燃气味"), await rig.Report("01-01"));
        rig.Rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Moves(number, "closed", CaseStage.Ended, CaseOutcome.Cleared);
        await rig.After(TimeSpan.FromMinutes(12));
        (await rig.Send()).ShouldBe(0);
        (await rig.Show(province)).State.ShouldBe("broken");

        File.Delete(Path.Combine(rig.Rig.Folder, "exchange", "provinceHub.1.yaml"));
        await rig.Restart();
        await rig.After(TimeSpan.FromMinutes(6));
        (await rig.Send()).ShouldBe(2);
        rig.Platform.Heard.ShouldAllBe(h => h.Body.Contains(number, StringComparison.Ordinal));
        rig.Heard(1).ShouldSatisfyAllConditions(b => b["status"]!.GetValue<string>().ShouldBe("CLOSED"), b => b["time"]!.GetValue<long>().ShouldBe(start.AddMinutes(1).ToUnixTimeMilliseconds()));
        (await rig.List.Links(null, false, other, null, rig.Leader, default)).Value.Items.ShouldBeEmpty("its rule does not name it");
        await rig.After(TimeSpan.FromMinutes(6));
        (await rig.Send()).ShouldBe(0, "it was judged once");
    }

    private static string Shipped() => MappingBook.Shipped().Single(f => f.File == "exchange/cityHub.1.yaml").Yaml.ReplaceLineEndings("\n");

    private static void Write(string folder, string file, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(folder, "exchange"));
        File.WriteAllText(Path.Combine(folder, "exchange", file), yaml);
    }
}
