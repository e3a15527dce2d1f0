using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Workshop;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Tests.Publishing;

/// <summary>Versions come into force in a running city, and stay so over restarts.</summary>
public sealed class PublishingTests
{
    private const string FromNinetyFive = "when: [fill >= 95, fill >= 85 for 5m]";
    private const string FromNinety = "when: [fill >= 90, fill >= 85 for 5m]";

    [Fact]
    public async Task What_two_people_publish_fires_on_the_next_reading()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Send("bin-1", """{"fill":92}""");
        (await rig.Alarms("bin-1")).ShouldBeEmpty();
        var published = (await rig.Publish(rig.Text("street-care").With(FromNinetyFive, FromNinety))).Value.Proposal;
        published.State.ShouldBe(ProposalState.Published);
        published.DecidedByName!.Zh.ShouldBe("second");
        await rig.Send("bin-2", """{"fill":92}""");
        (await rig.Alarms("bin-2")).ShouldBe(["overflow 2 active"]);
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 2 active"], "it stood at 92 when the level changed");
        rig.Text("street-care").ShouldContain("version: 3");
    }

    [Fact]
    public async Task A_text_that_is_published_is_in_force_after_a_restart_and_a_start_makes_no_revision_of_its_own()
    {
        var rig = await PublishingRig.Open();
        await rig.Publish(rig.Text("street-care").With(FromNinetyFive, FromNinety));
        var revision = rig.Get<PublishedCatalog>().Revision;
        await using var again = await rig.Again();
        again.Get<PublishedCatalog>().Revision.ShouldBe(revision);
        again.Text("street-care").ShouldContain(FromNinety);
        await again.Send("bin-1", """{"fill":92}""");
        (await again.Alarms("bin-1")).ShouldBe(["overflow 2 active"]);
    }

    [Fact]
    public async Task What_was_stored_and_not_yet_in_force_when_the_process_died_is_in_force_at_the_next_start()
    {
        var rig = await PublishingRig.Open();
        await rig.Send("bin-1", """{"fill":92}""");
        var before = rig.Get<PublishedCatalog>().Present;
        // As publishing stores it, and nobody puts it into force any more.
        await rig.Storage.Writer.Write(async scope =>
        {
            var version = new PackageVersionRow
            {
                Id = scope.NewId(), Package = "street-care", Version = 3, Origin = PackageOrigin.Workshop, CreatedAt = scope.Now, Yaml = rig.Text("street-care").With(FromNinetyFive, FromNinety),
            };
            scope.Db.Add(version);
            var (number, content) = await RevisionWriting.Newest(scope.Db);
            scope.Db.Add(new PackageRevisionRow
            {
                Id = number + 1, Reason = RevisionReason.Published, At = scope.Now,
                Content = System.Text.Json.JsonSerializer.Serialize(
                    content with { Versions = [.. content.Versions.Where(v => v != before.Find("street-care")!.Id), version.Id] }, Jingwei.Storage.StoredJson.Options),
            });
            return true;
        });
        rig.Get<PublishedCatalog>().Revision.ShouldBe(before.Revision);
        await using var again = await rig.Again();
        (await again.Alarms("bin-1")).ShouldBe(["overflow 2 active"]);
    }

    [Fact]
    public async Task A_product_that_comes_with_another_text_puts_it_into_force_unless_the_workshop_has_its_own()
    {
        var rig = await PublishingRig.Open();
        await rig.Publish(rig.Text("street-care").With(FromNinetyFive, FromNinety));
        await using var again = await rig.Again(packages => PublishingRig.Write(packages, "alone", PublishingRig.Alone.With("version: 1", "version: 2").With("severity: 3", "severity: 4")));
        again.Text("alone").ShouldContain("severity: 4");
        again.Text("street-care").ShouldContain(FromNinety);
        var reasons = await again.Storage.Reader.Read(db => db.Set<PackageRevisionRow>().OrderBy(r => r.Id).Select(r => r.Reason).ToListAsync());
        reasons.ShouldBe([RevisionReason.Started, RevisionReason.Published, RevisionReason.Started]);
    }

    [Fact]
    public async Task A_product_whose_texts_do_not_go_with_the_workshops_leaves_all_as_it_was()
    {
        var rig = await PublishingRig.Open();
        await rig.Publish(rig.Text("alone").With("homeDoor:", "porch:").With("kind: homeDoor", "kind: porch").With("kind: homeDoor", "kind: porch").With("kind: homeDoor", "kind: porch"));
        await using var again = await rig.Again(packages => PublishingRig.Write(packages, "other", PublishingRig.Alone.Replace("alone", "other").Replace("homeDoor", "porch")));
        again.Get<PublishedCatalog>().Present.Find("other").ShouldBeNull();
        again.Text("alone").ShouldContain("porch:");
    }

    [Fact]
    public async Task A_kind_that_is_no_longer_declared_keeps_its_devices_and_its_alarm_ends()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Set("alone", null, "on", until: rig.Clock.Now.AddDays(30));
        await rig.Send("door-1", """{"open":true}""");
        (await rig.Alarms("door-1")).ShouldBe(["wide 3 active"]);
        await rig.Publish(rig.Text("alone").Replace("homeDoor", "porch"));
        (await rig.Alarms("door-1")).ShouldBe(["wide 3 cleared"]);
        await rig.Send("door-1", """{"open":true}""");
        rig.Get<PublishedCatalog>().FindKind("homeDoor")!.Name.Zh.ShouldBe("家门");
    }

    [Fact]
    public async Task Scripts_and_model_say_the_same()
    {
        await using var rig = await PublishingRig.Open();
        SchemaComparison.Differences(rig.Storage.Services).ShouldBeEmpty();
    }
}
