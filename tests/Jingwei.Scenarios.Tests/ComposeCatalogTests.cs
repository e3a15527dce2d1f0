using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using static Jingwei.Scenarios.Tests.TestPackage;

namespace Jingwei.Scenarios.Tests;

/// <summary>Packages become one catalog, whichever of them are on.</summary>
public sealed class ComposeCatalogTests
{
    private static readonly string[] OfTest = ["overflow", "frozen", "filling", "fumbled", "leftOpen"];
    private static readonly PackageSet Both = Read(Good, Needing);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void What_is_off_stays_known_and_is_not_watched(bool testOn, bool needingOn)
    {
        var catalog = ComposeCatalog.Of(Both.Packages, p => p.Code == "test" ? testOn : needingOn).Catalog.ShouldNotBeNull();
        catalog.FindKind("bin")!.Conditions.Select(c => c.Code).ShouldBe([.. testOn ? OfTest : [], .. needingOn ? ["empty"] : Array.Empty<string>()]);
        catalog.FindKind("bin")!.Values.Count.ShouldBe(2);
        catalog.FindCategory("03-01").ShouldNotBeNull();
        Called(catalog, "03-01").ShouldBe(needingOn ? "crew" : "officer");
    }

    [Theory]
    [InlineData("empty:", "overflow:", "conditionTaken", 10)]
    [InlineData("watches:", "deviceKinds: { bin: { name: { zh: 箱, en: Bin }, values: {} } }\nwatches:", "kindTaken", 7)]
    [InlineData("calls:", "categories: [ { code: \"03\", name: { zh: 市, en: S }, severity: 1, clocks: { accept: 1m, arrive: 1m, clear: 1m, check: 1m } } ]\ncalls:", "categoryTaken", 11)]
    [InlineData("package: needing", "package: test", "packageTaken", 1)]
    public void What_two_packages_both_say_is_told_whether_they_are_on_or_off(string right, string wrong, string code, int line)
    {
        var (catalog, problems) = ComposeCatalog.Of(Read(Good, Needing.With(right, wrong)).Packages, _ => false);
        catalog.ShouldBeNull();
        problems.ShouldContain(p => p.Code == code && p.Line == line && p.File == "1", string.Join('\n', problems));
    }

    [Fact]
    public void Two_packages_cannot_both_say_who_is_called_for_a_category()
    {
        var third = Needing.With("package: needing", "package: third").With("empty:", "void:").With("register: lease", "register: rent").With("\n  lease:", "\n  rent:")
            .With("group: emptyStreet", "group: voidStreet").With("\n  emptyStreet:", "\n  voidStreet:").With("of: [bin.empty]", "of: [bin.void]");
        ComposeCatalog.Of(Read(Good, Needing, third).Packages).Problems.ShouldHaveSingleItem().Message.ShouldContain("Who is called for 'sensor 03-01'");
    }

    [Fact]
    public void A_package_without_those_that_it_needs_is_no_catalog() =>
        ComposeCatalog.Of([Both.Packages[1]]).Problems.ShouldContain(p => p.Code == "needUnknown" && p.Line == 6);

    [Fact]
    public void An_order_for_all_holds_for_what_its_package_declares_and_the_first_for_the_rest()
    {
        const string categories = "categories: [ { code: \"04\", name: { zh: 绿, en: Green }, severity: 1, clocks: { accept: 1m, arrive: 1m, clear: 1m, check: 1m } } ]\n";
        var green = Needing.With("calls:\n  sensor 03-01: [crew]", categories + "calls: { sensor: [crew], resident: [operator] }").With(", calls: [crew]", "");
        var catalog = ComposeCatalog.Of(Read(Good, green).Packages).Catalog.ShouldNotBeNull();
        Called(catalog, "03-01").ShouldBe("officer");
        Called(catalog, "04").ShouldBe("crew");
        Called(catalog, "99").ShouldBe("officer");
        catalog.FindCallOrder(CaseOrigin.Resident, "03-01")!.Steps[0].Roles.ShouldBe(["operator"]);
    }

    [Fact]
    public void A_catalog_with_mistakes_is_refused_with_all_of_them()
    {
        var problems = Should.Throw<PackageException>(() => LoadPackages.Catalog([("a", Good), ("b", Good.With("version: 1", "version: one"))])).Problems;
        problems.ShouldContain(p => p.File == "b" && p.Code == "packageTaken");
        problems.ShouldContain(p => p.File == "b" && p.Code == "notWhole");
    }

    private static string Called(IScenarioCatalog catalog, string category) => catalog.FindCallOrder(CaseOrigin.Sensor, category)!.Steps[0].Roles[0];
}
