using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Hotline;

/// <summary>The hotline's part of a case's page.</summary>
internal static class ShowOrder
{
    /// <returns>Null of a case that is no order.</returns>
    public static async Task<HotlineView?> Of(CityDb db, CaseRow row, CasePart parts)
    {
        if (await db.Set<HotlineOrderRow>().FindAsync(row.Id) is not { } order)
        {
            return null;
        }

        var calls = await db.Set<CaseCallRow>().Where(c => c.CaseId == row.Id).OrderBy(c => c.Id).ToListAsync();
        var answers = await db.Set<CaseAnswerRow>().Where(a => a.CaseId == row.Id).OrderBy(a => a.Id).ToListAsync();
        var people = await PeopleCards.Find(db, [.. calls.Select(c => c.ById).Concat(answers.Select(a => a.ById)).Distinct()]);
        var bodies = await PeopleCards.OrganizationNames(db, [.. answers.Select(a => a.BodyId).OfType<long>().Distinct()]);
        return new HotlineView(
            order.Platform, order.OrderNumber, order.Kind, order.OrderedAt, order.PromisedAt, order.PromisedAt is null ? OwnLimit.Of(row)?.Limit.Words : null, order.PlaceOpen, order.AreaWords,
            (parts & CasePart.Hotline) != 0 && row.Stage != CaseStage.Ended,
            [.. calls.Select(c => new CallView(c.Why, c.Round, c.At, NameOf(c.ById), c.Reached, c.Satisfaction, c.Solved, c.Reason))],
            [.. answers.Select(a => new AnswerView(a.Round, a.At, a.BodyId is { } body ? bodies.GetValueOrDefault(body) : null, NameOf(a.ById), a.Text))]);

        Text NameOf(long id) => people.GetValueOrDefault(id)?.DisplayName ?? Text.Same("–");
    }
}
