using Jingwei.Scenarios.Workshop;

namespace Jingwei.Scenarios.Tests.Workshop;

public sealed class CheckUnchangedTests
{
    /// <summary>A text that nobody has changed yet is read with all that ship, and is still the one that is asked about.</summary>
    [Fact]
    public async Task A_text_as_it_is_in_force_is_checked_with_its_own_examples()
    {
        await using var rig = await PublishingRig.Open();
        foreach (var (file, yaml) in LoadPackages.Shipped().Where(f => f.File.Contains("power-cut", StringComparison.Ordinal) || f.File.Contains("aed-cabinet", StringComparison.Ordinal)))
        {
            var check = rig.Get<CheckPackage>().Run(yaml).Value;
            check.Mistakes.ShouldBeEmpty(file);
            check.Examples.Select(e => e.Name).ShouldAllBe(name => yaml.Contains(name, StringComparison.Ordinal));
        }
    }
}
