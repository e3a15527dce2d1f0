using Jingwei.Dispatch.Rules;
using Jingwei.Foundation;

namespace Jingwei.Dispatch.Tests;

public sealed class NearestFirstTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-22T00:00:00Z");

    [Fact]
    public void Who_declined_in_an_earlier_round_comes_after_everybody_else_and_is_still_better_than_nobody()
    {
        var near = At("near", 0.0001) with { DeclinedBefore = true };
        var busy = At("busy", 0.002) with { BusyWith = "2026-沪-000001" };
        Chosen(near, busy).ShouldBe("busy");
        Chosen(near).ShouldBe("near");
        NearestFirst.Choose([near, busy], StreetRig.Bin, Now).Reasons.Single(r => r.Code == "considered").Args!["why"].ShouldBe("declinedBefore");
    }

    [Fact]
    public void The_free_go_before_the_busy_and_the_known_before_the_lost()
    {
        var lost = At("lost", 0.0001) with { PositionAt = Now.AddMinutes(-11) };
        Chosen(At("far", 0.004), lost).ShouldBe("far");
        Chosen(lost, At("busy", 0.0001) with { BusyWith = "2026-沪-000001" }).ShouldBe("lost");
        Chosen(At("called", 0.0001) with { CalledBefore = true }).ShouldBeNull();
    }

    private static string? Chosen(params Candidate[] candidates) => NearestFirst.Choose(candidates, StreetRig.Bin, Now).Chosen?.UserName;

    private static Candidate At(string name, double east) =>
        new(1, name, Text.Same(name), new GeoPoint(StreetRig.Bin.Lon + east, StreetRig.Bin.Lat), Now, null, null, false);
}
