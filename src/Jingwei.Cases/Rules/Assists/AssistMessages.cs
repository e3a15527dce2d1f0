using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Assists;

/// <summary>What messages say of parts: a number and what is to be done; the rest is read behind the sign-in.</summary>
public static class AssistMessages
{
    /// <param name="by">By when, as the city's clock shows it.</param>
    public static Text Asked(string number, string by) => new($"案卷 {number} 请贵单位协办，{by} 前完成，请先确认。", $"You are asked to help with case {number} by {by}; please say whether you will.");

    public static Text Declined(string number) => new($"案卷 {number} 的协办被谢绝，请另请单位或撤回。", $"A body declined its part of case {number}; ask another or withdraw it.");

    public static Text Done(string number) => new($"案卷 {number} 的协办已办完。", $"A part of case {number} is done.");

    public static Text Withdrawn(string number) => new($"案卷 {number} 的协办已撤回，不用再办。", $"Your part of case {number} was withdrawn.");

    public static Text Overtaken(string number) => new($"案卷 {number} 已了结，协办不用再办。", $"Case {number} has ended; your part of it need not be done any more.");

    public static Text Late(string number) => new($"案卷 {number} 的协办已超期。", $"A part of case {number} is late.");

    public static Text Raised(string number) => new($"案卷 {number} 的协办无人处理，请过问。", $"Nobody acts on a part of case {number}; please look.");
}
