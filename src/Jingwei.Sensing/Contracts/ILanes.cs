namespace Jingwei.Sensing.Contracts;

/// <summary>The lanes that judge readings.</summary>
public interface ILanes
{
    /// <summary>The kind of the waits by which lanes wake: time passes in a lane, mostly without anything happening.</summary>
    public const string WakeKind = "lane.wake";

    /// <summary>
    /// Completes when every input that was accepted before the call has been evaluated and its outputs are stored. What a lane that has failed
    /// still holds is not waited for.
    /// </summary>
    Task Drain(CancellationToken ct);

    /// <summary>
    /// Puts a revision of the packages into force in every lane, at its place in the lane's order; completes when that is stored. One that a lane was told before
    /// changes nothing. A lane that begins later begins by the revision that the catalog has then: who puts a revision into force calls this before and after.
    /// </summary>
    Task ChangeRules(int revision, CancellationToken ct);
}
