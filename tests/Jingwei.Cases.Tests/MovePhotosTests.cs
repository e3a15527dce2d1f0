using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

/// <summary>What was picked up on the spot is shown before and after, by two photos.</summary>
public sealed class MovePhotosTests
{
    [Fact]
    public void Two_photos_suffice_for_before_and_after() => Lacking(CaseMove.PickedUp, "before", "after").ShouldBeNull();

    [Theory]
    [InlineData]
    [InlineData("before")]
    public void A_photo_that_is_missing_is_asked_for(params string[] files) => Lacking(CaseMove.PickedUp, files).ShouldBe("photos_required");

    [Fact]
    public void The_same_photo_twice_is_refused_as_just_that() => Lacking(CaseMove.PickedUp, "one", "one").ShouldBe("photos_same");

    [Fact]
    public void A_move_that_needs_no_photo_takes_any() => Lacking(CaseMove.ReallySo, "one", "one").ShouldBeNull();

    private static string? Lacking(CaseMove move, params string[] files) =>
        MovePhotos.Lacking(CaseWorkflow.Lines.First(l => l.Move == move), files)?.Code;
}
