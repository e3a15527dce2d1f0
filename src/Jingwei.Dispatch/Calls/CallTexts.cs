using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;

namespace Jingwei.Dispatch.Calls;

/// <summary>
/// What messages to people say. An SMS is read by whoever holds the phone and a robot's words by a whole group: of what a reporter wrote nothing is in
/// them, only the category, the area and the number; the page has the rest.
/// </summary>
internal sealed class CallTexts(IScenarioCatalog catalog, AreaDirectory areas)
{
    public Text Ring(CaseForDispatch found, CallRow call)
    {
        var (what, where) = (What(found), Where(found));
        if (call.Role == CallRole.Holder)
        {
            var level = SeverityName(found.Severity);
            return new($"【经纬】您手上的案卷升为“{level.Zh}”：{what.Zh}，{where.Zh}。案卷 {found.Number}。", $"[Jingwei] The case in your hands is now {level.En}: {what.En}, {where.En}. Case {found.Number}.");
        }

        return call.Role == CallRole.Crew
            ? new($"【经纬】请处置：{what.Zh}，{where.Zh}。案卷 {found.Number}。", $"[Jingwei] Please clear: {what.InEnglish()}, {where.InEnglish()}. Case {found.Number}.")
            : new($"【经纬】请接单：{what.Zh}，{where.Zh}。案卷 {found.Number}。", $"[Jingwei] Please take: {what.InEnglish()}, {where.InEnglish()}. Case {found.Number}.");
    }

    public Text Over(CaseForDispatch found)
    {
        var what = What(found);
        return new($"【经纬】{what.Zh} 已自行恢复，无需前往，谢谢。案卷 {found.Number}。", $"[Jingwei] {what.InEnglish()} is over by itself; no need to go, thank you. Case {found.Number}.");
    }

    /// <summary>The person as histories and reasons name them.</summary>
    public static async Task<PersonCard?> PersonOf(WriteScope scope, long accountId) => (await PeopleCards.Find(scope.Db, [accountId])).GetValueOrDefault(accountId);

    private static Text SeverityName(int severity) => severity switch
    {
        1 => new("提示", "notice"),
        2 => new("一般", "minor"),
        3 => new("重要", "major"),
        _ => new("紧急", "critical"),
    };

    private Text What(CaseForDispatch found) =>
        found.Source == CaseSource.Sensor ? found.Title : catalog.FindCategory(found.CategoryCode)?.Name ?? Text.Same(found.CategoryCode);

    private Text Where(CaseForDispatch found) => found.Source == CaseSource.Sensor ? found.Address : areas.Find(found.AreaId)?.Name ?? Text.Same("");
}
