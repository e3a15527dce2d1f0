using Jingwei.City.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>
/// Tells a proposal to those who may activate it: first to the nearest who hold the role, from the second time on to all above them too. Where nobody holds it the
/// operators are told, who must find somebody; that there is nobody stands in the history.
/// </summary>
internal sealed class TellResponse(People people, Notices notices, PublishedCatalog catalog, AreaDirectory areas)
{
    public async Task Run(WriteScope scope, ResponseRow row, ResponseLevel? level)
    {
        var holders = await people.HoldersFor(scope.Db, level?.ActivatedBy ?? Roles.Commander, row.AreaId, scope.Now);
        if (holders.Count == 0)
            holders = await people.HoldersFor(scope.Db, Roles.Operator, row.AreaId, scope.Now);
        if (holders.Count == 0)
        {
            ResponseBook.Write(scope, row, ResponseChange.NobodyToTell, row.Proposed);
            return;
        }
        var nearest = holders[0].AreaId;
        var told = holders.Where(h => row.Told > 1 || h.AreaId == nearest).DistinctBy(h => h.AccountId).ToList();
        var text = TextOf(row, level);
        foreach (var person in told)
            notices.Tell(scope, person.AccountId, text);
        ResponseBook.Write(scope, row, ResponseChange.Told, row.Proposed, what: new Text(
            string.Join('、', told.Select(p => p.DisplayName.Zh)), string.Join(", ", told.Select(p => p.DisplayName.InEnglish()))));
    }

    /// <summary>The level's numeral, and its name where that says something else.</summary>
    public static Text SayLevel(string level, Text? name)
    {
        var (zh, en) = ($"{level}级响应", $"Level {level}");
        return name is null || name.Zh.Contains(level, StringComparison.Ordinal) ? new Text(zh, en) : new Text($"{zh}（{name.Zh}）", $"{en} ({name.En})");
    }

    private Text TextOf(ResponseRow row, ResponseLevel? level)
    {
        var name = catalog.Present.Find(row.Package)?.Package.Name ?? Text.Same(row.Package);
        var area = areas.Find(row.AreaId)?.Name ?? Text.Same("");
        var says = SayLevel(row.Proposed!, level?.Name);
        var grounds = ResponseBook.GroundsOf(row.Grounds);
        var worst = grounds.FirstOrDefault(g => g.Level == row.Proposed) ?? grounds[0];
        var count = Math.Max(row.GroundCount, grounds.Count);
        var (more, moreEn) = count > 1 ? ($"等{count}项", $" and {count - 1} more") : ("", "");
        return new Text(
            $"【经纬】建议启动{says.Zh}：{name.Zh}，{area.Zh}。依据：{worst.DeviceName.Zh} {worst.ConditionName.Zh}{more}。请在指挥席决定。",
            $"[Jingwei] Proposed: {says.En}, {name.InEnglish()}, {area.InEnglish()}. Grounds: {worst.DeviceName.InEnglish()}, {worst.ConditionName.En}{moreEn}. Please decide at the console.");
    }
}
