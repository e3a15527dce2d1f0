using Jingwei.Sim.Packages;

namespace Jingwei.Sim.Tests.Packages;

public sealed class ReadPlayedPackageTests
{
    private const string Head = """
        package: pumps
        field: municipal
        person: { basis: { zh: 法, en: law }, mostDays: 90 }
        deviceKinds:
          pump:
            conditions: { stopped: { when: [on is false] } }
        watches:
          well:
            conditions: { dry: { when: [level < 1] } }
        registers:
          permit:
            key: no
            place: at
            columns: { no: { is: text }, at: { is: text }, until: { is: day }, floors: { is: number } }
            conditions: { lapsed: { lapses: until } }
        groups:
          pumpsOfRoad: { of: road, conditions: { none: { holds: out >= 100% } } }
          pumpsOfCity: { of: city, conditions: { none: { holds: out >= 100% } } }
        examples:

        """;

    private static readonly ExampleClock Clock = new(new DateOnly(2026, 11, 30));

    [Fact]
    public void Readings_keep_their_shapes_and_expectations_their_first_step()
    {
        var example = Read("""
              - name: It stops
                kind: pump
                readings:
                  - { at: "10:00", heard: "10:02", on: false, flow: 1.5, mode: "1", state: idle }
                expect:
                  - { condition: stopped, raised: "10:02", started: "10:00", cleared: "10:20", case: 30-01, calls: [[officer, pointOwner], operator] }
                until: "11:00"
            """).Examples.ShouldHaveSingleItem();
        var sent = example.Sendings.ShouldHaveSingleItem();
        (sent.At, sent.HeardAt).ShouldBe((Clock.Read("10:00"), Clock.Read("10:02")));
        sent.Fields.ShouldBe(new Dictionary<string, object> { ["on"] = false, ["flow"] = 1.5, ["mode"] = "1", ["state"] = "idle" }, ignoreOrder: true);
        var expected = example.Expect.ShouldHaveSingleItem();
        (expected.Case, expected.Cleared).ShouldBe(("30-01", Clock.Read("10:20")));
        expected.FirstCalled.ShouldBe(["officer", "pointOwner"]);
        (example.OfRows, example.NotPlayed).ShouldBe((false, null));
    }

    [Fact]
    public void Conditions_of_the_package_are_compared_and_those_that_are_expected()
    {
        var package = Read("""
              - { name: A, kind: well, readings: [], expect: [{ condition: full, raised: "10:00" }], until: "11:00" }
              - { name: B, register: permit, rows: [], expect: [], until: "11:00" }
            """);
        package.Examples[0].Compared.ShouldBe(["dry", "full"], ignoreOrder: true);
        package.Examples[1].Compared.ShouldBe(["lapsed"]);
        package.MostDays.ShouldBe(90);
    }

    [Fact]
    public void Rows_are_texts_and_say_what_is_gone_and_what_was_looked_at()
    {
        var package = Read("""
              - name: Permits
                register: permit
                rows:
                  - { at: "mon 09:00", no: P-1, floors: 3 }
                  - { at: "mon 10:00", no: P-1, gone: true }
                  - { at: "tue 09:00", looked: P-1 }
                expect: []
                until: "fri 09:00"
            """);
        var rows = package.Examples.ShouldHaveSingleItem().Sendings;
        rows[0].Fields["floors"].ShouldBe("3");
        rows[1].Gone.ShouldBeTrue();
        rows[2].Looked.ShouldBe("P-1");
        package.Registers["permit"].Days.ShouldBe(["until"]);
    }

    [Fact]
    public void A_group_has_devices_and_what_they_have_in_common()
    {
        var example = Read("""
              - name: Both stop
                group: pumpsOfRoad
                devices: { east: pump, west: pump }
                readings: [{ at: "10:00", device: west, on: false }]
                expect: []
                until: "11:00"
            """).Examples.ShouldHaveSingleItem();
        example.NotPlayed.ShouldBeNull();
        var group = example.Group.ShouldNotBeNull();
        (group.Of, group.Devices["east"], group.Conditions.ShouldHaveSingleItem()).ShouldBe(("road", "pump", "none"));
        var sent = example.Sendings.ShouldHaveSingleItem();
        (sent.Device, sent.Fields.Keys.ShouldHaveSingleItem()).ShouldBe(("west", "on"));
        example.Compared.ShouldBe(["none"]);
    }

    [Theory]
    [InlineData("""{ name: Group, group: pumpsOfCity, devices: { a: pump }, readings: [], expect: [], until: "11:00" }""", "of one city")]
    [InlineData("""{ name: Group, group: lamps, devices: { a: pump }, readings: [], expect: [], until: "11:00" }""", "another package")]
    [InlineData("""{ name: Group, group: pumpsOfRoad, devices: { a: pump }, readings: [{ at: "10:00", device: b }], expect: [], until: "11:00" }""", "'b'")]
    [InlineData("""{ name: Group, place: somewhere, devices: [], expect: [], until: "11:00" }""", "place")]
    [InlineData("""{ name: Group, kind: pump, readings: [], expect: [{ condition: stopped, raised: "10:00", group: 3 }], until: "11:00" }""", "group")]
    [InlineData("""{ name: Group, kind: pump, readings: [{ at: "10:00", of: [1, 2] }], expect: [], until: "11:00" }""", "of")]
    [InlineData("""{ name: Group, kind: pump, readings: [], expect: [], until: "later" }""", "later")]
    public void A_form_that_is_not_known_is_not_played_and_says_why(string example, string why) =>
        Read($"  - {example}").Examples.ShouldHaveSingleItem().NotPlayed.ShouldNotBeNull().ShouldContain(why);

    private static PlayedPackage Read(string examples) => ReadPlayedPackage.Read(Head + examples, Clock);
}
