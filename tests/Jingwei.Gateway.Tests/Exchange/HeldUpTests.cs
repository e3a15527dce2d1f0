using Jingwei.Cases.Contracts;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Exchange.Mapping;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>One message that a platform cannot bear, one platform that does not answer, one answer that says nothing: the others go on, and nothing is sent twice.</summary>
public sealed class HeldUpTests
{
    /// <summary>The pauses after so many failures in a row, with what they are stretched by.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(37), TimeSpan.FromSeconds(145), TimeSpan.FromMinutes(12.1), TimeSpan.FromMinutes(36.1)];

    [Fact]
    public async Task A_message_that_always_breaks_the_platform_is_given_up_and_the_others_go_on()
    {
        await using var rig = await ExchangeRig.Start();
        var (bad, good) = (await rig.Report(), await rig.Report(text: "第二个"));
        Breaks(rig, bad);
        await rig.HandOver(bad);
        await rig.HandOver(good);
        foreach (var wait in Waits)
        {
            (await rig.Send()).ShouldBe(1);
            (await rig.Messages("refused")).ShouldBeEmpty();
            await rig.After(wait);
        }

        (await rig.Send()).ShouldBe(2, "for the last time, and the one behind it at once");
        var refused = (await rig.Messages("refused")).ShouldHaveSingleItem();
        refused.ShouldSatisfyAllConditions(m => m.CaseNumber.ShouldBe(bad), m => m.Tries.ShouldBe(ReadAnswer.MostAnswers), m => m.LastStatus.ShouldBe(500), m => m.Says.ShouldBe("NullPointerException"));
        (await rig.Link(good)).State.ShouldBe("handed");
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("active"), p => p.Waiting.ShouldBe(0));
        (await rig.History(bad)).ShouldContain("platformRefused");

