using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class PeopleTests : IAsyncLifetime
{
    private SmallCity city = null!;

    public async ValueTask InitializeAsync() => city = await SmallCity.Build();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task On_shift_are_those_whose_period_covers_now_in_the_area_or_below()
    {
        var (a, aPost) = await city.Hire("anna", Roles.Officer, city.WestNorth);
        var (b, bPost) = await city.Hire("ben", Roles.Officer, city.EastNorth);
        var (c, cPost) = await city.Hire("cai", Roles.Officer, city.WestNorth);
        await city.Roster(a, aPost, -1, 7);
        await city.Roster(b, bPost, -1, 7);
        await city.Roster(c, cPost, -9, 0);

        var onShift = await city.Rig.Reader.Read(db => city.People.OnShift(db, Roles.Officer, city.West, city.Now));

        onShift.Select(o => o.Person.UserName).ShouldBe(["anna"]);
        onShift[0].CheckedIn.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_is_at_work_in_one_post_is_so_in_all_of_that_role()
    {
        var (anna, north) = await city.Hire("anna", Roles.Officer, city.WestNorth);
        await city.Give(anna, Roles.Officer, city.EastNorth);
        await city.Give(anna, Roles.Inspector, city.EastNorth);
        await city.Roster(anna, north, -1, 7);

        var officers = await city.Rig.Reader.Read(db => city.People.OnShift(db, Roles.Officer, city.EastNorth, city.Now));
        var inspectors = await city.Rig.Reader.Read(db => city.People.OnShift(db, Roles.Inspector, city.EastNorth, city.Now));

        officers.ShouldHaveSingleItem().Person.AreaId.ShouldBe(city.EastNorth);
        inspectors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_checked_out_is_not_on_shift()
    {
        var (a, post) = await city.Hire("anna", Roles.Officer, city.WestNorth);
        await city.Roster(a, post, -1, 7, checkedIn: true);
        await city.Rig.Writer.Write(async scope =>
        {
            (await scope.Db.Set<ShiftRow>().SingleAsync()).CheckedOutAt = scope.Now;
            return 0;
        });

        (await city.Rig.Reader.Read(db => city.People.OnShift(db, Roles.Officer, city.WestNorth, city.Now))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_owner_of_the_smallest_place_comes_first()
    {
        var (_, wide) = await city.Hire("wide", Roles.PointOwner, city.WestNorth);
        var (_, near) = await city.Hire("near", Roles.PointOwner, city.WestNorth);
        var (_, other) = await city.Hire("other", Roles.PointOwner, city.EastNorth);
        var point = SmallCity.At(1.5, 3.5);
        await city.Rig.Writer.Write(scope =>
        {
            city.Register.AddPointOwners(scope,
            [
                new NewPointOwner(wide, Text.Same("片"), point, 500),
                new NewPointOwner(near, Text.Same("点"), point, 60),
                new NewPointOwner(other, Text.Same("别处"), point, 30),
            ]);
            return Task.FromResult(0);
        });

        var owners = await city.Rig.Reader.Read(db => city.People.PointOwnersAt(db, point, city.WestNorth, city.Now));

        owners.Select(o => o.Person.UserName).ShouldBe(["near", "wide"]);
        var fifth = await city.Rig.Reader.Read(db => city.People.PointOwnersAt(db, SmallCity.At(1.6, 3.5), city.Neighborhood, city.Now));
        fifth.Select(o => o.Person.UserName).ShouldBe(["wide"]);
    }

    [Fact]
    public async Task The_duty_list_names_each_body_for_the_coming_night()
    {
        var (a, post) = await city.Hire("anna", Roles.Operator, city.WestNorth, city.Center);
        await city.Roster(a, post, 10, 24, ShiftKind.Duty); // 08:00 local now; from 18:00 to 08:00 tomorrow
        await city.Roster(a, post, 34, 48, ShiftKind.Duty); // tomorrow night

        var duty = await city.Rig.Reader.Read(db => city.People.DutyTonight(db, city.West, city.Now));

        var only = duty.ShouldHaveSingleItem();
        only.OrganizationName!.En.ShouldBe("North center");
        only.OnNow.ShouldBeFalse();
    }

    [Fact]
    public async Task Whom_to_turn_to_starts_at_the_nearest_level()
    {
        await city.Hire("city", Roles.Operator, city.City);
        await city.Hire("street", Roles.Operator, city.WestNorth);
        await city.Hire("beside", Roles.Operator, city.WestSouth);

        var holders = await city.Rig.Reader.Read(db => city.People.HoldersFor(db, Roles.Operator, city.Neighborhood, city.Now));

        holders.Select(h => h.UserName).ShouldBe(["street", "city"]);
    }

    [Fact]
    public async Task A_phone_is_stored_sealed_and_comes_back_whole()
    {
        var (a, _) = await city.Hire("anna", Roles.Officer, city.WestNorth, phone: "+86 138-0013-8000");

        (await city.Rig.Reader.Read(db => city.People.PhoneOf(db, a))).ShouldBe("13800138000");
        (await city.Rig.Reader.Read(db => city.People.MaskedPhoneOf(db, a))).ShouldBe("138****8000");
        var stored = await city.Rig.Reader.Read(db => db.Set<AccountPhoneRow>().SingleAsync());
        foreach (var bytes in new[] { stored.Sealed, stored.WholeHash, stored.LastFourHash })
        {
            System.Text.Encoding.Latin1.GetString(bytes).ShouldNotContain("8000");
        }
    }
}
