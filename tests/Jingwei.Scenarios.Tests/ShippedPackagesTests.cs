using Jingwei.Scenarios.Reading;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Tests;

public sealed class ShippedPackagesTests
{
    public static TheoryData<string> Files => [.. LoadPackages.Shipped().Select(f => f.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_package_has_no_mistakes(string file) =>
        ReadPackage.Read(file, TextOf(file)).Problems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_examples_come_out_as_they_say(string file)
    {
        var package = ReadPackage.Read(file, TextOf(file)).Package.ShouldNotBeNull();
        RunExamples.Of(package, file).ShouldBeEmpty();
        package.Examples.ShouldContain(e => e.Expect.Count == 0, "a package must show when it stays quiet");
        var told = package.Examples.SelectMany(e => e.Expect.Select(a => $"{e.Kind.Code}.{a.Condition}")).ToHashSet();
        var untold = package.DeviceKinds.SelectMany(k => k.Conditions.Select(c => (Name: $"{k.Code}.{c.Code}", c.Test))).Where(c => c.Test is not NoDataTest && !told.Contains(c.Name));
        untold.Select(c => c.Name).ShouldBeEmpty("each condition but silence has an example that raises it");
    }

    [Fact]
    public void Street_care_names_the_streets_things_and_who_is_called()
    {
        var catalog = LoadPackages.Catalog(LoadPackages.Shipped());
        catalog.DeviceKinds.Select(k => k.Code).Take(6).ShouldBe(["bin", "manhole", "ebox", "dust", "counter", "camera"]);
        catalog.FindCategory("03-01")!.Clocks.ShouldBe(
            new CategoryClocks(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)));
        catalog.FindCallOrder(CaseOrigin.Inspector, "03-02")!.Steps[0].Roles.ShouldBe(["pointOwner"]);
        catalog.FindCallOrder(CaseOrigin.Sensor, "03-01")!.Steps.Select(s => string.Join('+', s.Roles)).ShouldBe(["officer", "officer", "pointOwner+operator"]);
        catalog.Categories.Last(c => c.Reportable).Code.ShouldBe("09-01");
    }

    private static string TextOf(string file) => LoadPackages.Shipped().Single(f => f.File == file).Yaml;
}
