using Jingwei.City.Contracts;
using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

public sealed record PersonRef(string UserName, Text DisplayName);

/// <param name="Channel">socket for a ring on the phone; sms, wecom or voice for a message.</param>
/// <param name="Outcome">For a ring how it ended, or ringing; for a message its state.</param>
public sealed record CallLogView(string Id, DateTimeOffset At, string From, PersonRef To, string Channel, string CaseNumber, string Outcome, DateTimeOffset? SeenAt, DateTimeOffset? EndedAt);

/// <summary>A message on the outbox page; the address stays masked.</summary>
public sealed record MessageView(
    string Id, string Channel, PersonRef To, string? AddressMasked, Text Text, string? CaseNumber, DateTimeOffset At, MessageState State, string? Detail);

/// <summary>Who was called and written to, by whom and how it ended; each within the areas that the actor may see.</summary>
internal sealed class ListCalls(ICityReader reader, People people, CaseVisibility visibility)
{
    private const int Most = 200;

    public Task<Page<CallLogView>> Calls(Actor actor, string? caseNumber, CancellationToken ct) => reader.Read(async db =>
    {
        var numbers = visibility.NumbersVisible(db, actor);
        var calls = await db.Set<CallRow>().Where(c => (caseNumber == null || c.CaseNumber == caseNumber) && numbers.Contains(c.CaseNumber))
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(ct);
        var messages = await db.Set<MessageRow>().Where(m => (caseNumber == null || m.CaseNumber == caseNumber) && numbers.Contains(m.CaseNumber!))
            .OrderByDescending(m => m.Id).Take(Most).ToListAsync(ct);
        var names = await PeopleCards.Find(db, [.. calls.Select(c => c.AccountId).Concat(messages.Select(m => m.AccountId)).Distinct()]);
        var lines = calls
            .Select(c => new CallLogView(c.Id.ToString(), c.Since, "jingwei", NameOf(names, c.AccountId), "socket", c.CaseNumber, c.Outcome is { } o ? Camel(o.ToString()) : "ringing", c.SeenAt, c.EndedAt))
            .Concat(messages.Select(m => new CallLogView(m.Id.ToString(), m.At, "jingwei", NameOf(names, m.AccountId), m.Channel, m.CaseNumber!, Camel(m.State.ToString()), null, null)));
        return new Page<CallLogView>([.. lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id, StringComparer.Ordinal).Take(Most)], null);
    }, ct);

    public Task<Result<Page<MessageView>>> Messages(Actor actor, string? state, string? caseNumber, int? limit, string? cursor, CancellationToken ct) =>
        reader.Read<Result<Page<MessageView>>>(async db =>
        {
            var take = limit ?? 50;
            if (take is < 1 or > 500)
            {
                return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", 500));
            }

            MessageState? wanted = null;
            if (!string.IsNullOrEmpty(state))
            {
                if (!Enum.TryParse<MessageState>(state, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                {
                    return Refusal.Invalid("state", "state_unknown", ("known", Enum.GetNames<MessageState>().Select(Camel)));
                }

                wanted = known;
            }

            var before = long.TryParse(cursor, out var id) ? id : long.MaxValue;
            var numbers = visibility.NumbersVisible(db, actor);
            var rows = await db.Set<MessageRow>()
                .Where(m => m.Id < before && (wanted == null || m.State == wanted) && (caseNumber == null || m.CaseNumber == caseNumber) && m.CaseNumber != null && numbers.Contains(m.CaseNumber))
                .OrderByDescending(m => m.Id).Take(take + 1).ToListAsync(ct);
            long[] ids = [.. rows.Select(r => r.AccountId).Distinct()];
            var names = await PeopleCards.Find(db, ids);
            var phones = await people.MaskedPhonesOf(db, ids);
            var views = rows.Take(take).Select(row => new MessageView(
                row.Id.ToString(), row.Channel, NameOf(names, row.AccountId), phones.GetValueOrDefault(row.AccountId), row.Text, row.CaseNumber, row.At, row.State, row.Detail));
            return new Page<MessageView>([.. views], rows.Count > take ? rows[take - 1].Id.ToString() : null);
        }, ct);

    private static PersonRef NameOf(IReadOnlyDictionary<long, PersonCard> names, long id) =>
        names.TryGetValue(id, out var card) ? new PersonRef(card.UserName, card.DisplayName) : new PersonRef("", Text.Same(""));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
