using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>Hands a case to a platform: once to each, by a person of the center or by the mapping's rule.</summary>
internal sealed class HandToPlatform(ICityWriter writer, PlatformBook book, MappingBook mappings, PlatformCases cases, CaseValues values, QueueMessage queue, Access access, AreaDirectory areas)
{
    public const int LongestReason = 200;

    public Task<Result<LinkView>> Run(string platform, HandToPlatformRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<LinkView>>(async scope =>
    {
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason)
        {
            return Refusal.Invalid("reason", "exchange_reason_required", ("most", LongestReason));
        }

        if (await book.Find(scope.Db, platform, actor, Actions.ExchangeRead) is not { } row)
        {
            return PlatformBook.Unknown;
        }

        if (mappings.Find(row.Name, row.Version) is not { } mapping)
        {
            return PlatformBook.Broken(row.Name);
        }

        if (mapping.Out is null)
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_takes_nothing", ("platform", mapping.Title));
        }

        if (await cases.FindVisible(scope.Db, request.Number ?? "", actor, ct) is not { } caseId || await CaseInCodes.Find(scope.Db, caseId, ct) is not { } facts)
        {
            return Refusal.Invalid("number", "case_unknown", ("number", request.Number));
        }

        if (!access.May(actor, Actions.ExchangeHand, new AccessScope(facts.AreaId)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.ExchangeHand));
        }

        if (!row.Areas.Any(a => areas.Covers(a, facts.AreaId)))
        {
            return Refusal.Invalid("number", "exchange_area_outside", ("platform", mapping.Title), ("areas", string.Join("、", row.Areas.Select(a => areas.Find(a)?.Name.Zh))));
        }

        if (facts.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_case_ended");
        }

        if (await scope.Db.Set<ExchangeLinkRow>().AnyAsync(l => l.CaseId == caseId && l.PlatformId == row.Id))
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_known_there", ("platform", mapping.Title));
        }

        var link = await Link(scope, row, mapping, facts, scope.Now, actor, request.Reason.Trim());
        return ExchangeViews.Of(link, mapping);
    }, ct);

    /// <summary>Hands it over without being asked, where the mapping's rule says so; where there is no mapping to ask, that is kept for when there is.</summary>
    /// <param name="facts">The case, at the step and the stage to which it came then: by now it may have gone on.</param>
    public async Task ByRule(WriteScope scope, CaseInCodes facts, IScenarioCatalog catalog)
    {
        foreach (var row in await scope.Db.Set<ExchangePlatformRow>().AsNoTracking().OrderBy(p => p.Id).ToListAsync())
        {
            if (mappings.Find(row.Name, row.Version) is { } mapping)
            {
                await ByRule(scope, row, mapping, facts, scope.HappenedAt, catalog);
            }
            else if (await MayGo(scope, row, facts))
            {
                await JudgeMissed.Keep(scope, row, facts);
            }
        }
    }

    /// <summary>The same of one platform.</summary>
    /// <param name="at">When it came there.</param>
    public async Task ByRule(WriteScope scope, ExchangePlatformRow row, ExchangeMapping mapping, CaseInCodes facts, DateTimeOffset at, IScenarioCatalog catalog)
    {
        if (mapping.Out?.Rule is { } rule && Matches(rule, facts, catalog) && await MayGo(scope, row, facts))
        {
            await Link(scope, row, mapping, facts, at, null, null);
        }
    }

    /// <summary>It lies in an area of the platform, and that does not know it.</summary>
    private async Task<bool> MayGo(WriteScope scope, ExchangePlatformRow row, CaseInCodes facts) =>
        row.Areas.Any(a => areas.Covers(a, facts.AreaId)) && !await scope.Db.Set<ExchangeLinkRow>().AnyAsync(l => l.CaseId == facts.Id && l.PlatformId == row.Id);

    /// <summary>What one platform handed in goes on to another only where the rule names that source, or two could hand a case round for ever.</summary>
    internal static bool Matches(OutRule rule, CaseInCodes facts, IScenarioCatalog catalog) =>
        rule.Stages.Contains(CaseValues.Word(facts.Stage)!)
        && (rule.Sources.Count == 0 ? facts.Source != CaseSource.Platform : rule.Sources.Contains(CaseValues.Word(facts.Source)!))
        && (rule.Categories.Count == 0 || rule.Categories.Contains(facts.CategoryCode) || (catalog.FindCategory(facts.CategoryCode)?.ParentCode is { } kind && rule.Categories.Contains(kind)));

    /// <param name="facts">As it stood then.</param>
    /// <param name="at">When that happened for which it is handed over.</param>
    private async Task<ExchangeLinkRow> Link(WriteScope scope, ExchangePlatformRow row, ExchangeMapping mapping, CaseInCodes facts, DateTimeOffset at, Actor? actor, string? reason)
    {
        var link = new ExchangeLinkRow
        {
            Id = scope.NewId(), PlatformId = row.Id, CaseId = facts.Id, CaseNumber = facts.Number, AreaId = facts.AreaId, Way = ExchangeWay.Out, Reason = reason, ByName = actor?.UserName ?? Actor.Machine.UserName,
            ByRule = actor is null, At = at,
        };
        scope.Db.Add(link);
        await queue.Run(scope, link, ExchangeKind.Case, (await values.Standing(scope.Db, facts.Id, at, reason, facts.Step, facts.Stage))!);
        await cases.Tell(scope, facts.Id, "handedOut", new { platform = mapping.Title.Zh, platformEn = mapping.Title.En }, reason, actor?.AccountId);
        return link;
    }
}

/// <summary>Tells platforms of later steps of cases that either side handed over, and hands over what a rule says.</summary>
internal sealed class WhenCaseConcernsPlatform(HandToPlatform hand, MappingBook mappings, CaseValues values, QueueMessage queue, IScenarioCatalog catalog)
    : IReaction<CaseFiled>, IReaction<CaseMoved>, IReaction<CaseClearedItself>
{
    public Task When(CaseFiled happened, WriteScope scope) => Run(scope, happened.CaseId, happened.Step, happened.Stage, tellsStep: false);

    public Task When(CaseMoved happened, WriteScope scope) => Run(scope, happened.CaseId, happened.To, happened.ToStage, tellsStep: true);

    public Task When(CaseClearedItself happened, WriteScope scope) => Run(scope, happened.CaseId, null, null, tellsStep: true);

    /// <param name="step">To which it came; null for where it stands now.</param>
    private async Task Run(WriteScope scope, long caseId, string? step, CaseStage? stage, bool tellsStep)
    {
        if (!await scope.Db.Set<ExchangePlatformRow>().AnyAsync() || await CaseInCodes.Find(scope.Db, caseId) is not { } now)
        {
            return;
        }

        var facts = now with { Step = step ?? now.Step, Stage = stage ?? now.Stage };
        foreach (var link in tellsStep ? await scope.Db.Set<ExchangeLinkRow>().Where(l => l.CaseId == caseId && l.Told != facts.Step).OrderBy(l => l.Id).ToListAsync() : [])
        {
            var platform = await scope.Db.Set<ExchangePlatformRow>().AsNoTracking().SingleAsync(p => p.Id == link.PlatformId);
            // While its mapping is missing or broken, the step waits until that is set right.
            if (mappings.Find(platform.Name, platform.Version) is not { Out: null } && await values.Standing(scope.Db, caseId, scope.HappenedAt, null, facts.Step, facts.Stage) is { } told)
            {
                await queue.Run(scope, link, ExchangeKind.Step, told);
            }
        }

        await hand.ByRule(scope, facts, catalog);
    }
}
