using Jingwei.Cases.Contracts;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Rules.Retention;
using Jingwei.City.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>What cannot be undone waits for a person: before the first periods are released, when too much is due at once, and when the time has jumped.</summary>
public sealed class RetentionReleaseTests
{
    [Fact]
    public async Task Nothing_goes_by_any_periods_before_a_person_has_released_them()
    {
        await using var city = await LevelsRig.Open();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        var (report, unused) = (await city.Report(), await city.Photo(9));
        await city.End(report.Number);
        await city.After(TimeSpan.FromDays(800));
        await city.Restart();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        await city.After(TimeSpan.FromDays(2));
        (await city.Known(report.Number), File.Exists(city.PathOf(unused))).ShouldBe((true, true));
        (await city.Findings()).ShouldBeEmpty("nobody has agreed that it goes, so that nothing overstays");
        var page = await city.Get<ShowRetention>().Run(city["mayor"], CancellationToken.None);
        (page.Released, page.Planning, page.DueCount).ShouldBe((false, false, 1));
        (await city.Get<ShowRetention>().OfCase(report.Number, city["leader"], CancellationToken.None)).Value.Plan!.Goes.ShouldBeFalse();
        (await Exported(city)).ShouldContain(t => t.Contains("垃圾桶"));

        var (versions, proposal) = (city.Get<RetentionVersions>(), page.Versions.Single());
        (proposal.MayDecide, proposal.Version).ShouldBe((true, RetentionBook.Shipped.Rule.Version));
        var preview = (await versions.Check(new RetentionText(proposal.Yaml), city["mayor"], CancellationToken.None)).Value;
        (preview.AtOnce, preview.Effects.Single().Now, preview.Effects.Single().Then, preview.Effects.Single().Adds.Count).ShouldBe((1, null, 365, 5));
        (await Publish(city, proposal.Id, "district", 1)).ShouldBe("retention_city_only");
        (await Publish(city, proposal.Id, "mayor", null)).ShouldBe("retention_preview_required");
        (await Publish(city, proposal.Id, "mayor", 0)).ShouldBe("retention_more_goes");
        (await city.Known(report.Number)).ShouldBeTrue();
        (await Publish(city, proposal.Id, "mayor", 1)).ShouldBeNull();
        (await city.Known(report.Number)).ShouldBeFalse();
        (await city.Get<ShowRetention>().Run(city["mayor"], CancellationToken.None)).Released.ShouldBeTrue();
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_taken_out_before_the_release_goes_with_the_removal()
    {
        await using var city = await LevelsRig.Open();
        var report = await city.Report();
        await city.End(report.Number);
        await city.After(TimeSpan.FromDays(364));
        var taken = city.Now;
        await city.Release();
        (await city.Storage.Reader.Read(db => db.Set<CaseRetentionRow>().SingleAsync())).PlannedAt.ShouldBe(taken, "what was taken out until then may hold words");
        await city.After(TimeSpan.FromDays(1));
        (await city.Known(report.Number)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_due_at_one_instant_goes_a_few_a_second()
    {
        await using var city = await LevelsRig.Open();
        for (var i = 0; i < 7; i++)
        {
            await city.End((await city.Report()).Number);
        }

        city.Storage.Clock.Advance(TimeSpan.FromDays(400));
        await city.Release();
        (await Known(city)).ShouldBe(2);
        (await city.Findings()).ShouldBeEmpty("they have their turn");
        await city.After(TimeSpan.FromSeconds(1));
        (await Known(city)).ShouldBe(0);

        for (var i = 0; i < 7; i++)
        {
            await city.End((await city.Report()).Number);
        }

        await city.After(TimeSpan.FromDays(365));
        (await Known(city)).ShouldBe(2, "also without a new plan");
        (await city.Findings()).ShouldBeEmpty();
        await city.After(TimeSpan.FromSeconds(1));
        (await Known(city)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_the_periods_declare_waits_until_somebody_has_looked()
    {
        await using var city = await RetentionStreet.Open();
        await city.Publish(100, 100, brake: 3);
        for (var i = 0; i < 4; i++)
        {
            await city.End((await city.Report()).Number);
        }

        await city.After(TimeSpan.FromDays(103));
        (await Known(city)).ShouldBe(4);
        (await city.Findings()).ShouldBe(["retention_stopped"]);
        var further = await city.Report();
        await city.End(further.Number);
        await city.After(TimeSpan.FromDays(101));
        var stop = (await city.Get<ShowRetention>().Run(city["mayor"], CancellationToken.None)).Stop!;
        (stop.Why, stop.Cases, stop.MayRelease).ShouldBe((RetentionStop.Many, 5, true));
        (await Release(city, "district", 5)).ShouldBe("retention_city_only");
        (await Release(city, "mayor", null)).ShouldBe("retention_preview_required");
        (await Release(city, "mayor", 4)).ShouldBe("retention_more_goes");
        (await Known(city)).ShouldBe(5);
        (await Release(city, "mayor", 5)).ShouldBeNull();
        await city.After(TimeSpan.FromSeconds(2));
        (await Known(city)).ShouldBe(0);
        (await city.Findings()).ShouldBeEmpty();
        (await Release(city, "mayor", 5)).ShouldBe("retention_not_stopped");
    }

    [Fact]
    public async Task A_clock_that_jumps_removes_nothing_until_somebody_has_looked()
    {
        await using var city = await RetentionStreet.Open();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        var (report, unused) = (await city.Report(), await city.Photo(8));
        await city.End(report.Number);
        city.Storage.Clock.Advance(TimeSpan.FromDays(3_000));
        await city.Storage.Settle();
        (await city.Known(report.Number), File.Exists(city.PathOf(unused))).ShouldBe((true, true));
        (await city.Findings()).ShouldBe(["retention_stopped"]);
        (await city.Get<ShowRetention>().Run(city["mayor"], CancellationToken.None)).Stop!.Why.ShouldBe(RetentionStop.Jump);
        await city.Restart();
        await city.After(TimeSpan.FromDays(30));
        (await city.Known(report.Number)).ShouldBeTrue();
        (await Release(city, "mayor", 1)).ShouldBeNull();
        await city.After(TimeSpan.FromDays(1));
        (await city.Known(report.Number), File.Exists(city.PathOf(unused))).ShouldBe((false, false));
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Kinds_that_are_added_are_shown_and_go_from_what_was_removed_before_too()
    {
        await using var city = await RetentionStreet.Open();
        await city.Publish(100, 100, removes: "contact");
        var (gone, waits) = (await city.Report(), await city.Report());
        await city.End(gone.Number);
        await city.After(TimeSpan.FromDays(100));
        await city.End(waits.Number);
        (await city.Known(gone.Number), (await city.Row(gone.Number)).Text).ShouldBe((false, RetentionStreet.Words));

        const string More = "version: 1\nsource: x\nuploads: 7\nbrake: 500\nlines:\n  - days: { other: 100, voided: 100 }\n    removes: [contact, words]\n";
        var preview = (await city.Get<RetentionVersions>().Check(new RetentionText(More), city["mayor"], CancellationToken.None)).Value;
        var effect = preview.Effects.Single();
        (effect.Now, effect.Then, effect.Cases, effect.AtOnce).ShouldBe((100, 100, 1, 0));
        (effect.Adds, effect.Keeps).ShouldSatisfyAllConditions(e => e.Adds.ShouldBe([RemovedKind.Words]), e => e.Keeps.ShouldBeEmpty());
        (preview.Again, preview.AtOnce).ShouldBe((1, 1));

        await city.Publish(100, 100, removes: "contact, words");
        (await city.Row(gone.Number)).Text.ShouldBeNull();
        (await city.Row(waits.Number)).Text.ShouldBe(RetentionStreet.Words);
        (await city.Findings()).ShouldBeEmpty();
        (await city.Get<RetentionVersions>().Check(new RetentionText(More.Replace(", words", "")), city["mayor"], CancellationToken.None)).Value.Effects.Single().Keeps.ShouldBe([RemovedKind.Words]);
    }

    private static async Task<string?> Publish(LevelsRig city, string id, string who, long? atOnce)
    {
        var done = await city.Get<RetentionVersions>().Decide(id, new RetentionDecision("publish", AtOnce: atOnce), city[who], CancellationToken.None);
        await city.Storage.Settle();
        return done.Ok ? null : done.Refusal.Code;
    }

    private static async Task<string?> Release(LevelsRig city, string who, int? cases)
    {
        var done = await city.Get<ReleaseRemovals>().Run(new RetentionRelease(cases), city[who], CancellationToken.None);
        await city.Storage.Settle();
        return done.Ok ? null : done.Refusal.Code;
    }

    private static async Task<List<string>> Exported(LevelsRig city)
    {
        var plan = await city.Storage.Services.GetServices<IExportableList>().Single(l => l.Name == "cases").Plan(new Dictionary<string, string>(), english: false, city["leader"], CancellationToken.None);
        return [.. (await plan.Value.Read(null, CancellationToken.None)).Rows.SelectMany(r => r).OfType<string>()];
    }

    private static Task<int> Known(LevelsRig city) => city.Storage.Reader.Read(db => db.Set<CaseReporterRow>().CountAsync(r => r.ContactSealed != null));
}
