using System.Diagnostics;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Screens;
using Jingwei.Scenarios.Tests.Responses;

namespace Jingwei.Scenarios.Tests.Screens;

/// <summary>Vital signs and panels of all packages, as they are counted.</summary>
public sealed class ShowScreensTests
{
    [Fact]
    public async Task A_sign_is_unknown_before_anybody_spoke_and_counts_from_then_on()
    {
        await using var rig = await ResponseRig.Open();
        (await Signs(rig)).ShouldBe(
        [
            "inStorm NoData -", "stormOnTime NoData -", "stormsToday NoData -", "vanesSilent NoData -", "stormCases Well 0", "stormOpen Well 0",
        ], ignoreOrder: true);
        await rig.Blow("vane-1", 26);
        await rig.Blow("vane-3", 3);
        (await Signs(rig)).ShouldBe(
        [
            "inStorm Warn 1", "stormsToday Well 1", "stormCases Well 1", "stormOpen Well 1", "stormOnTime NoData -", "vanesSilent Well 0",
        ], ignoreOrder: true);
        (await Signs(rig, rig.City.SecondStreet)).ShouldContain("inStorm Well 0");
        rig.City.Clock.Advance(TimeSpan.FromHours(1));
        (await Signs(rig)).ShouldContain("vanesSilent Act 50", "of one whose alarm stands the list says alarm, however long it is quiet");
        (await Signs(rig, rig.City.SecondStreet)).ShouldContain("inStorm NoData -", "who fell silent says nothing");
    }

    [Fact]
    public async Task Today_begins_at_midnight_on_the_citys_clocks()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        // 08:00 in Shanghai; sixteen hours later it is the next day there, and still the same in UTC.
        rig.City.Clock.Advance(TimeSpan.FromHours(15.9));
        (await Signs(rig)).ShouldContain("stormsToday Well 1");
        rig.City.Clock.Advance(TimeSpan.FromHours(0.2));
        await rig.Blow("vane-3", 3);
        var signs = await Signs(rig);
        signs.ShouldContain("stormsToday Well 0");
        signs.ShouldContain("inStorm Warn 1", "it still stands");
    }

    [Fact]
    public async Task What_is_not_well_stands_first_and_what_has_no_device_is_folded()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 34);
        var screens = (await rig.City.Get<ShowScreens>().Panels(null, rig.Commander, CancellationToken.None)).Value;
        screens.Fields.Select(f => f.Field).ShouldBe(Enum.GetValues<ScenarioField>());
        var municipal = screens.Fields.Single(f => f.Field == ScenarioField.Municipal);
        municipal.Panels[0].Package.ShouldBe("storm");
        municipal.Panels[0].State.ShouldBe(SignState.Warn);
        municipal.Folded.Select(f => f.Package).ShouldContain("typhoon-defense");
        municipal.Panels[0].Parts.Select(p => $"{p.Part} {p.Value}").ShouldBe(["Values ", "Alarms 3", "Cases 1", "Devices 3", "Silent 0", "OnTime "]);
        municipal.Panels[0].Parts[0].Values.ShouldHaveSingleItem().Most.ShouldBe(34);
    }

    [Fact]
    public async Task Where_a_package_is_off_it_has_no_sign()
    {
        await using var rig = await ResponseRig.Open();
        (await rig.City.Set("storm", rig.City.SecondStreet, "off")).Refusal.ShouldBeNull();
        (await Signs(rig, rig.City.SecondStreet)).ShouldBeEmpty();
        (await Signs(rig)).Length.ShouldBe(6);
    }

    [Fact]
    public async Task Another_areas_figures_are_nobodys_business()
    {
        await using var rig = await ResponseRig.Open();
        var refused = await rig.City.Get<ShowScreens>().Signs(rig.City.FirstStreet.ToString(), rig.OfSecondStreet, CancellationToken.None);
        refused.Refusal!.Code.ShouldBe("area_unknown");
    }

    [Fact]
    public async Task All_packages_together_take_a_handful_of_questions_to_the_database()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        await rig.City.Get<ShowScreens>().Signs(null, rig.Commander, CancellationToken.None);
        using var questions = new Questions();
        var signs = (await rig.City.Get<ShowScreens>().Signs(null, rig.Commander, CancellationToken.None)).Value;
        signs.Items.Count.ShouldBeGreaterThan(100);
        questions.Asked.ShouldBeInRange(1, 4);
    }

    private static async Task<string[]> Signs(ResponseRig rig, long? area = null) =>
    [
        .. (await rig.City.Get<ShowScreens>().Signs(area?.ToString(), rig.Commander, CancellationToken.None)).Value.Items
            .Where(s => s.Package == "storm").Select(s => $"{s.Code} {s.State} {s.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"),
    ];

    /// <summary>Counts the commands that this test sends to a database.</summary>
    private sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Questions?> Here = new();
        private readonly IDisposable all;
        private readonly List<IDisposable> listening = [];
        private int asked;

        public Questions()
        {
            Here.Value = this;
            all = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public int Asked => asked;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                listening.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.EndsWith("CommandExecuting", StringComparison.Ordinal) && Here.Value == this)
                Interlocked.Increment(ref asked);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            all.Dispose();
            listening.ForEach(l => l.Dispose());
        }
    }
}
