using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>The rules of conditions that only a register's rows can have.</summary>
internal static class RowRules
{
    /// <summary>Null when the condition is one that devices have too.</summary>
    public static ConditionRule? Of(DeviceKindDefinition kind, ConditionDefinition condition, CityTime city)
    {
        var (code, state, looked) = (condition.Code, kind.IndexOf(RegisterForm.State), kind.IndexOf(RegisterForm.LookedAt(condition.Code)));
        return condition.Test switch
        {
            ChangeTest test => new ChangeRule(code, kind.IndexOf(test.ValueName), test.To, state, looked),
            AppearTest => new AppearRule(code, state, looked),
            PastDayTest test => new PastDayRule(
                code, kind.IndexOf(test.ValueName), test.While is { } on ? new ValueLevel(kind.IndexOf(on.ValueName), on.Level) : null, state, city),
            ManyRowsTest test => new ManyRowsRule(code, kind.IndexOf(RegisterForm.Rows), test.Count, (long)test.Within.TotalMilliseconds),
            _ => null,
        };
    }
}
