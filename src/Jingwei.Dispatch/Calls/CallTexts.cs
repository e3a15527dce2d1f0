using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Dispatch.Calls;

/// <summary>What messages to people say. No names and no numbers of reporters: an SMS is read by whoever holds the phone.</summary>
internal static class CallTexts
{
    public static Text Ring(CaseForDispatch found, CallRow call) => call.Role == CallRole.Crew
        ? new($"【经纬】请处置：{found.Title.Zh}，{found.Address.Zh}。案卷 {found.Number}。", $"[Jingwei] Please clear: {found.Title.En}, {found.Address.En}. Case {found.Number}.")
        : new($"【经纬】请接单：{found.Title.Zh}，{found.Address.Zh}。案卷 {found.Number}。", $"[Jingwei] Please take: {found.Title.En}, {found.Address.En}. Case {found.Number}.");

    public static Text Over(CaseForDispatch found) => new(
        $"【经纬】{found.Title.Zh} 已自行恢复，无需前往，谢谢。案卷 {found.Number}。", $"[Jingwei] {found.Title.En} is over by itself; no need to go, thank you. Case {found.Number}.");
}
