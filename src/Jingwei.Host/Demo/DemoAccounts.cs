using Jingwei.City.Contracts;
using Jingwei.Host.Demo.Street;

namespace Jingwei.Host.Demo;

/// <summary>The accounts that the sign-in page offers: everyone of the demo street but the departments' night duty.</summary>
public sealed class DemoAccounts
{
    public IReadOnlyList<DemoAccountView> All { get; } =
    [
        .. PeopleLayout.LayOut(StreetPlan.Read())
            .Where(p => !PeopleLayout.IsOnDutyList(p))
            .Select(p => new DemoAccountView(p.UserName, p.Role, p.Name, HomeOf(p.Role))),
    ];

    private static string HomeOf(string role) => role switch
    {
        Roles.Operator or Roles.Intake or Roles.ShiftLeader or Roles.Dispatcher or Roles.Hotline or Roles.Commander or Roles.Administrator => "console",
        Roles.Resident => "resident",
        _ => "field",
    };
}
