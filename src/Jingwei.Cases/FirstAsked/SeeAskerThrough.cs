using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.FirstAsked;

/// <param name="How">phone, inPerson, inWriting or notReached.</param>
/// <param name="Words">What the asker was told, or how they were tried.</param>
public sealed record ToldRequest(string? How, string? Words);

/// <param name="UserName">Who is to see the asker through instead.</param>
public sealed record HandFirstAsked(string? UserName, string? Reason);

/// <param name="Decision">grant or refuse, by one who leads; withdraw, by who asked.</param>
/// <param name="Words">Why; needed to refuse.</param>
public sealed record FirstAskedDecision(string? Decision, string? Words = null);

/// <summary>
/// Says that the asker was told, or hands the duty over: only with a reason, and only when one who leads agrees. When its holder is late or holds no post any more, one who leads tells the asker or
/// gives the duty to another at once.
/// </summary>
internal sealed class SeeAskerThrough(ICityWriter writer, CaseAccess access, CaseBook book, FirstAskedBook firsts, People people)
{
    private static readonly string[] Decisions = ["grant", "refuse", "withdraw"];

    public Task<Result<string>> Told(string number, ToldRequest request, Actor actor, string how, CancellationToken ct) => With(number, actor, async (scope, row, first) =>
    {
        if (request.How is null || !Enum.TryParse<ToldHow>(request.How, ignoreCase: true, out var told) || !Enum.IsDefined(told) || char.IsAsciiDigit(request.How[0]))
        {
            return Refusal.Invalid("how", "told_how_unknown", ("known", Enum.GetNames<ToldHow>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])));
        }

        if (Wrong(request.Words, "words") is { } wrong)
        {
            return wrong;
        }

        var instead = await firsts.StandsIn(scope.Db, row, first, actor);
        if (first.AccountId != actor.AccountId && !instead)
        {
            return Refusal.Because(RefusalKind.Forbidden, "first_asked_not_you");
        }

        if (first.State is not (FirstAskedState.ToTell or FirstAskedState.Late))
        {
            return Refusal.Because(RefusalKind.Conflict, first.State == FirstAskedState.Told ? "first_asked_told" : "first_asked_no_outcome");
        }

