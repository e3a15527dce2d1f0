using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>At night nobody takes a case: the first phone is reached by message, and a department's handler on the duty list is rung and takes it, over the doors that a phone uses.</summary>
public sealed class DutyListStoryTests
{
    private static readonly TimeSpan Evening = TimeSpan.FromHours(20);
    private static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_locked_phone_is_reached_by_sms_which_stands_on_the_outbox_page_and_who_is_rung_by_the_duty_list_takes_the_case()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var street = await host.SignIn("street");
        await host.Advance(street, await UntilEvening(street));
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        var number = await StreetStoryTests.WaitForCall(street, "bin-012");

        await host.Advance(street, TimeSpan.FromSeconds(11));
        var messages = (await street.Get("/messages"))!["items"]!.AsArray().Where(m => m!["caseNumber"]?.GetValue<string>() == number).ToList();
        messages.Select(m => m!["channel"]!.GetValue<string>()).Order().ShouldBe(["sms", "wecom"]);
        messages[0]!["state"]!.GetValue<string>().ShouldBe("shown");
        messages[0]!["addressMasked"]!.GetValue<string>().ShouldContain("****");

        var line = (await street.Get("/duty"))!["items"]!.AsArray().First(l => l!["userName"]!.GetValue<string>().StartsWith("greening", StringComparison.Ordinal))!;
        line["role"]!.GetValue<string>().ShouldBe("handler");
        var handler = await host.SignIn(line["userName"]!.GetValue<string>());
        (await handler.TryGet($"/cases/{Uri.EscapeDataString(number)}")).Code.ShouldBe("case_unknown");

        var task = await RingsFor(host, street, handler, number);
        task["ring"]!["phase"]!.GetValue<string>().ShouldBe("dutyList");
        (await handler.Get($"/cases/{Uri.EscapeDataString(number)}"))!["allowedMoves"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldContain("accept");
        foreach (var move in new[] { "accept", "onTheWay", "arrived", "reallySo" })
        {
            await handler.Move(number, move);
        }

        (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"]!["userName"]!.GetValue<string>().ShouldBe(handler.Name);
        await host.ShouldBeClean();
    }

    private static async Task<TimeSpan> UntilEvening(User user)
    {
        var now = DateTimeOffset.Parse((await user.Get("/clock"))!["now"]!.GetValue<string>()).ToOffset(ShanghaiOffset);
        var evening = now.Date + Evening;
        return (now.DateTime < evening ? evening : evening.AddDays(1)) - now.DateTime;
    }

    /// <summary>Nobody answers: the order's steps pass, and then the duty list is rung.</summary>
    private static async Task<JsonNode> RingsFor(RunningHost host, User street, User handler, string number)
    {
        for (var step = 0; step < 6; step++)
        {
            await host.Advance(street, TimeSpan.FromSeconds(61));
            if ((await handler.Get("/me/tasks"))!["items"]!.AsArray().FirstOrDefault(t => t!["number"]!.GetValue<string>() == number) is { } task)
            {
                return task;
            }
        }

        throw new TimeoutException("the duty list was never rung");
    }
}
