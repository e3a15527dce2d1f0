using Jingwei.Cases.FirstAsked;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>首问负责 of a case, as its page shows it.</summary>
/// <param name="Next">Who is to see the asker through instead, once one who leads agrees.</param>
/// <param name="MayTell">The reader says that, and how, the asker was told.</param>
/// <param name="MayHand">The reader may ask that somebody else sees the asker through.</param>
/// <param name="MayWithdraw">The reader may take that back.</param>
/// <param name="MayDecide">The reader agrees to it or not.</param>
public sealed record FirstAskedView(
    Text By, DateTimeOffset At, FirstAskedState State, DateTimeOffset? TellBy, DateTimeOffset? ToldAt, ToldHow? ToldHow, string? ToldWords, Text? Next, string? NextReason,
    bool MayTell, bool MayHand, bool MayWithdraw, bool MayDecide);

/// <summary>Told to whoever was asked first, and to the desks of the area when it is late.</summary>
/// <param name="What">The case's step, or the code of the line of history.</param>
public sealed record FirstAskedNews(string CaseNumber, Text Title, string What, FirstAskedState State, DateTimeOffset? TellBy);
