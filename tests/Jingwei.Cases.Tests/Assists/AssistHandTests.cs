using Jingwei.Cases.Assists;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Rules.Assists;

namespace Jingwei.Cases.Tests.Assists;

/// <summary>交办: when another center leads the case, the open parts of it are that center's.</summary>
public sealed class AssistHandTests
{
    [Fact]
    public async Task Open_parts_go_with_the_case_and_what_waits_begins_anew_at_its_desk()
    {
        var heard = new HeardMessages();
        await using var city = await LevelsRig.Open(heard.Listen);
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban, hours: 16)).ShouldBeNull();
        await city.After(TimeSpan.FromHours(2.5));
        (await city.Parts(row))[0].TimesRaised.ShouldBe(1);

        city.Storage.News.Clear();
        await Hand(city, row);
        city.Storage.News.Where(n => n.Kind == "assist").Select(n => n.AreaId).ShouldBe([city.Neighborhood, city.Beside], ignoreOrder: true, "both desks look again");
        (await Listed(city, "desk")).ShouldBeEmpty();
        (await Listed(city, "besideDesk")).ShouldBe([row.Number]);
        (await city.Get<ListAssists>().Count(city["besideDesk"], CancellationToken.None)).By.Asked.ShouldBe(1);
        var handed = (await city.Parts(row, "besideDesk"))[0];
        (handed.State, handed.TimesRaised, handed.Level.En).ShouldBe((AssistState.Asked, 0, "Beside"));
        handed.Moves.Select(m => m.Move).ShouldBe(["withdraw"], "who asked is who leads the case now");
        (await city.Waits()).ShouldBe(1);
        await city.Restart();
        await city.After(TimeSpan.FromHours(4));
        var raised = (await city.Parts(row, "besideDesk"))[0];
        (raised.TimesRaised, raised.Level.En).ShouldBe((1, "Beside"), "its leader there is told first");
        heard.All[^1].AccountIds.ShouldBe([city["besideLeader"].AccountId]);

        (await city.Move(row, "urban", "decline", "不归我们", id: raised.Id)).ShouldBeNull();
        heard.All[^1].AccountIds.ShouldBe([city["besideDesk"].AccountId, city["besideLeader"].AccountId], ignoreOrder: true, "and no longer whoever asked from the other desk");
        (await city.Move(row, "desk", "withdraw", "算了", id: raised.Id)).ShouldBe("assist_not_yours");
        (await city.Move(row, "besideDesk", "withdraw", "主办自办", id: raised.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task What_stands_still_is_handed_on_too_and_goes_on_there_with_the_case()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban, hours: 16)).ShouldBeNull();
        var due = (await city.Parts(row))[0].DueAt;
        await city.Suspend(row, city.Now.AddDays(5));
        await city.After(TimeSpan.FromDays(1));
        await Hand(city, row);
        (await city.Waits()).ShouldBe(0, "it still stands still");
        (await city.Audit()).ShouldBeEmpty();
        await city.After(TimeSpan.FromDays(4));
        await city.Storage.Settle();
        var part = (await city.Parts(row, "besideDesk"))[0];
        (part.StandsStill, part.TimesRaised, part.Level.En, part.DueAt).ShouldBe((false, 0, "Beside", due.AddDays(5)));
        (await city.Waits()).ShouldBe(1);
    }

    /// <summary>Whoever commands above both hands it across; that holds at once.</summary>
    private static async Task Hand(LevelsRig city, CaseRow row)
    {
        (await city.Get<HandCase>().Run(row.Number, new HandRequest(city.Beside.ToString(), "由邻街道牵头"), city["district"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        await city.Storage.Settle();
    }

    private static async Task<IReadOnlyList<string>> Listed(LevelsRig city, string who) =>
        [.. (await city.Get<ListAssists>().Run(new AssistFilter("by", "open"), city[who], CancellationToken.None)).Value.Items.Select(l => l.Number)];
}
