using Jingwei.City.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Storage;

namespace Jingwei.Scenarios.Responses;

/// <summary>
/// A level came into force, was changed, or ended: whoever has a part in it and is on shift in the area is told, once, in the transaction of the move. A part have operators, officers,
/// commanders and the roles that the package's playbook names. Operators and commanders are often rostered nowhere: where none of a role is on shift, its nearest holders are told.
/// Whoever decided knows already. The history says who was told, or that there is nobody.
/// </summary>
internal sealed class TellMove(People people, Notices notices, PublishedCatalog catalog, AreaDirectory areas)
{
    /// <summary>So many are named in the history; all are counted.</summary>
    private const int MostNames = 20;

    private static readonly string[] Desks = [Roles.Operator, Roles.Commander];

    /// <param name="row">As it stands after the move.</param>
    /// <param name="before">The level that was in force before it; null when none was.</param>
    public async Task Run(WriteScope scope, ResponseRow row, string? before, Actor actor)
    {
        var package = catalog.Present.Find(row.Package)?.Package;
        var told = (await Concerned(scope, package?.Playbook, row.AreaId)).Where(p => p.AccountId != actor.AccountId).DistinctBy(p => p.AccountId).ToList();
        if (told.Count == 0)
        {
            ResponseBook.Write(scope, row, ResponseChange.NobodyToInform, row.Level);
            return;
        }
        var text = TextOf(row, before, package);
        foreach (var person in told)
            notices.Tell(scope, person.AccountId, text);
        ResponseBook.Write(scope, row, ResponseChange.Informed, row.Level, what: NamesOf(told));
    }

    private async Task<List<PersonAtPost>> Concerned(WriteScope scope, Playbook? playbook, long areaId)
    {
        var found = new List<PersonAtPost>();
        string[] roles =
        [
            Roles.Operator, Roles.Officer, Roles.Commander, .. (playbook?.Steps ?? []).Select(s => s.Who), .. (playbook?.Levels ?? []).Select(l => l.ActivatedBy),
        ];
        foreach (var role in roles.Distinct())
        {
            var atWork = (await people.OnShift(scope.Db, role, areaId, scope.Now)).Select(s => s.Person).ToList();
            if (atWork.Count == 0 && Desks.Contains(role))
            {
                var holders = await people.HoldersFor(scope.Db, role, areaId, scope.Now);
                atWork = [.. holders.Where(h => h.AreaId == holders[0].AreaId)];
            }
            found.AddRange(atWork);
        }
        return found;
    }

    private static Text NamesOf(List<PersonAtPost> told)
    {
        var named = told.Take(MostNames).ToList();
        var (zh, en) = (string.Join('、', named.Select(p => p.DisplayName.Zh)), string.Join(", ", named.Select(p => p.DisplayName.InEnglish())));
        return told.Count > named.Count ? new Text($"{zh}等{told.Count}人", $"{en} and {told.Count - named.Count} more") : new Text(zh, en);
    }

    private Text TextOf(ResponseRow row, string? before, ScenarioPackage? package)
    {
        var levels = package?.Playbook?.Levels ?? [];
        var name = package?.Name ?? Text.Same(row.Package);
        var area = areas.Find(row.AreaId)?.Name ?? Text.Same("");
        var (where, whereEn) = ($"{name.Zh}，{area.Zh}", $"{name.InEnglish()}, {area.InEnglish()}");
        var says = TellResponse.SayLevel(row.Level!, levels.FirstOrDefault(l => l.Level == row.Level)?.Name);
        if (row.State == ResponseState.Ended)
            return new Text($"【经纬】{says.Zh}已结束：{where}。", $"[Jingwei] Ended: {says.En}, {whereEn}.");
        return before is null
            ? new Text($"【经纬】已启动{says.Zh}：{where}。请打开经纬，做清单上属于你的事。", $"[Jingwei] In force: {says.En}, {whereEn}. Open Jingwei and do your part of the list.")
            : new Text($"【经纬】响应由{before}级变更为{says.Zh}：{where}。请打开经纬，看清单上新的事。", $"[Jingwei] Changed from level {before} to {says.En}, {whereEn}. Open Jingwei for what is new on the list.");
    }
}
