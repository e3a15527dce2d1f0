using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Meetings;

/// <summary>What messages say of a meeting: its number, who, where and when; what it is about is read behind the sign-in.</summary>
public static class MeetingMessages
{
    /// <param name="at">The time to come, as the city's clock shows it.</param>
    public static Text Called(MeetingKind kind, string number, string address, DateTimeOffset at) => kind == MeetingKind.Summons
        ? new Text($"约请 {number}：请于 {When(at)} 前到{address}，并在手机上回应。", $"Summons {number}: come to {address} by {When(at)}, and answer on your phone.")
        : new Text($"联席会议 {number}：{When(at)} 在{address}，请在手机上回应。", $"Joint meeting {number}: {When(at)} at {address}; answer on your phone.");

    public static Text MustCome(string number, DateTimeOffset at) =>
        new($"{number}：上级要求必须到场，{When(at)} 前。", $"{number}: the level above insists; come by {When(at)}.");

    public static Text Agreed(string number, DateTimeOffset dueAt) =>
        new($"{number}：有一件说定由您方办的事，{When(dueAt)} 前办完。", $"{number}: something was agreed for you to do by {When(dueAt)}.");

    /// <param name="of">The body or person that did not answer, come or do it.</param>
    /// <param name="state">Where it stands.</param>
    public static Text MustLook(string number, Text of, Text state) =>
        new($"{number}：{of.Zh}（{state.Zh}），请过问。", $"{number}: {of.En} ({state.En}); please look.");

    private static string When(DateTimeOffset at) => at.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
