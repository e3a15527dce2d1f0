using Jingwei.Scenarios.Workshop;

namespace Jingwei.Scenarios.Rules;

/// <summary>The life of a proposal: what may be done in which state, by whom, and where it leads. Nobody decides on their own.</summary>
internal static class ProposalLife
{
    private static readonly (ProposalMove Move, ProposalState From, ProposalState To, bool ByAuthor)[] Table =
    [
        (ProposalMove.Save, ProposalState.Draft, ProposalState.Draft, true),
        (ProposalMove.Save, ProposalState.Returned, ProposalState.Draft, true),
        (ProposalMove.Submit, ProposalState.Draft, ProposalState.Submitted, true),
        (ProposalMove.Submit, ProposalState.Returned, ProposalState.Submitted, true),
        (ProposalMove.TakeBack, ProposalState.Submitted, ProposalState.Draft, true),
        (ProposalMove.Publish, ProposalState.Submitted, ProposalState.Published, false),
        (ProposalMove.Return, ProposalState.Submitted, ProposalState.Returned, false),
        (ProposalMove.Withdraw, ProposalState.Draft, ProposalState.Withdrawn, true),
        (ProposalMove.Withdraw, ProposalState.Returned, ProposalState.Withdrawn, true),
        (ProposalMove.Withdraw, ProposalState.Submitted, ProposalState.Withdrawn, true),
    ];

    /// <summary>Where the move leads; null when it cannot be made there.</summary>
    public static ProposalState? After(ProposalState state, ProposalMove move) =>
        Table.Where(t => t.From == state && t.Move == move).Select(t => (ProposalState?)t.To).FirstOrDefault();

    /// <summary>Whether the author makes the move, or somebody else.</summary>
    public static bool IsTheAuthors(ProposalMove move) => Table.First(t => t.Move == move).ByAuthor;

    /// <summary>What somebody may do with a proposal.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="isAuthor">Whether they wrote it.</param>
    /// <param name="mayWrite">Whether they may propose at all.</param>
    /// <param name="mayPublish">Whether they may decide about others' proposals.</param>
    public static IReadOnlyList<ProposalMove> Allowed(ProposalState state, bool isAuthor, bool mayWrite, bool mayPublish) =>
        [.. Table.Where(t => t.From == state && t.ByAuthor == isAuthor && (t.ByAuthor ? mayWrite : mayPublish)).Select(t => t.Move)];
}
