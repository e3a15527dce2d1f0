using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;

namespace Jingwei.Cases.Tests;

/// <summary>What was picked up on the spot is shown before and after, by two photos.</summary>
public sealed class MovePhotosTests
{
    [Fact]
    public void Two_photos_suffice_for_before_and_after() => Lacking("pickedUp", "before", "after").ShouldBeNull();

    [Theory]
    [InlineData]
    [InlineData("before")]
    public void A_photo_that_is_missing_is_asked_for(params string[] files) => Lacking("pickedUp", files).ShouldBe("photos_required");

    [Fact]
    public void The_same_photo_twice_is_refused_as_just_that() => Lacking("pickedUp", "one", "one").ShouldBe("photos_same");

    [Fact]
    public void A_move_that_needs_no_photo_takes_any() => Lacking("reallySo", "one", "one").ShouldBeNull();

    private static string? Lacking(string move, params string[] files) =>
        MovePhotos.Lacking(new WorkflowBook().NewestOf("street").AnyLine(move)!, files)?.Code;
}