        rig.Takes();
        await rig.Right.SendAgain(refused.Id, rig.Leader, default);
        (await rig.Send()).ShouldBe(1);
        (await rig.Link(bad)).State.ShouldBe("handed");
    }

    [Fact]
    public async Task A_platform_that_is_broken_for_all_costs_one_message_and_not_the_queue()
    {
        await using var rig = await ExchangeRig.Start();
        var (one, two) = (await rig.Report(), await rig.Report(text: "第二个"));
        rig.Says(500, "down");
        await rig.HandOver(one);
        await rig.HandOver(two);
        foreach (var wait in Waits)
        {
            await rig.Send();
            await rig.After(wait);
        }

        (await rig.Send()).ShouldBe(2);
        (await rig.Messages("refused")).ShouldHaveSingleItem().CaseNumber.ShouldBe(one);
        (await rig.Messages("waiting")).ShouldHaveSingleItem().CaseNumber.ShouldBe(two);
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("failing"), p => p.NextTryAt!.Value.ShouldBeGreaterThan(rig.Now.AddHours(1), "it is the platform, and the pause goes on growing"));
    }

    [Fact]
    public async Task Who_sees_what_holds_the_others_up_sets_it_aside()
    {
        await using var rig = await ExchangeRig.Start();
        var (bad, good) = (await rig.Report(), await rig.Report(text: "第二个"));
        Breaks(rig, bad);
        await rig.HandOver(bad);
        await rig.HandOver(good);
        (await rig.Send()).ShouldBe(1);
        var head = (await rig.Messages("waiting")).Single(m => m.CaseNumber == bad);
        head.ShouldSatisfyAllConditions(m => m.LastStatus.ShouldBe(500), m => m.LastFault.ShouldBe("refused"));
        (await rig.Right.SetAside(head.Id, rig.Leader, default)).Value.State.ShouldBe("setAside");
        await rig.After(Waits[0]);
        (await rig.Send()).ShouldBe(1);
        (await rig.Link(good)).State.ShouldBe("handed");
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_holds_no_other_platform()
    {
        await using var rig = await ExchangeRig.Start();
        (await rig.Book.Keep("provinceHub", new PlatformRequest($"{rig.Platform.Address}/hub", [rig.Area.District.ToString(System.Globalization.CultureInfo.InvariantCulture)], Key: "k-123"), rig.Admin, default)).Ok.ShouldBeTrue();
        var takes = rig.Platform.Answer;
        var (asked, heard, goOn) = (New(), New(), New());
        rig.Platform.Answer = async http =>
        {
            if (http.Request.Path.StartsWithSegments("/hub/openapi", StringComparison.Ordinal))
            {
                heard.TrySetResult();
            }
            else
            {
                asked.TrySetResult();
                await goOn.Task;
            }

            await takes(http);
        };
        await rig.HandOver(await rig.Report());
        await rig.Of<SendExchange>().StartAsync(default);
        try
        {
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await rig.Report("13-01", "闻到燃气味");
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
            goOn.Task.IsCompleted.ShouldBeFalse("the first still waits for its answer");
        }
        finally
        {
            goOn.TrySetResult();
            await rig.Of<SendExchange>().StopAsync(default);
        }

        static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [Fact]
    public async Task A_page_of_something_that_stands_before_the_platform_refuses_nothing()
    {
        await using var rig = await ExchangeRig.Start();
        var (one, two) = (await rig.Report(), await rig.Report(text: "第二个"));
        await rig.HandOver(one);
        await rig.HandOver(two);
        rig.Says(200, "<html>系统维护</html>");
        (await rig.Send()).ShouldBe(1);
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("failing"), p => p.LastFault.ShouldBe("notUnderstood"), p => p.Waiting.ShouldBe(2), p => p.Refused.ShouldBe(0));
        rig.Says(404, "no such path");
        await rig.After(Waits[0]);
        (await rig.Send()).ShouldBe(1);
        (await rig.Show()).Waiting.ShouldBe(2);
        rig.Takes();
        await rig.After(Waits[1]);
        (await rig.Send()).ShouldBe(2);
        rig.Kept.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_case_that_was_taken_without_a_number_is_not_sent_again_and_waits_for_a_look()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        rig.Says(200, """{"code":0}""");
        await rig.HandOver(number);
        (await rig.Send()).ShouldBe(1);
        (await rig.Messages("refused")).ShouldBeEmpty();
        var link = await rig.Link(number);
        link.ShouldSatisfyAllConditions(l => l.State.ShouldBe("handed"), l => l.OutsideNumber.ShouldBeNull(), l => l.NeedsLook.ShouldBeTrue());
        await rig.Moves(number, "handling", CaseStage.Handle);
        (await rig.Send()).ShouldBe(1, "its steps go on");
        (await rig.Right.Looked(link.Id, rig.Leader, default)).Ok.ShouldBeTrue();
        (await rig.Link(number)).NeedsLook.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_cases_under_one_number_of_theirs_are_looked_at()
    {
        await using var rig = await ExchangeRig.Start();
        rig.Says(200, """{"code":0,"data":{"caseNo":"S-1"}}""");
        var (one, two) = (await rig.Report(), await rig.Report(text: "第二个"));
        await rig.HandOver(one);
        await rig.HandOver(two);
        (await rig.Send()).ShouldBe(2);
        (await rig.Link(one)).ShouldSatisfyAllConditions(l => l.OutsideNumber.ShouldBe("S-1"), l => l.NeedsLook.ShouldBeFalse());
        (await rig.Link(two)).ShouldSatisfyAllConditions(l => l.OutsideNumber.ShouldBeNull(), l => l.NeedsLook.ShouldBeTrue());
    }

    /// <summary>The platform falls over each message about that case, and takes the others.</summary>
    private static void Breaks(ExchangeRig rig, string number)
    {
        var takes = rig.Platform.Answer;
        rig.Platform.Answer = http =>
        {
            if (!rig.Platform.Heard.Last().Body.Contains(number, StringComparison.Ordinal))
            {
                return takes(http);
            }

            http.Response.StatusCode = 500;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, """{"message":"NullPointerException"}""");
        };
    }
}
