using System.Text;
using System.Xml.Linq;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Warnings;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Warnings;

/// <summary>A warning of ours goes out as CAP 1.2 in two languages, is said anew and is taken back, each message naming all before it.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private static readonly XNamespace Ns = CapGrammar.Namespace;
    private WarningRig rig = null!;

    public async ValueTask InitializeAsync() => rig = await WarningRig.Start();

    public async ValueTask DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_warning_is_published_updated_and_cleared()
    {
        var made = (await rig.Publish.Publish(Ask(), rig.Leader, default)).Value;
        rig.Clock.Advance(TimeSpan.FromMinutes(30));
        var updated = (await rig.Publish.Update(made.Id, new UpdateWarningRequest(made.Version, "Extreme", null, null, 12, null, new Text("雨更大了", "More rain"), null, "雨势加强"), rig.Leader, default)).Value;
        rig.Clock.Advance(TimeSpan.FromMinutes(30));
        (await rig.Publish.Cancel(made.Id, new CancelWarningRequest(made.Version, new Text("停了", "Over")), rig.Leader, default)).Refusal!.Code.ShouldBe("published_warning_moved_on");
        (await rig.Publish.Cancel(made.Id, new CancelWarningRequest(updated.Version, new Text("雨停了", "The rain is over")), rig.Leader, default)).Ok.ShouldBeTrue();
        (await rig.Publish.Cancel(made.Id, new CancelWarningRequest(null, new Text("雨停了", "The rain is over")), rig.Leader, default)).Refusal!.Code.ShouldBe("published_warning_over");

        var page = (await rig.Published.One(made.Id, rig.Leader, default)).Value;
        page.Warning.ShouldSatisfyAllConditions(w => w.State.ShouldBe("canceled"), w => w.Severity.ShouldBe("Extreme"), w => w.Version.ShouldBe(3));
        var messages = page.Messages.Reverse().Select(m => ReadCap.Read(Encoding.UTF8.GetBytes(m.Xml)).Alert!).ToList();
        messages.Select(m => m.MsgType).ShouldBe(["Alert", "Update", "Cancel"]);
        messages.Select(m => m.References.Count).ShouldBe([0, 1, 2]);
        messages[2].References.ShouldBe([new CapReference("warning@city.example", messages[0].Identifier, messages[0].Sent), new CapReference("warning@city.example", messages[1].Identifier, messages[1].Sent)]);
        messages[0].Sent.Offset.ShouldBe(TimeSpan.FromHours(8));
        messages[0].Infos.Select(i => i.Language).ShouldBe(["zh-CN", "en-US"]);
        messages[0].Infos[1].ShouldSatisfyAllConditions(
            i => i.Event.ShouldBe("Rainstorm"), i => i.Headline.ShouldBe("Rainstorm in Street One"), i => i.Expires.ShouldBe(messages[0].Sent.AddHours(6)), i => i.SenderName.ShouldBe("Shanghai"),
            i => i.Areas.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                a => a.Description.ShouldBe("Street One, Jing'an, Shanghai"), a => a.Polygons.ShouldHaveSingleItem().Count.ShouldBe(5), a => a.Geocodes.ShouldBe([new CapValue("GB/T 10114", "310106001")])));
        messages[1].Infos[0].ShouldSatisfyAllConditions(i => i.Severity.ShouldBe("Extreme"), i => i.Description.ShouldBe("雨更大了"), i => i.Expires.ShouldBe(messages[1].Sent.AddHours(12)));
        messages[2].Infos[0].ShouldSatisfyAllConditions(i => i.ResponseTypes.ShouldBe(["AllClear"]), i => i.Urgency.ShouldBe("Past"), i => i.Description.ShouldBe("雨停了"), i => i.Headline!.ShouldStartWith("解除："));
        XElement.Parse(page.Messages[0].Xml).Element(Ns + "sent")!.Value.ShouldEndWith("+08:00");
        (await rig.Rig.Reader.Read(db => db.Set<AuditLogRow>().Where(a => a.Subject == made.Id).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync())).ShouldBe(["warning.alert", "warning.update", "warning.cancel"]);
    }

    [Fact]
    public async Task What_nobody_prolongs_is_over_at_its_time_also_after_a_restart()
    {
        var made = (await rig.Publish.Publish(Ask(), rig.Leader, default)).Value;
        await rig.Restart();
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddHours(6).AddSeconds(1));
        (await rig.Published.One(made.Id, rig.Leader, default)).Value.ShouldSatisfyAllConditions(p => p.Warning.State.ShouldBe("expired"), p => p.Messages.Count.ShouldBe(1));
        (await rig.Published.Run("inForce", null, rig.Leader, default)).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Exercise", "【演练】", "EXERCISE: ")]
    [InlineData("Test", "【测试】", "TEST: ")]
    public async Task What_is_not_meant_says_so_in_its_headline(string status, string zh, string en)
    {
        var made = (await rig.Publish.Publish(Ask() with { Status = status }, rig.Leader, default)).Value;
        var message = (await rig.Published.One(made.Id, rig.Leader, default)).Value.Messages.ShouldHaveSingleItem();
        message.Headline.ShouldStartWith(zh);
        ReadCap.Read(Encoding.UTF8.GetBytes(message.Xml)).Alert!.ShouldSatisfyAllConditions(a => a.Infos[1].Headline!.ShouldStartWith(en), a => a.Note!.ShouldContain(en.Trim()));
    }

    [Theory]
    [InlineData("请联系李梅 13800001234", "warning_text_personal")]
    [InlineData("请联系 138-0000-1234", "warning_text_personal")]
    [InlineData("3号楼 502 室燃气泄漏", "warning_text_personal")]
    [InlineData("身份证 310101194501011234", "warning_text_personal")]
    [InlineData("", "warning_text_invalid")]
    [InlineData("预计 12 小时雨量 100 毫米，水位 3.5 米，请拨打 12345 或 62580000", null)]
    public async Task Nothing_of_a_person_goes_to_the_world(string text, string? code)
    {
        var answer = await rig.Publish.Publish(Ask() with { Description = new Text(text, "Rain") }, rig.Leader, default);
        (answer.Refusal?.Code).ShouldBe(code);
        answer.Ok.ShouldBe(code is null);
        if (code is not null)
        {
            answer.Refusal!.Field.ShouldBe("description");
            (await rig.Published.Run(null, null, rig.Leader, default)).Items.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Only_whoever_may_warns_and_only_for_their_own_area()
    {
        (await rig.Publish.Publish(Ask(), rig.Operator, default)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await rig.Publish.Publish(Ask(), rig.Admin, default)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await rig.Publish.Publish(Ask() with { AreaId = rig.Area.City.ToString() }, rig.Leader, default)).Refusal!.Code.ShouldBe("warning_area_not_yours");
        (await rig.Publish.Publish(Ask() with { Event = "gasInAHome" }, rig.Leader, default)).Refusal!.Field.ShouldBe("event");
        (await rig.Publish.Publish(Ask() with { Severity = "Red" }, rig.Leader, default)).Refusal!.Field.ShouldBe("severity");
        (await rig.Publish.Publish(Ask() with { Hours = 1000 }, rig.Leader, default)).Refusal!.Field.ShouldBe("hours");
        (await rig.Publish.Publish(Ask() with { AlarmId = "5" }, rig.Leader, default)).Refusal!.Code.ShouldBe("warning_alarm_not_public");
        var made = (await rig.Publish.Publish(Ask(), rig.Leader, default)).Value;
        (await rig.Publish.Cancel(made.Id, new CancelWarningRequest(1, new Text("停", "Over")), rig.Operator, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public void The_rules_that_ship_are_sound_publish_nothing_by_themselves_and_name_no_home()
    {
        var mistakes = new List<FileMistake>();
        var rules = ReadPublishingRules.Read("publishing.yaml", PublishingRules.ShippedYaml(), mistakes);
        mistakes.ShouldBeEmpty();
        rules!.ShouldAllBe(r => !r.ByItself && r.Alarms.All(a => !a.StartsWith("elder", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("category: Met", "category: Weather", "notWord", 4)]
    [InlineData("level: district", "level: estate", "notWord", 9)]
    [InlineData("hours: 6", "hours: 0", "notNumber", 6)]
    [InlineData("[rainGauge.red]", "[rain]", "alarmInvalid", 8)]
    [InlineData("alarms: [rainGauge.red]", "byItself: true", "byItselfWithoutAlarms", 8)]
    [InlineData("do: [Avoid]", "does: [Avoid]", "keyUnknown", 5)]
    [InlineData("changed: 2026-11-27", "changed: yesterday", "notDay", 1)]
    public void A_mistake_in_the_rules_is_told_with_its_line(string right, string wrong, string code, int line)
    {
        const string good = """
            changed: 2026-11-27
            events:
              rain: # as it is called
                category: Met
                do: [Avoid]
                hours: 6
                name: { zh: 雨, en: Rain }
                alarms: [rainGauge.red]
                level: district
                instruction: { zh: 别出门, en: Stay in }
            """;
        WarningOptions.MistakesIn("r.yaml", good).ShouldBeEmpty();
        WarningOptions.MistakesIn("r.yaml", good.Replace(right, wrong, StringComparison.Ordinal))
            .ShouldContain(m => m.Code == code && m.Line == line && m.Sentence.En != code && !m.Sentence.Zh.Contains('{'));
    }

    private PublishRequest Ask() => new(
        "rainstorm", rig.Area.One.ToString(), null, "Severe", "Immediate", "Likely", null, new Text("一街道暴雨", "Rainstorm in Street One"), new Text("一小时雨量已达 60 毫米。", "60 mm fell within an hour."), null, null);
}