        // Once what was known of the asker is removed, words would stay for good: that they were told is kept, and no more.
        var keeps = await Duplicates.MergeCases.RootOf(scope.Db, row.Id) is not { } rootId || !await Retention.RetentionBook.AllRemoved(scope.Db, rootId);
        (first.State, first.ToldAt, first.ToldHow, first.ToldWords) = (FirstAskedState.Told, scope.Now, told, keeps ? request.Words!.Trim() : null);
        (first.NextId, first.NextReason, first.NextAskedAt) = (null, null, null);
        await scope.CancelDue(FirstAskedBook.DueKind, row.Id.ToString());
        return await Keep(scope, row, instead
            ? new Happening("firstAskedToldFor", actor.AccountId, "shiftLeader", how, new { told, from = (await people.Find(scope.Db, first.AccountId))?.DisplayName }, first.ToldWords)
            : new Happening("firstAskedTold", actor.AccountId, "firstAsked", how, new { told }, first.ToldWords));
    }, ct);

    public Task<Result<string>> Hand(string number, HandFirstAsked request, Actor actor, string how, CancellationToken ct) => With(number, actor, async (scope, row, first) =>
    {
        if (Wrong(request.Reason, "reason") is { } wrong)
        {
            return wrong;
        }

        var instead = await firsts.StandsIn(scope.Db, row, first, actor);
        if (first.AccountId != actor.AccountId && !instead)
        {
            return Refusal.Because(RefusalKind.Forbidden, "first_asked_not_you");
        }

        if (first.State == FirstAskedState.Told)
        {
            return Refusal.Because(RefusalKind.Conflict, "first_asked_told");
        }

        if (first.NextId is not null && !instead)
        {
            return Refusal.Because(RefusalKind.Conflict, "first_asked_handing");
        }

        if (string.IsNullOrWhiteSpace(request.UserName) || await people.FindByUserName(scope.Db, request.UserName) is not { } next || next.AccountId == first.AccountId)
        {
            return Refusal.Invalid("userName", "person_unknown", ("userName", request.UserName));
        }

        if (!await CanHave(scope, row, next))
        {
            return Refusal.Invalid("userName", "person_not_of_this_area", ("userName", request.UserName));
        }

        if (instead)
        {
            var from = (await people.Find(scope.Db, first.AccountId))?.DisplayName;
            await Give(scope, row, first, next.AccountId, "firstAskedReassigned");
            return await Keep(scope, row, new Happening("firstAskedReassigned", actor.AccountId, "shiftLeader", how, new { from, name = next.DisplayName }, request.Reason!.Trim()));
        }

        (first.NextId, first.NextReason, first.NextAskedAt) = (next.AccountId, request.Reason!.Trim(), scope.Now);
        return await Keep(scope, row, new Happening("firstAskedHanding", actor.AccountId, "firstAsked", how, new { name = next.DisplayName }, first.NextReason));
    }, ct);

    public Task<Result<string>> Decide(string number, FirstAskedDecision request, Actor actor, string how, CancellationToken ct) => With(number, actor, async (scope, row, first) =>
    {
        if (!Decisions.Contains(request.Decision))
        {
            return Refusal.Invalid("decision", "decision_unknown", ("known", Decisions));
        }

        if (first.NextId is not { } next)
        {
            return Refusal.Because(RefusalKind.Conflict, "first_asked_not_handing");
        }

        if (request.Words?.Length > FirstAskedBook.LongestWords)
        {
            return Refusal.Invalid("words", "text_too_long", ("most", FirstAskedBook.LongestWords));
        }

        if (request.Decision == "withdraw" ? first.AccountId != actor.AccountId : !firsts.MayDecide(row, first, actor))
        {
            return first.AccountId == actor.AccountId ? Refusal.Because(RefusalKind.Forbidden, "own_request") : Refusal.Because(RefusalKind.Forbidden, "first_asked_not_leader");
        }

        if (request.Decision == "refuse" && Wrong(request.Words, "words") is { } wrong)
        {
            return wrong;
        }

        var known = await people.Find(scope.Db, next);
        if (request.Decision == "grant")
        {
            // A post may have ended since it was asked.
            if (known is not { } person || !await CanHave(scope, row, person))
            {
                return Refusal.Because(RefusalKind.Conflict, "person_not_of_this_area", ("userName", known?.UserName));
            }

            await Give(scope, row, first, next, "firstAskedHanded");
        }

        (first.NextId, first.NextReason, first.NextAskedAt) = (null, null, null);

        var code = request.Decision switch { "grant" => "firstAskedHanded", "refuse" => "firstAskedKept", _ => "firstAskedWithdrawn" };
        return await Keep(scope, row, new Happening(code, actor.AccountId, request.Decision == "withdraw" ? "firstAsked" : "shiftLeader", how, new { name = known?.DisplayName }, request.Words));
    }, ct);

    /// <summary>Whether somebody has a post by which they have to do with the case now.</summary>
    private async Task<bool> CanHave(WriteScope scope, CaseRow row, (long AccountId, string UserName, Text DisplayName) person)
    {
        var posts = await people.PostsOf(scope.Db, person.AccountId, scope.Now);
        return posts.Count > 0 && await access.PartsOf(scope.Db, row, new Actor(person.AccountId, person.UserName, person.DisplayName, ActorKind.Person, posts)) != CasePart.None;
    }

    private static async Task Give(WriteScope scope, CaseRow row, CaseFirstAskedRow first, long to, string what)
    {
        (first.AccountId, first.NextId, first.NextReason, first.NextAskedAt) = (to, null, null, null);
        await CaseBook.Involve(scope, row, to, handled: false);
        FirstAskedBook.Tell(scope, row, first, what);
    }

    private static Refusal? Wrong(string? words, string field) =>
        string.IsNullOrWhiteSpace(words) ? Refusal.Invalid(field, "text_required")
        : words.Length > FirstAskedBook.LongestWords ? Refusal.Invalid(field, "text_too_long", ("most", FirstAskedBook.LongestWords)) : null;

    private async Task<Result<string>> Keep(WriteScope scope, CaseRow row, Happening line)
    {
        CaseBook.Write(scope, row.Id, line);
        await book.SaveUnmoved(scope, row);
        return row.Number;
    }

    private Task<Result<string>> With(string number, Actor actor, Func<WriteScope, CaseRow, CaseFirstAskedRow, Task<Result<string>>> work, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        if (row is null || actor.Kind != ActorKind.Person || await access.PartsOf(scope.Db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        return await scope.Db.Set<CaseFirstAskedRow>().SingleOrDefaultAsync(f => f.CaseId == row.Id) is { } first ? await work(scope, row, first) : Refusal.Because(RefusalKind.NotFound, "first_asked_nobody", ("number", number));
    }, ct);
}
