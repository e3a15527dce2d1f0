using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Calls;

/// <summary>Finds who could be called for a case in a role.</summary>
internal sealed class Candidates(People people, AreaDirectory areas, Access access)
{
    private const int MostOperators = 3;

    /// <summary>Those of a moving role who are on shift in the case's subdistrict or in a zone over its place.</summary>
    public async Task<IReadOnlyList<Candidate>> OnShift(WriteScope scope, CaseForDispatch found, string role, IReadOnlySet<long> calledBefore)
    {
        var subdistrict = areas.AncestorsOf(found.AreaId).FirstOrDefault(a => a.Level == AreaLevels.Subdistrict)?.Id ?? found.AreaId;
        var where = areas.AllAt(found.Place).Where(a => a.Level == AreaLevels.Zone).Select(a => a.Id).Prepend(subdistrict).Distinct();
        var onShift = new Dictionary<long, PersonAtPost>();
        foreach (var areaId in where)
        {
            foreach (var person in await people.OnShift(scope.Db, role, areaId, scope.Now))
            {
                onShift.TryAdd(person.Person.AccountId, person.Person);
            }
        }

        return await Know(scope, found, onShift.Values, calledBefore);
    }

    /// <summary>Who answers for the place, the smallest place first.</summary>
    public async Task<IReadOnlyList<Candidate>> PointOwners(WriteScope scope, CaseForDispatch found, IReadOnlySet<long> calledBefore) =>
        await Know(scope, found, (await people.PointOwnersAt(scope.Db, found.Place, found.AreaId, scope.Now)).Select(o => o.Person).DistinctBy(p => p.AccountId), calledBefore);

    /// <summary>The operators of the nearest level that has any; those on shift before those who are not.</summary>
    public async Task<IReadOnlyList<Candidate>> Operators(WriteScope scope, CaseForDispatch found)
    {
        var holders = await people.HoldersFor(scope.Db, Roles.Operator, found.AreaId, scope.Now);
        var atWork = (await people.OnShift(scope.Db, Roles.Operator, found.AreaId, scope.Now)).Select(s => s.Person.AccountId).ToHashSet();
        var nearest = holders.Where(h => h.AreaId == holders[0].AreaId).DistinctBy(h => h.AccountId).OrderBy(h => atWork.Contains(h.AccountId) ? 0 : 1).Take(MostOperators);
        return await Know(scope, found, nearest, new HashSet<long>());
    }

    /// <summary>
    /// Who is on tonight's duty list now and could take the case: a phone never rings for somebody whose posts would turn them away at the door
    /// when they accept. Those stand on the list to be telephoned.
    /// </summary>
    public async Task<IReadOnlyList<Candidate>> DutyList(WriteScope scope, CaseForDispatch found)
    {
        var able = new List<PersonAtPost>();
        foreach (var person in (await people.DutyTonight(scope.Db, found.AreaId, scope.Now)).Where(d => d.OnNow).Select(d => d.Person).DistinctBy(p => p.AccountId))
        {
            var posts = await people.PostsOf(scope.Db, person.AccountId, scope.Now);
            if (access.May(new Actor(person.AccountId, person.UserName, person.DisplayName, ActorKind.Person, posts), Actions.CaseMove, AccessScope.Anywhere))
            {
                able.Add(person);
            }
        }

        return await Know(scope, found, able, new HashSet<long>());
    }

    /// <summary>Those with these accounts, as choosing would see them now.</summary>
    public async Task<IReadOnlyList<Candidate>> Known(WriteScope scope, CaseForDispatch found, IReadOnlyCollection<long> accountIds) =>
        await Know(
            scope, found,
            (await PeopleCards.Find(scope.Db, accountIds)).Values.Select(p => new PersonAtPost(p.AccountId, p.UserName, p.DisplayName, 0, "", 0, null)), new HashSet<long>());

    public async Task<Candidate?> ByUserName(WriteScope scope, CaseForDispatch found, string userName) =>
        await people.FindByUserName(scope.Db, userName) is { } person
            ? (await Know(scope, found, [new PersonAtPost(person.AccountId, person.UserName, person.DisplayName, 0, "", 0, null)], new HashSet<long>()))[0]
            : null;

    private static async Task<IReadOnlyList<Candidate>> Know(WriteScope scope, CaseForDispatch found, IEnumerable<PersonAtPost> persons, IReadOnlySet<long> calledBefore)
    {
        var list = persons.ToList();
        var ids = list.Select(p => p.AccountId).ToList();
        var positions = await scope.Db.Set<PositionRow>().Where(p => ids.Contains(p.AccountId)).ToDictionaryAsync(p => p.AccountId);
        var ringing = (await scope.Db.Set<CallRow>()
                .Where(c => c.EndedAt == null && c.Role != CallRole.Operator && c.CaseId != found.Id && ids.Contains(c.AccountId))
                .Select(c => new { c.AccountId, c.CaseNumber }).ToListAsync())
            .GroupBy(c => c.AccountId).ToDictionary(g => g.Key, g => g.First().CaseNumber);
        var declined = (await scope.Db.Set<CallRow>().Where(c => c.CaseId == found.Id && c.Outcome == CallOutcome.Declined).Select(c => c.AccountId).ToListAsync()).ToHashSet();
        declined.UnionWith(await CaseCalling.GaveBack(scope.Db, found.Id));
        // Whose work did not solve it comes last when it is called anew: other eyes first.
        declined.UnionWith(await CaseCalling.Handled(scope.Db, found.Id));
        var inHand = await CaseCalling.InHand(scope.Db, ids);
        return
        [
            .. list.Select(p =>
            {
                var position = positions.GetValueOrDefault(p.AccountId);
                return new Candidate(
                    p.AccountId, p.UserName, p.DisplayName, position is null ? null : new(position.Lon, position.Lat), position?.At,
                    inHand.GetValueOrDefault(p.AccountId), ringing.GetValueOrDefault(p.AccountId), calledBefore.Contains(p.AccountId), declined.Contains(p.AccountId));
            }),
        ];
    }
}
