using Jingwei.Scenarios.Publishing;

namespace Jingwei.Scenarios.Tests.Publishing;

/// <summary>What a case's page says is to be done about its alarm.</summary>
public sealed class PlaybookTests
{
    private const string Brim = """
        package: brim
        version: 1
        field: sanitation
        name: { zh: 将满, en: Brim }
        purpose: { zh: 果皮箱将满, en: A bin is about to be full }
        needs: [street-care]
        watches:
          bin:
            conditions:
              brim: { name: { zh: 将满, en: Nearly full }, category: 03-01, severity: 2, when: [fill >= 80], until: fill < 60 }
        examples:
          - { name: full, kind: bin, readings: [ { at: "10:00", fill: 83 } ], expect: [ { condition: brim, raised: "10:00" } ], until: "10:01" }
          - { name: half, kind: bin, readings: [ { at: "10:00", fill: 50 } ], expect: [], until: "10:01" }
          - { name: emptied, kind: bin, readings: [ { at: "10:00", fill: 83 }, { at: "10:02", fill: 5 } ], expect: [ { condition: brim, raised: "10:00", cleared: "10:02" } ], until: "10:03" }
        """;

    private const string Playbook = """

        playbook:
          steps:
            - { who: crew, do: { zh: 提前清运, en: Empty it early } }
        """;

    [Fact]
    public async Task A_package_that_has_no_playbook_goes_by_the_one_that_declares_the_category()
    {
        await using var rig = await PublishingRig.Open(packages => PublishingRig.Write(packages, "brim", Brim));
        var catalog = rig.Get<PublishedCatalog>();
        catalog.FindSteps("bin", "brim", "03-01").ShouldBe(catalog.FindSteps("bin", "overflow", "03-01"));
        catalog.FindSteps("bin", "brim", "03-01").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task One_that_has_a_playbook_goes_by_its_own()
    {
        await using var rig = await PublishingRig.Open(packages => PublishingRig.Write(packages, "brim", Brim + Playbook));
        rig.Get<PublishedCatalog>().FindSteps("bin", "brim", "03-01").ShouldHaveSingleItem().Do.En.ShouldBe("Empty it early");
    }

    [Fact]
    public async Task A_condition_that_is_declared_no_longer_goes_by_its_category()
    {
        await using var rig = await PublishingRig.Open();
        rig.Get<PublishedCatalog>().FindSteps("bin", "gone", "03-01").ShouldNotBeEmpty();
        rig.Get<PublishedCatalog>().FindSteps("bin", "gone", "99-99").ShouldBeEmpty();
    }
}
