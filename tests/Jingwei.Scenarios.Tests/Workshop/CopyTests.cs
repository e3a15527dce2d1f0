using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Workshop;

namespace Jingwei.Scenarios.Tests.Workshop;

/// <summary>A new package begins as the text of another one, and is sound beside it before anybody has written a word.</summary>
public sealed class CopyTests
{
    public static TheoryData<string> Shipped => [.. Packages.Value.Select(p => p.Code)];

    private static readonly Lazy<IReadOnlyList<ScenarioPackage>> Packages = new(() => LoadPackages.Read(LoadPackages.Shipped()).Packages);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Each_package_that_ships_can_be_begun_from(string package)
    {
        var original = LoadPackages.Shipped().Single(f => f.File.StartsWith($"{package}/", StringComparison.Ordinal));
        var copy = CopiedText.Of(original.Yaml, "copy-of-it", new Text("另一个：“新”", "Another: \"new\""), Packages.Value);
        var needed = Needed(package);
        var read = LoadPackages.Read([("copy-of-it/scenario.yaml", copy), .. LoadPackages.Shipped().Where(f => needed.Contains(f.File.Split('/')[0]))]);
        read.Problems.Concat(ComposeCatalog.Of(read.Packages).Problems).ShouldBeEmpty();
        var made = read.Packages.Single(p => p.Code == "copy-of-it");
        (made.Version, made.Name).ShouldBe((1, new Text("另一个：“新”", "Another: \"new\"")));
        RunExamples.Of(made, read.Packages).ShouldBeEmpty();
        var from = read.Packages.Single(p => p.Code == package);
        made.Examples.Count.ShouldBe(from.Examples.Count);
        ConditionPaths.Of(made).Count().ShouldBe(ConditionPaths.Of(from).Count());
    }

    [Fact]
    public void Comments_stay_and_only_what_one_package_may_declare_is_otherwise()
    {
        var text = """
            # Why it is so.
            package: night-bins # its folder
            version: 7
            field: sanitation
            name: { zh: 夜市果皮箱, en: Night bins }
            purpose: { zh: 夜市, en: Night market }
            needs: [street-care]
            categories:
              - code: "77"
                name: { zh: 夜市, en: Night market }
                severity: 2
                clocks: { accept: 5m, arrive: 1h, clear: 1h, check: 1h }

            # Bins of the market.
            deviceKinds:
              nightBin: # holds 60 liters
                values: { nightBin: { label: { zh: 满, en: Full }, unit: "%" } }
            calls:
              sensor: [officer]
              sensor 77: [operator]

            examples: []
            """;
        var copy = CopiedText.Of(text, "day-bins", new Text("日市", "Day"), []);
        copy.ShouldBe("""
            # Why it is so.
            package: day-bins # its folder
            version: 1
            field: sanitation
            name: { zh: "日市", en: "Day" }
            purpose: { zh: 夜市, en: Night market }
            needs: [street-care, night-bins]

            # Bins of the market.
            deviceKinds:
              nightBin2: # holds 60 liters
                values: { nightBin: { label: { zh: 满, en: Full }, unit: "%" } }
            calls:
              sensor: [officer]

            examples: []
            """);
    }

    [Fact]
    public async Task The_draft_is_the_beginners_and_its_code_must_be_free()
    {
        await using var rig = await PublishingRig.Open();
        (await Begin(rig, "street-care", new("Bad_code", "新", null))).Refusal!.Code.ShouldBe("package_code_unfit");
        (await Begin(rig, "street-care", new("smoke-alarm", "新", null))).Refusal!.Code.ShouldBe("package_code_taken");
        (await Begin(rig, "street-care", new("market-care", " ", null))).Refusal!.Code.ShouldBe("name_required");
        (await Begin(rig, "no-such", new("market-care", "新", null))).Refusal!.Code.ShouldBe("package_not_found");

        var begun = (await Begin(rig, "street-care", new("market-care", "夜市管理", null))).Value;
        (begun.Proposal.State, begun.Proposal.IsNew, begun.Proposal.Author).ShouldBe((ProposalState.Draft, true, "author"));
        var check = rig.Get<CheckPackage>().Run(begun.Yaml).Value;
        check.Mistakes.ShouldBeEmpty();
        (check.Sound, check.Name).ShouldBe((true, Text.Same("夜市管理")));
        (await Begin(rig, "street-care", new("market-care", "新", null))).Refusal!.Code.ShouldBe("package_code_taken", "somebody writes one of that code");

        // A copy of the copy, once it is in force, stands beside both.
        (await rig.Publish(begun.Yaml.Replace("market-care", "second-care", StringComparison.Ordinal))).Ok.ShouldBeTrue();
        var again = (await Begin(rig, "second-care", new("third-care", "第三", "Third"))).Value;
        rig.Get<CheckPackage>().Run(again.Yaml).Value.Mistakes.ShouldBeEmpty();
        again.Yaml.ShouldContain("  bin3:");
    }

    private static Task<Result<ProposalPage>> Begin(PublishingRig rig, string original, CopyPackageRequest request) =>
        rig.Get<BeginCopy>().Run(original, request, rig.Author, CancellationToken.None);

    private static HashSet<string> Needed(string package)
    {
        var needed = new HashSet<string>();
        var open = new Stack<string>([package]);
        while (open.TryPop(out var next))
            if (needed.Add(next))
                foreach (var below in Packages.Value.Single(p => p.Code == next).Needs)
                    open.Push(below);
        return needed;
    }
}
