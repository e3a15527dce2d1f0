using System.Globalization;
using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.City.Staff;

/// <param name="Id">With which the line is taken back.</param>
/// <param name="Kind">shift (at work) or duty (reachable for a body).</param>
/// <param name="OnNow">The period covers this instant.</param>
/// <param name="MayTakeBack">Whether the caller may take the line back.</param>
internal sealed record DutyView(
    string Id,
    string Kind,
    Named? Organization,
    string? OrganizationPhone,
    string Role,
    string UserName,
    Text DisplayName,
    DateTimeOffset From,
    DateTimeOffset Until,
    bool OnNow,
    string? PhoneMasked,
    bool MayTakeBack);

/// <param name="Kind">duty when left out.</param>
/// <param name="At">The night that is running or coming then, an instant; now when left out.</param>
internal sealed record DutyQuery(long? AreaId, string? Kind, string? At);

/// <summary>The duty list, or the rota of shifts, of an area for one night: its bodies, those below, and those above that it turns to.</summary>
internal sealed class ListDuty(ICityReader reader, Contracts.People people, Access access, CityClock clock)
{
    public async Task<Result<Page<DutyView>>> Run(Actor actor, DutyQuery query, CancellationToken ct)
    {
        if (query.AreaId is { } wanted && !access.May(actor, Actions.DutyRead, new AccessScope(wanted)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
        }

        if (DutyKinds.Find(query.Kind ?? DutyKinds.Duty) is not { } kind)
        {
            return Refusal.Invalid("kind", "kind_unknown", ("known", DutyKinds.All));
        }

        var at = clock.Now;
        if (query.At is { } text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at))
        {
            return Refusal.Invalid("at", "instant_invalid");
        }

        IReadOnlyList<long> roots = query.AreaId is { } one ? [one] : access.AreasFor(actor, Actions.DutyRead);
        return await reader.Read<Result<Page<DutyView>>>(
            async db =>
            {
                var lines = new Dictionary<long, DutyView>();
                foreach (var root in roots)
                {
                    foreach (var duty in await people.LinesOfNight(db, kind, root, at))
                    {
                        lines[duty.Id] = Show(actor, duty, kind, await people.MaskedPhoneOf(db, duty.Person.AccountId));
                    }
                }

                return new Page<DutyView>([.. lines.Values], null);
            },
            ct);
    }

    private DutyView Show(Actor actor, OnDuty duty, ShiftKind kind, string? phoneMasked) => new(
        duty.Id.ToString(),
        DutyKinds.Of(kind),
        duty.OrganizationId is { } id ? new Named(id.ToString(), duty.OrganizationName!) : null,
        duty.OrganizationPhone,
        duty.Person.Role,
        duty.Person.UserName,
        duty.Person.DisplayName,
        duty.From,
        duty.Until,
        duty.From <= clock.Now && clock.Now < duty.Until,
        phoneMasked,
        clock.Now < duty.Until && access.May(actor, Actions.DutyManage, new AccessScope(duty.Person.AreaId)));
}
