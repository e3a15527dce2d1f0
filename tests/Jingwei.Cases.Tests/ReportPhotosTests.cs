using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;

namespace Jingwei.Cases.Tests;

/// <summary>The reporter sees their own photos and what it looks like afterwards; nothing from in between.</summary>
public sealed class ReportPhotosTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Own_photos_and_the_newest_after_photo_are_shown()
    {
        var photos = ReportPhotos.Of(new WorkflowBook().NewestOf("street"), [Line("filedFromReport", "own1", "own2"), Line("reallySo", "scene"), Line("done", "after1"), Line("returned"), Line("done", "after2", "more")]);
        photos.Select(p => $"{p.Label} {p.Id}").ShouldBe(["reported own1", "reported own2", "after after2"]);
    }

    [Fact]
    public void Of_what_was_picked_up_on_the_spot_only_the_second_photo_is_after() =>
        ReportPhotos.Of(new WorkflowBook().NewestOf("street"), [Line("pickedUp", "before", "after")]).ShouldHaveSingleItem().Id.ShouldBe("after");

    [Fact]
    public void Work_without_a_photo_leaves_the_one_before() =>
        ReportPhotos.Of(new WorkflowBook().NewestOf("street"), [Line("done", "after"), Line("done")]).ShouldHaveSingleItem().Id.ShouldBe("after");

    private static (string, IReadOnlyList<string>, DateTimeOffset) Line(string code, params string[] files) => (code, files, At);
}
