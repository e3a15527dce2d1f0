using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Tests;

/// <summary>What holds among all packages that ship, so that one more fits beside the others.</summary>
public sealed class PackageShelfTests
{
    private const string EquipmentSilent = "01-09";
    private static readonly IReadOnlyList<ScenarioPackage> Shipped = LoadPackages.Read(LoadPackages.Shipped()).Packages;

    [Fact]
    public void There_are_fifty_and_more_and_some_in_every_field()
    {
        Shipped.Count.ShouldBeGreaterThanOrEqualTo(50);
        foreach (var field in Enum.GetValues<ScenarioField>())
            Shipped.Count(p => p.Field == field).ShouldBeGreaterThanOrEqualTo(8, field.ToString());
    }

    [Fact]
    public void Each_stands_in_the_list_of_scenarios_under_its_own_name()
    {
        var list = File.ReadAllText(Path.Combine(Repository.Root, "scenarios", "README.md"));
        foreach (var package in Shipped)
            list.ShouldContain($"| [{package.Code}]({package.Code}/scenario.yaml) | {package.Name.Zh} |");
    }

    /// <summary>A screen in Chinese says no word that only devices use.</summary>
    [Fact]
    public void Every_word_has_a_name_in_both_languages() => Shipped.SelectMany(p => p.DeviceKinds).SelectMany(k => k.Values.Select(v => (k.Code, Value: v)))
        .Where(v => v.Value.Shape == ValueShape.Word && v.Value.Name != RegisterForm.State && v.Value.WordLabels.Count != v.Value.Words.Count).Select(v => $"{v.Code}.{v.Value.Name}").ShouldBeEmpty();

    [Fact]
    public void A_kind_that_is_watched_is_missed_when_it_falls_silent() =>
        Shipped.SelectMany(p => p.DeviceKinds).Where(k => k.IsOfDevices && k.Conditions.Count > 0 && k.Conditions.All(c => c.Test is not NoDataTest)).Select(k => k.Code).ShouldBeEmpty();

    [Fact]
    public void Silence_is_a_notice_unless_the_package_says_that_somebody_must_go() =>
        Conditions().Where(c => c.Test is NoDataTest && c.CategoryCode == EquipmentSilent && c.Severity == 1 && c.FilesCase).Select(c => c.Name.Zh).ShouldBeEmpty();

    [Fact]
    public void A_category_that_residents_cannot_report_is_filed_by_some_condition()
    {
        var filed = Conditions().Select(c => c.CategoryCode).ToHashSet();
        Shipped.SelectMany(p => p.Categories).Where(c => c.ParentCode is not null && !c.Reportable && !filed.Contains(c.Code)).Select(c => c.Code).ShouldBeEmpty();
    }

    /// <summary>Otherwise switching one package on would change whom another's cases call.</summary>
    [Fact]
    public void Who_is_called_for_a_category_of_several_packages_is_said_where_it_is_declared()
    {
        foreach (var package in Shipped)
            foreach (var code in package.CallOrders.Select(o => o.CategoryCode).OfType<string>().Where(code => package.Categories.All(c => c.Code != code)))
                Shipped.Where(p => Conditions(p).Any(c => c.CategoryCode == code)).Select(p => p.Code).ShouldBe([package.Code], code);
    }

    [Fact]
    public void A_package_needs_only_what_it_uses()
    {
        foreach (var package in Shipped)
            foreach (var needed in package.Needs.Select(n => Shipped.Single(p => p.Code == n)))
            {
                var uses = Conditions(package).Any(c => needed.Categories.Any(k => k.Code == c.CategoryCode))
                    || package.DeviceKinds.Any(k => k.Group?.Kinds.Any(of => needed.DeviceKinds.Any(n => n.Code == of)) == true)
                    || package.Watches.Any(w => needed.DeviceKinds.Any(k => k.Code == w.Kind))
                    || Conditions(package).SelectMany(c => c.Attention.HiddenBy).Any(cause => needed.DeviceKinds.Any(k => k.Code == cause.Kind));
                uses.ShouldBeTrue($"{package.Code} needs {needed.Code}");
            }
    }

    [Fact]
    public void A_vital_sign_has_a_code_of_its_own() =>
        Shipped.SelectMany(p => p.VitalSigns).GroupBy(v => v.Code).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    private static IEnumerable<ConditionDefinition> Conditions() => Shipped.SelectMany(Conditions);

    private static IEnumerable<ConditionDefinition> Conditions(ScenarioPackage package) =>
        package.DeviceKinds.SelectMany(k => k.Conditions).Concat(package.Watches.SelectMany(w => w.Conditions));
}
