using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Rules;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Scenarios.Screens;

/// <summary>The panels of the packages that are on in an area, by field; and all their vital signs.</summary>
internal sealed class ShowScreens(ICityReader reader, PublishedCatalog catalog, PackagesOn packages, Access access, AreaDirectory areas, AreaSources sources)
{
    public Task<Result<VitalSignsView>> Signs(string? area, Actor actor, CancellationToken ct) => With<VitalSignsView>(area, actor, (on, facts) => new(
        facts.At, facts.Since, facts.Area, [.. on.SelectMany(p => SignsOf(p, facts)).OrderBy(s => SignRule.Order(s.State))]), ct);

    public Task<Result<ScreensView>> Panels(string? area, Actor actor, CancellationToken ct) => With<ScreensView>(area, actor, (on, facts) => new(
        facts.At, facts.Since, facts.Area, [.. Enum.GetValues<ScenarioField>().Select(f => Field(f, [.. on.Where(p => p.Field == f)], facts))]), ct);

    private async Task<Result<T>> With<T>(string? area, Actor actor, Func<IReadOnlyList<ScenarioPackage>, AreaFacts, T> make, CancellationToken ct)
    {
        var chosen = Ids.Find(area) is { } id ? areas.Find(id) : null;
        if (chosen is not null && !access.May(actor, Actions.VitalSignRead, new AccessScope(chosen.Id)))
            return Refusal.Invalid("area", "area_unknown", ("area", area));
        var on = packages.In(chosen is not null ? [chosen.Id] : access.AreasFor(actor, Actions.VitalSignRead));
        var facts = await reader.Read(db => sources.Facts(db, catalog, actor, chosen, ct), ct);
        return make(on, facts);
    }

    private IEnumerable<VitalSignView> SignsOf(ScenarioPackage package, AreaFacts facts) => package.VitalSigns.Select(s => MeasureSigns.Of(package, s, facts, catalog));

    private ScreenFieldView Field(ScenarioField field, IReadOnlyList<ScenarioPackage> on, AreaFacts facts)
    {
        // A package that declares neither a panel nor a sign has nothing to show.
        var all = on.Where(p => p.Screen is not null || p.VitalSigns.Count > 0).Select(p => (Package: p, Scope: PanelScope.Of(p))).ToList();
        var connected = all.Where(p => p.Scope.IsThere(facts)).Select(p => (Panel: Panel(p.Package, p.Scope, facts), facts.Alarms(p.Scope.Conditions).Active)).ToList();
        return new ScreenFieldView(
            field,
            [.. connected.OrderBy(p => SignRule.Order(p.Panel.State)).ThenByDescending(p => p.Active).ThenBy(p => p.Panel.Package, StringComparer.Ordinal).Select(p => p.Panel)],
            [.. all.Where(p => !p.Scope.IsThere(facts)).Select(p => new FoldedPanelView(p.Package.Code, p.Package.Name))]);
    }

    private PanelView Panel(ScenarioPackage package, PanelScope scope, AreaFacts facts)
    {
        var signs = SignsOf(package, facts).OrderBy(s => SignRule.Order(s.State)).ToList();
        var state = signs.Count == 0 ? SignState.Well : signs.MinBy(s => SignRule.Order(s.State))!.State;
        // Where one sign is known the panel is not unknown; and where an alarm stands all is not well, whatever its signs count.
        if (state == SignState.NoData && signs.Exists(s => s.State == SignState.Well))
            state = SignState.Well;
        if ((state is SignState.Well or SignState.NoData) && facts.Alarms(scope.Conditions).Active > 0)
            state = SignState.Warn;
        return new PanelView(package.Code, package.Name, package.Screen?.Title ?? package.Name, state, [.. (package.Screen?.Show ?? []).Select(p => scope.Part(p, facts))], signs);
    }
}

/// <summary>Where the facts of an area come from.</summary>
internal sealed class AreaSources(IDevices devices, CaseTallies cases, Access access, AreaDirectory areas, CityClock clock, CitySettings city)
{
    public Task<AreaFacts> Facts(CityDb db, PublishedCatalog catalog, Actor actor, Area? area, CancellationToken ct)
    {
        var now = clock.Now;
        return AreaFacts.Of(db, devices, cases, access, areas, catalog, actor, area, now, city.DayStart(now), ct);
    }
}
