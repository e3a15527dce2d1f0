namespace Jingwei.Cases.Contracts;

/// <summary>直通快办: that the reader may send the case straight to one of these bodies.</summary>
/// <param name="Move">The name of the move.</param>
/// <param name="Bodies">The first that is proposed before the others.</param>
/// <param name="SamplePercent">The share of what is done that somebody else checks.</param>
public sealed record StraightView(string Move, IReadOnlyList<BodyView> Bodies, int SamplePercent);
