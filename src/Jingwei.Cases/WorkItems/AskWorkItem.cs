using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>What a department wants to ask of neighborhoods.</summary>
/// <param name="Body">The id of the department; may be left out by who speaks for one.</param>
/// <param name="What">What a neighborhood does.</param>
/// <param name="Basis">By which law or decision.</param>
/// <param name="Support">What comes with it: people, money, tools.</param>
/// <param name="Minutes">How long a neighborhood works on it each time: 15 to 24,000.</param>
/// <param name="TimesPerYear">1 to 366.</param>
/// <param name="Until">The last day on which it may be asked; three years ahead at most.</param>
/// <param name="Categories">Codes of which cases may be sent to a committee under it.</param>
public sealed record WorkItemRequest(
    string? Name, string? What, string? Basis, string? Support, int? Minutes, int? TimesPerYear, DateOnly? Until, IReadOnlyList<string>? Categories = null, string? Body = null);

/// <summary>A department asks for an item, and writes it otherwise when it came back.</summary>
internal sealed class AskWorkItem(ICityWriter writer, WorkItemAccess access, WorkItemBook book, People people, IScenarioCatalog catalog)
{
    public const int LongestName = 60;
    public const int LongestReason = 500;
    private const int LeastMinutes = 15;
    private const int MostMinutes = 24_000;
    private const int MostTimes = 366;
    private const int MostYears = 3;
    private const int MostCategories = 40;

    public Task<Result<string>> Ask(WorkItemRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var body = await BodyOf(scope.Db, request.Body, actor);
        if (!body.Ok)
        {
            return body.Refusal;
        }

        if (Wrong(request, scope.Now) is { } wrong)
        {
            return wrong;
        }

        var judge = access.JudgeAreaOf(body.Value.AreaId);
        var item = new WorkItemRow
        {
            Id = scope.NewId(), Number = await book.NextNumber(scope, "准"), BodyId = body.Value.Id, BodyAreaId = body.Value.AreaId, JudgeAreaId = judge, Name = "", What = "", Basis = "", Support = "", AskedById = actor.AccountId,
        };
        scope.Db.Add(item);
        await Put(scope, item, request);
        WorkItemBook.Write(scope, item.Id, null, new Happening("workItemAsked", actor.AccountId, "department", how));
        await book.Save(scope, item, "workItemAsked");
        return item.Number;
    }, ct);

    /// <summary>An item that came back, written otherwise: it is asked anew.</summary>
    public Task<Result<string>> Amend(string number, WorkItemRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await MoveWorkItem.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var item = found.Value;
        if (!access.PartsOf(item, actor).HasFlag(WorkItemPart.Department))
        {
            return Refusal.Because(RefusalKind.Forbidden, "work_item_not_yours", ("number", number));
        }

        if (WorkItemRule.Find(WorkItemRule.ItemMoves, item.State, "amend") is null)
        {
            return Refusal.Because(RefusalKind.Conflict, "work_item_move_not_now", ("move", "amend"), ("state", item.State));
        }

        if (Wrong(request, scope.Now) is { } wrong)
        {
            return wrong;
        }

        await Put(scope, item, request);
        WorkItemBook.Write(scope, item.Id, null, new Happening("workItemAmended", actor.AccountId, "department", how));
        await book.Save(scope, item, "workItemAmended");
        return number;
    }, ct);

    private async Task<Result<Organization>> BodyOf(CityDb db, string? given, Actor actor)
    {
        var own = access.BodiesOf(actor, Actions.WorkItemAsk);
        foreach (var id in own.Where(o => string.IsNullOrWhiteSpace(given) || o == Ids.Find(given)))
        {
            if (await people.FindOrganization(db, id) is { Kind: OrganizationKinds.Department } body)
            {
                return body;
            }
        }

        return string.IsNullOrWhiteSpace(given)
            ? Refusal.Because(RefusalKind.Forbidden, "work_item_no_department")
            : Refusal.Invalid("body", "organization_unknown", ("organizationId", given));
    }

    private async Task Put(WriteScope scope, WorkItemRow item, WorkItemRequest request)
    {
        (item.Name, item.What, item.Basis, item.Support) = (request.Name!.Trim(), request.What!.Trim(), request.Basis!.Trim(), request.Support!.Trim());
        (item.Minutes, item.TimesPerYear, item.Until) = (request.Minutes!.Value, request.TimesPerYear!.Value, request.Until!.Value);
        item.Categories = request.Categories is { Count: > 0 } codes ? $" {string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal))} " : "";
        (item.State, item.AskedAt, item.TimesPassed) = (WorkItemState.Asked, scope.Now, 0);
        await WorkItemBook.Wait(scope, item, book.After(scope.Now, WorkItemRule.JudgeWithinDays));
        WorkItemBook.Tell(scope, item.Number, await access.JudgesOver(scope.Db, item.JudgeAreaId, above: false, scope.Now), WorkItemMessages.Asked(item.Number, book.When(item.WaitUntil!.Value)));
    }

    private Refusal? Wrong(WorkItemRequest request, DateTimeOffset now)
    {
        var today = book.Day(now);
        return WorkItemBook.Wrong(request.Name, "name", LongestName) ?? WorkItemBook.Wrong(request.What, "what") ?? WorkItemBook.Wrong(request.Basis, "basis", LongestReason) ?? WorkItemBook.Wrong(request.Support, "support", LongestReason)
            ?? (request.Minutes is >= LeastMinutes and <= MostMinutes ? null : Refusal.Invalid("minutes", "number_out_of_range", ("least", LeastMinutes), ("most", MostMinutes)))
            ?? (request.TimesPerYear is >= 1 and <= MostTimes ? null : Refusal.Invalid("timesPerYear", "number_out_of_range", ("least", 1), ("most", MostTimes)))
            ?? (request.Until is { } until && until > today && until <= today.AddYears(MostYears) ? null : Refusal.Invalid("until", "day_out_of_range", ("from", today.AddDays(1)), ("until", today.AddYears(MostYears))))
            ?? (request.Categories?.Count > MostCategories ? Refusal.Invalid("categories", "too_many", ("most", MostCategories)) : null)
            ?? (request.Categories?.FirstOrDefault(c => c is null || catalog.FindCategory(c) is null) is { } unknown ? Refusal.Invalid("categories", "category_unknown", ("category", unknown)) : null);
    }
}
