using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Responses;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Registers;
using Jingwei.Storage.Due;

namespace Jingwei.Scenarios.Tests.Responses;

/// <summary>What a proposal rests on: weighed again when anything changes it, and counted where there is much of it.</summary>
public sealed class GroundsTests
{
    [Fact]
    public async Task In_a_storm_all_is_weighed_once_the_first_are_named_and_all_are_counted()
    {
        await using var rig = await ResponseRig.Open();
        await Stand(rig, "vane-1", 299, "strong", tell: true);
        await Stand(rig, "vane-2", 1, "hurricane", tell: true);
        var before = rig.City.Get<DueRunner>().HandledOf(ResponseBook.WeighDue);
        rig.City.Storage.News.Clear();
        await rig.City.Settle();

        (rig.City.Get<DueRunner>().HandledOf(ResponseBook.WeighDue) - before).ShouldBe(1, "three hundred alarms asked for it");
        rig.City.Storage.News.Count(n => n.Kind == "response" && n.AreaId == rig.City.FirstStreet).ShouldBe(1);
        var proposed = (await rig.List()).ShouldHaveSingleItem();
        (proposed.Proposed, proposed.GroundCount, proposed.Grounds.Count).ShouldBe(("II", 300, ResponsePlaces.MostShown));
        proposed.Grounds[^1].DeviceId.ShouldBe("vane-2", "the gravest is among those that are named");
        (await rig.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_in_number_alone_is_shown_too()
    {
        await using var rig = await ResponseRig.Open();
        await Stand(rig, "vane-1", 30, "strong", tell: true);
        await rig.City.Settle();
        await Stand(rig, "vane-2", 5, "strong", tell: true);
        await rig.City.Settle();
        var proposed = (await rig.List()).ShouldHaveSingleItem();
        (proposed.GroundCount, proposed.Version).ShouldBe((35, 1));
    }

    [Fact]
    public async Task Another_revision_weighs_what_stands()
    {
        await using var rig = await ResponseRig.Open();
        await Stand(rig, "vane-1", 1, "storm", tell: false);
        await rig.City.Settle();
        (await rig.List()).ShouldBeEmpty("nothing has told of it");
        (await rig.City.Set("storm", rig.City.SecondStreet, "off")).Refusal.ShouldBeNull();
        await rig.City.Settle();
        (await rig.List()).ShouldHaveSingleItem().Proposed.ShouldBe("III");
    }

    [Fact]
    public async Task Another_map_weighs_what_stands()
    {
        await using var rig = await ResponseRig.Open();
        await Stand(rig, "vane-1", 1, "storm", tell: false);
        await rig.City.Storage.Writer.Write(async scope =>
        {
            await rig.City.Get<CityRegister>().AddAreas(scope, [new NewArea(scope.NewId(), rig.City.FirstStreet, AreaLevels.Neighborhood, new Text("新居委", "New one"), "310106001009")]);
            return true;
        });
        await rig.City.Settle();
        (await rig.List()).ShouldHaveSingleItem().Area.Id.ShouldBe(rig.City.FirstStreet.ToString());
    }

    [Fact]
    public async Task Another_map_before_a_revision_is_in_force_does_not_forget_the_revision()
    {
        await using var rig = await ResponseRig.Open();
        (await rig.City.Set("storm", rig.City.FirstStreet, "off")).Refusal.ShouldBeNull();
        await rig.City.Settle();
        await Stand(rig, "vane-1", 1, "storm", tell: false);
        var catalog = rig.City.Get<PublishedCatalog>();
        var next = catalog.Revision + 1;
        await rig.City.Storage.Writer.Write(async scope =>
        {
            await ResponseBook.WeighAllSoon(scope, next);
            return true;
        });
        await rig.City.Storage.Writer.Write(async scope =>
        {
            await rig.City.Get<CityRegister>().AddAreas(scope, [new NewArea(scope.NewId(), rig.City.FirstStreet, AreaLevels.Neighborhood, new Text("新居委", "New one"), "310106001009")]);
            return true;
        });
        await rig.City.Settle();
        (await rig.List()).ShouldBeEmpty("it is off there until the revision is in force");

        catalog.InForce(new RevisionCatalog(next, catalog.Present.Versions, [], catalog.Shelf, rig.City.Get<AreaStood>()));
        rig.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.City.Settle();
        (await rig.List()).ShouldHaveSingleItem().Proposed.ShouldBe("III");
    }

    [Fact]
    public async Task A_thing_that_is_not_on_the_list_is_answered_so()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        var active = (await rig.Move((await rig.List())[0], "activate", "III")).Value;
        async Task<string?> Do(string response, string task) =>
            (await rig.City.Get<DoResponseTask>().Run(response, task, new DoResponseTaskRequest(true), rig.Officer, CancellationToken.None)).Refusal?.Code;
        (await Do(active.Response.Id, "17")).ShouldBe("task_not_found");
        (await Do(active.Response.Id, "first")).ShouldBe("task_not_found");
        (await Do("17", active.Tasks[0].Id)).ShouldBe("response_not_found");
        (await Do(active.Response.Id, active.Tasks[0].Id)).ShouldBeNull();
    }

    /// <summary>Alarms stand, as their lane would have written them; told of, or not.</summary>
    private static Task<int> Stand(ResponseRig rig, string vane, int count, string condition, bool tell) => rig.City.Storage.Writer.Write(scope =>
    {
        var device = rig.City.Get<DeviceDirectory>().Find(vane)!;
        for (var i = 1; i <= count; i++)
        {
            var alarm = new AlarmRow
            {
                Id = scope.NewId(), DeviceId = device.Id, Condition = condition, Episode = i, CategoryCode = "09-01", Severity = 2, FilesCase = false, AreaId = device.AreaId,
                ValueName = "gust", StartedAt = scope.Now, RaisedAt = scope.Now, AttentionAt = scope.Now,
            };
            scope.Db.Add(alarm);
            if (tell)
                scope.Emit($"alarm:{alarm.Id}", new AlarmRaised(
                    alarm.Id, vane, condition, "09-01", 2, device.AreaId, 121.45, 31.23, scope.Now, scope.Now, "gust", 30, false));
        }
        return Task.FromResult(count);
    });
}
