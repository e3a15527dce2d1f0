using Jingwei.Sim.Packages;

namespace Jingwei.Sim.Tests.Packages;

public sealed class ExampleClockTests
{
    private static readonly ExampleClock Clock = new(new DateOnly(2026, 11, 30));

    [Theory]
    [InlineData("10:00", "2026-11-30T02:00:00Z")]
    [InlineData("07:59:30", "2026-11-29T23:59:30Z")]
    [InlineData("day 3 10:00", "2026-12-02T02:00:00Z")]
    [InlineData("wed 10:00", "2026-12-02T02:00:00Z")]
    [InlineData("mon 00:00", "2026-11-29T16:00:00Z")]
    public void Instants_are_on_the_citys_clocks_and_the_first_day_is_the_monday(string text, string instant) =>
        Clock.Read(text).ShouldBe(DateTimeOffset.Parse(instant));

    [Theory]
    [InlineData("noon")]
    [InlineData("day x 10:00")]
    [InlineData("")]
    public void What_is_no_instant_is_said_to_be_none(string text) => Should.Throw<FormatException>(() => Clock.Read(text));

    [Theory]
    [InlineData("2026-01-05", "2026-11-30")]
    [InlineData("2025-12-31", "2026-11-25")]
    [InlineData("forever", "forever")]
    public void Days_of_rows_move_with_the_monday(string written, string played) => Clock.MoveDay(written).ShouldBe(played);

    [Theory]
    [InlineData("2026-11-26T12:00:00Z", "2026-11-29T16:00:00Z")]
    [InlineData("2026-11-29T15:59:00Z", "2026-11-29T16:00:00Z")]
    [InlineData("2026-11-29T16:00:00Z", "2026-12-06T16:00:00Z")]
    public void The_played_monday_has_not_begun_yet(string now, string start) =>
        ExampleClock.After(DateTimeOffset.Parse(now)).Start.ShouldBe(DateTimeOffset.Parse(start));

    [Fact]
    public void Instants_are_said_as_examples_write_them()
    {
        Clock.Say(Clock.Read("09:30")).ShouldBe("09:30:00");
        Clock.Say(Clock.Read("sun 23:00")).ShouldBe("day 7 23:00:00");
    }
}
