using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>Accounts, telephone numbers, shifts and the point owners' sections. Everyone is invented.</summary>
internal static class PeopleLayout
{
    private const int OfficersPerShift = 4;
    private const int ShiftHours = 8;
    private const string NightDuty = "duty";
    private static readonly int[] ShiftStarts = [6, 14, 22];

    /// <summary>One crew by day, one by night, and two more from before lunch until after the evening's peak.</summary>
    private static readonly int[] CrewStarts = [6, 18, 10, 11];
    private const int CrewHours = 12;

    internal static IReadOnlyList<DemoPerson> LayOut(StreetPlan plan)
    {
        // The zone first: the road is their beat. Its subdistricts have lent them what lies beside it.
        IReadOnlyList<string> whole =
            [plan.Zone.Code, plan.Neighborhood.Parent, .. plan.Stretches.Select(s => s.Parent).Where(p => p != plan.Neighborhood.Parent).Distinct()];
        var phones = 0;
        string Phone() => $"1200000{++phones:0000}";

        var people = new List<DemoPerson>();
        foreach (var staff in plan.Staff)
        {
            var areas = staff.Role is "operator" or "intake" or "shiftLeader" or "dispatcher" or "hotline" ? whole : [staff.Area];
            people.Add(new DemoPerson(staff.UserName, staff.Name, staff.Role, areas, staff.Organization, Phone()));
        }

        void Add(string prefix, string role, string organization, IReadOnlyList<Text> names) => people.AddRange(
            names.Select((name, i) => new DemoPerson($"{prefix}{i + 1}", name, role, whole, organization, Phone())));
        Add("patrol", "officer", "street-patrol", plan.Patrol);
        Add("crew", "crew", "sanitation", plan.Crews);
        Add("inspector", "inspector", "street-center", plan.Inspectors);
        Add("point", "pointOwner", "subdistrict-office", plan.PointOwners);
        foreach (var organization in plan.Organizations.Where(o => o.Duty is not null))
        {
            people.AddRange(organization.Duty!.Select((name, i) => new DemoPerson(
                $"{organization.Code}-{NightDuty}{i + 1}", name, "handler", [organization.Area], organization.Code, Phone())));
        }

        return people;
    }

    /// <summary>Officers in three shifts of eight hours, crews in twelve hours that overlap when the street is full, and each department's night duty from 18:00 to 08:00.</summary>
    internal static IReadOnlyList<DemoShift> Shifts(StreetPlan plan, IReadOnlyList<DemoPerson> people)
    {
        DemoShift Of(DemoPerson person, int fromHour, int hours) =>
            new(person.UserName, person.Role, person.Organization, fromHour, hours);

        var officers = people.Where(p => p.Role == "officer")
            .Select((p, i) => Of(p, ShiftStarts[i / OfficersPerShift % ShiftStarts.Length], ShiftHours));
        var crews = people.Where(p => p.Role == "crew").Select((p, i) => Of(p, CrewStarts[i % CrewStarts.Length], CrewHours));
        var inspectors = people.Where(p => p.Role == "inspector").Select(p => Of(p, 8, 10));
        var desk = people.Where(p => p.UserName is "street" or "intake" or "leader" or "dispatch" or "hotline").Select(p => Of(p, 0, 24));
        var nights = people.Where(p => IsOnDutyList(p)).Select(p => Of(p, 18, 14) with { OnDutyList = true });
        return [.. officers, .. crews, .. inspectors, .. desk, .. nights];
    }

    internal static bool IsOnDutyList(DemoPerson person) => person.UserName.Contains($"-{NightDuty}", StringComparison.Ordinal);

    internal static IReadOnlyList<DemoSection> Sections(StreetPlan plan, RoadLine road)
    {
        var count = plan.PointOwners.Count;
        var length = road.LengthMeters / count;
        var margin = plan.Zone.HalfWidthMeters;
        return
        [
            .. Enumerable.Range(0, count).Select(i => new DemoSection(
                $"point{i + 1}",
                new Text($"{plan.Road.Name.Zh}第{i + 1}段", $"{plan.Road.Name.En}, section {i + 1}"),
                road.Strip(i == 0 ? -margin : i * length, i == count - 1 ? road.LengthMeters + margin : (i + 1) * length, margin, margin))),
        ];
    }
}
