using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Tests;

public sealed class ShippedPackagesTests
{
    private static readonly PackageSet Shipped = LoadPackages.Read(LoadPackages.Shipped());

    public static TheoryData<string> Files => [.. LoadPackages.Shipped().Select(f => f.File)];

    [Fact]
    public void The_shipped_packages_have_no_mistakes()
    {
        Shipped.Problems.ShouldBeEmpty();
        ComposeCatalog.Of(Shipped.Packages).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_stands_on_the_centers_screen_with_a_sign_that_can_turn_red() =>
        Shipped.Packages.Where(p => p.Screen is null || p.VitalSigns.Count == 0).Select(p => p.Code).ShouldBeEmpty("what has no sign hides its work behind \"nothing to act on\"");

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_examples_come_out_as_they_say(string file)
    {
        var package = Shipped.Files.Single(f => f.File == file).Package.ShouldNotBeNull();
        RunExamples.Of(package, Shipped.Packages).ShouldBeEmpty();
        var told = package.Examples.SelectMany(e => e.Expect.Select(a => $"{e.Kind.Code}.{a.Condition}")).ToHashSet();
        var watched = package.DeviceKinds.SelectMany(k => k.Conditions.Select(c => (Name: $"{k.Code}.{c.Code}", c.Test)))
            .Concat(package.Watches.SelectMany(w => w.Conditions.Select(c => (Name: $"{w.Kind}.{c.Code}", c.Test))));
        watched.Where(c => c.Test is not NoDataTest && !told.Contains(c.Name)).Select(c => c.Name).ShouldBeEmpty("each condition but silence has an example that raises it");
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

    [Fact]
    public void Street_safety_files_boards_and_trees_under_the_categories_of_street_care()
    {
        var safety = Shipped.Packages.Single(p => p.Code == "street-safety");
        safety.Needs.ShouldBe(["street-care"]);
        safety.Categories.Select(c => c.Code).ShouldBe(["10", "10-01", "10-02", "10-05", "10-09"]);
        safety.DeviceKinds.Single(k => k.Code == "treeTilt").FindCondition("fallen")!.CategoryCode.ShouldBe("04-01");
        safety.DeviceKinds.Single(k => k.Code == "billboard").FindCondition("leaning")!.CategoryCode.ShouldBe("05-02");
    }
}
