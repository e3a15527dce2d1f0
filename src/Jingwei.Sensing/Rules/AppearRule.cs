using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// A row is new in its register.
/// </summary>
/// <remarks>
/// See <see cref="LookedRule"/> for when it is over. Rows that were there before the condition was declared are not new.
/// <list type="table">
/// <item><term>new</term><description>happens</description></item>
/// <item><term>new, then kept with other columns</term><description>happens once</description></item>
/// <item><term>new, gone, new again</term><description>happens twice</description></item>
/// </list>
/// </remarks>
/// <param name="code">The condition's code.</param>
/// <param name="stateIndex">The value that says whether the row is new, kept or gone.</param>
/// <param name="lookedIndex">The value that says when somebody looked.</param>
public sealed class AppearRule(string code, int stateIndex, int lookedIndex) : LookedRule(code, lookedIndex, NotNew)
{
    private const long NotNew = 0;
    private const long IsNew = 1;

    protected override (bool Happens, long Memory) Hear(long memory, in Sample sample) => sample.Values[stateIndex] switch
    {
        RegisterForm.New => (memory == NotNew, IsNew),
        double.NaN => (false, memory),
        _ => (false, NotNew),
    };
}
