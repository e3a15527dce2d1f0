using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Storage.Audit;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Hands;

/// <summary>Random people hand a case anywhere and answer anything: who leads it agrees with a plain recount of what was allowed, and what was refused changed nothing.</summary>
public sealed class RandomHandsTests
{
    private static readonly string[] Actors = ["desk", "leader", "besideDesk", "besideLeader", "districtDesk", "district", "farDesk", "mayor", "worker"];
    private static readonly string[] Decisions = ["approve", "deny", "accept", "refuse", "withdraw"];

    [Fact]
    public void The_leading_center_agrees_with_a_plain_recount() =>
        Prop.ForAll(Gen.Choose(0, 999_999).ListOf(24).ToArbitrary(), drawn => Play(drawn).GetAwaiter().GetResult()).Check(Chance.Tries(8));

    private static async Task Play(IEnumerable<int> drawn)
    {
        var steps = drawn.Select(d => (Who: d % 100, What: d / 100 % 100, Where: d / 10_000)).ToList();
        await using var city = await LevelsRig.Open();
        long[] centers = [city.Subdistrict, city.Beside, city.District, city.Far, city.City, city.Neighborhood];
        var row = await city.Case("dispatching", city.Greening);
        var leads = city.Subdistrict;
        (long To, bool Agreed)? open = null;
        foreach (var (w, what, where) in steps)
        {
            var who = Actors[w % Actors.Length];
            var before = await Lines(city, row.Id);
            bool ok;
            if (what < 60)
            {
                var (to, take) = (centers[where % centers.Length], what < 12);
                ok = (await city.Get<HandCase>().Run(row.Number, new HandRequest(to.ToString(), "x", take), city[who], "console", CancellationToken.None)).Ok;
                if (ok)
                {
                    var state = (await Last(city, row.Id)).State;
                    (open is null || take).ShouldBeTrue("one at a time, but for a center above");
                    (leads, open) = state == HandState.Made ? (to, ((long, bool)?)null) : (leads, (to, state == HandState.Waiting));
                }
            }
            else
            {
                var decision = Decisions[what % Decisions.Length];
                var hand = await city.Storage.Reader.Read(db => db.Set<CaseHandRow>().Where(h => h.CaseId == row.Id).OrderByDescending(h => h.Id).FirstOrDefaultAsync());
                ok = hand is not null && (await city.Get<DecideHand>().Run(row.Number, hand.Id.ToString(), new HandDecision(decision, "x"), city[who], "console", CancellationToken.None)).Ok;
                if (ok)
                {
                    open.ShouldNotBeNull("what is settled is settled");
                    (open.Value.Agreed || decision is "approve" or "deny" or "withdraw").ShouldBeTrue("nobody takes what its sender's leader has not agreed to");
                    leads = decision == "accept" ? open.Value.To : leads;
                    open = decision == "approve" ? (open.Value.To, true) : null;
                }
            }

            await city.Storage.Settle();
            ((await Lines(city, row.Id)) - before).ShouldBe(ok ? 1 : 0, "each act is a line, and a refusal is none");
            var stored = await city.Storage.Reader.Read(db => db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id));
            (stored.DeskAreaId ?? city.Subdistrict).ShouldBe(leads);
            (await city.Storage.Reader.Read(db => db.Set<CaseHandRow>().CountAsync(h => h.CaseId == row.Id && (h.State == HandState.Asked || h.State == HandState.Waiting)))).ShouldBe(open is null ? 0 : 1);
        }

        var found = await city.Storage.Reader.Read(db => city.Storage.Services.GetServices<IAuditCheck>().OfType<CaseAudit>().Single().Check(db, city.Now, CancellationToken.None));
        found.Findings.Where(f => f.Code is "hand_without_wait" or "led_without_hand").ShouldBeEmpty();
    }

    private static Task<int> Lines(LevelsRig city, long id) => city.Storage.Reader.Read(db => db.Set<CaseHistoryRow>().CountAsync(h => h.CaseId == id));

    private static Task<CaseHandRow> Last(LevelsRig city, long id) => city.Storage.Reader.Read(db => db.Set<CaseHandRow>().Where(h => h.CaseId == id).OrderByDescending(h => h.Id).FirstAsync());
}
