using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>What a merge must not loosen: who may check, whose report counts, by when it is to be cleared.</summary>
public sealed class MergedCasesTests
{
    [Fact]
    public async Task Who_handled_a_merged_case_may_not_check_the_one_that_carries_it_on()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var (first, second) = (await street.TakeIn("intake1", "national"), await street.TakeIn("intake1", "national"));
        await Move(street, "intake1", second, "verify");
        await Move(street, "inspector1", second, "accept");
        await street.Rig.Writer.Write(async scope =>
        {
            var (row, account) = (await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == second), street.Actor("inspector1").AccountId);
            await CaseBook.Involve(scope, row, account, handled: true);
            return 0;
        });
        await Merge(street, second, first);

        await Move(street, "intake1", first, "admit");
        await Move(street, "leader1", first, "file");
        (await street.Move("dispatcher1", first, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();
        await Move(street, "roads", first, "done");
        (await street.Ringing(first)).ShouldNotContain("inspector1");
        (await street.Page(first, "leader1")).History.Count(h => h.Code == MergeCases.MergedInCode && h.By.Role == "shiftLeader").ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_passed_a_check_of_their_own_work_is_found_by_the_audit()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var number = await street.TakeIn("intake1", "national");
        await Move(street, "intake1", number, "admit");
        await Move(street, "leader1", number, "file");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();
        await Move(street, "roads", number, "done");
        await Move(street, "inspector1", number, "accept");
        await Move(street, "inspector1", number, "passed");
        (await street.Findings()).ShouldBeEmpty();
        await street.Rig.Writer.Write(async scope =>
        {
            await CaseBook.Involve(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number), street.Actor("inspector1").AccountId, handled: true);
            return 0;
        });
        (await street.Findings()).ShouldHaveSingleItem().Code.ShouldBe("checked_own_work");
    }

    [Fact]
    public async Task A_case_that_waits_for_its_dispatch_again_has_no_instant_by_which_it_is_cleared()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var number = await street.TakeIn("intake1", "national");
        await Move(street, "intake1", number, "admit");
        await Move(street, "leader1", number, "file");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();
        (await ClearDue(street, number)).ShouldNotBeNull();
        await Move(street, "dispatcher1", number, "recall", "换一家");
        (await ClearDue(street, number)).ShouldBeNull();
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();
        (await ClearDue(street, number)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_name_of_whom_it_was_reported_for_is_masked_until_somebody_asks_for_it()
    {
        var (street, _) = await Open();
        await using var __ = street;
        var number = await street.TakeIn("intake1", "national");
        (await street.Page(number)).Reporter!.OnBehalfOf.ShouldBe("李**");
    }

    private static async Task<(StreetRig Street, string Body)> Open()
    {
        var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        await street.Hire("leader1", Roles.ShiftLeader);
        await street.Hire("dispatcher1", Roles.Dispatcher);
        return (street, (await street.Hire("roads", Roles.Handler, ofBody: true))!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task Move(StreetRig street, string who, string number, string move, string? note = null)
    {
        var result = await street.Move(who, number, move, note);
        result.Ok.ShouldBeTrue($"{move} by {who}: {(result.Ok ? "" : result.Refusal.Code)}");
    }

    private static async Task Merge(StreetRig street, string number, string into)
    {
        var merged = await street.Rig.Services.GetRequiredService<MergeCases>().Merge(number, new MergeRequest(into), street.Actor("leader1"), "console", CancellationToken.None);
        merged.Ok.ShouldBeTrue(merged.Ok ? "" : merged.Refusal.Code);
        await street.Rig.Settle();
    }

    private static Task<DateTimeOffset?> ClearDue(StreetRig street, string number) =>
        street.Rig.Reader.Read(db => db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.ClearDueAt).SingleAsync());
}
