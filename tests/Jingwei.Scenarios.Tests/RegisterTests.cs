using static Jingwei.Scenarios.Tests.TestPackage;

namespace Jingwei.Scenarios.Tests;

/// <summary>Registers as a package declares them.</summary>
public sealed class RegisterTests
{
    [Fact]
    public void A_register_is_watched_row_by_row_and_counted_by_place()
    {
        var lease = Read(Good, Needing).Packages[1].DeviceKinds.Single(k => k.Code == "lease");
        var form = lease.Register.ShouldNotBeNull();
        (form.Key, form.Place, form.WatchesRows, form.CountsRows).ShouldBe(("no", "house", true, true));
        form.Needed.ShouldBe(["guests", "state"]);
        lease.Values.Select(v => v.Name).ShouldBe(["no", "house", "tenant", "guests", "ends", "state", "row", "rows", "moved.looked"]);
    }

    [Theory]
    [InlineData("person: { basis: { zh: 《测试法》第二条, en: Article 2 of the Test Act }, mostDays: 30 }\n", "\n", "say by what right under 'person'")]
    [InlineData("key: no", "key: nr", "there is no column 'nr'. Known are: no, house")]
    [InlineData("key: no", "key: tenant", "should name a column of text, which 'tenant' is not")]
    [InlineData("place: house", "place: guests", "should name a column of text")]
    [InlineData("guests: { label", "rows: { label", "cannot be called 'rows'")]
    [InlineData("is: day", "is: date", "'date' is nothing that 'is' can be")]
    [InlineData("changes: tenant, until: looked", "changes: tenant", "write 'until: looked'")]
    [InlineData("changes: tenant, until: looked", "changes: tenant, until: guests < 5", "write 'until: looked'")]
    [InlineData("changes: tenant, until: looked", "changes: tenant, until: looked, filesCase: false", "it must file one")]
    [InlineData("changes: tenant", "changes: host", "There is no value 'host'")]
    [InlineData("changes: tenant", "changes: state to gone", "open, done")]
    [InlineData("changes: tenant", "changes: state from open", "says not what changes")]
    [InlineData("changes: tenant", "appears: false", "can only be true")]
    [InlineData("changes: tenant, until: looked", "lapses: guests", "'guests' is no column of days")]
    [InlineData("overdue: ends while state is open", "overdue: ends", "'dueOn while state is open'")]
    [InlineData("overdue: ends while state is open", "overdue: ends while ends < 3", "it has no levels")]
    [InlineData("when: [guests >= 5], until: guests < 5", "when: [tenant is 甲], until: tenant is not 甲", "'tenant' is text or a day")]
    [InlineData("often: rows 2 times within 1h", "often: rows 1 times within 1h", "from 2 to 100 times")]
    [InlineData(", often: rows 2 times within 1h", "", "one of changes, appears, lapses")]
    [InlineData("register: lease", "register: bin", "'bin' is a kind of devices")]
    [InlineData("kind: bin", "kind: lease", "'lease' is a register")]
    [InlineData("looked: A-1", "looked: A-2", "There is no row 'A-2'")]
    [InlineData("tenant: 乙, guests: 5", "tenant: 乙, guests: many", "'guests' is no number")]
    [InlineData("tenant: 乙, guests: 5", "tenant: 乙", "'guests' is lacking")]
    [InlineData("tenant: 乙", "host: 乙", "host")]
    public void A_mistake_says_the_mend(string right, string wrong, string mend)
    {
        var problems = Read(Good, Needing.With(right, wrong)).Files[1].Problems;
        problems.ShouldContain(p => p.Message.Contains(mend, StringComparison.Ordinal), string.Join('\n', problems));
        problems.ShouldAllBe(p => !p.Sentence.En.Contains('{') && !p.Sentence.Zh.Contains('{'));
    }

    [Fact]
    public void Conditions_on_a_register_are_declared_with_it()
    {
        var other = Needing.With("package: needing", "package: third").With("needs: [test]", "needs: [test, needing]").With("  bin:\n    conditions", "  lease:\n    conditions");
        Read(Good, Needing, other[..other.IndexOf("registers:", StringComparison.Ordinal)]).Files[2].Problems.ShouldContain(p => p.Code == "watchesRegister");
    }
}
