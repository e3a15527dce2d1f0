using Jingwei.Sim.World;

namespace Jingwei.Sim.People;

/// <summary>
/// Decides what a played person does next about a case. Pure: the same person, case, round and seed give the same intent. Only
/// moves that the city allows are chosen; where it allows none that fits, the person waits.
/// </summary>
public sealed class Mind(Chance chance)
{
    /// <param name="userName">Who decides.</param>
    /// <param name="caseNumber">About which case.</param>
    /// <param name="at">What they know.</param>
    /// <returns>Null when there is nothing for this person to do now.</returns>
    public Intent? Decide(string userName, string caseNumber, Situation at)
    {
        var stream = $"{caseNumber}/{userName}/{at.State}/{at.Round}";
        var intent = (at.Role, at.State) switch
        {
            ("operator", "done") => Check(stream, at),
            ("operator", "filed") => new Intent("assign", Habits.Assign.Draw(chance, stream), "请就近过去看看"),
            ("operator", _) => null,
            ("crew", "handedOver" or "handling") => Clear(stream, at),
            (_, "filed") => Answer(stream, at),
            (_, "accepted") => new Intent("onTheWay", Habits.SetOff.Draw(chance, stream)),
            (_, "onTheWay") => new Intent("arrived", Math.Max(2, at.TravelSeconds)),
            (_, "arrived") => Look(stream, at),
            (_, "confirmed") => Act(stream, at),
            _ => null,
        };
        return intent is { Move: { } move } && !at.Allowed.Contains(move) ? null : intent;
    }

    /// <summary>Whether this phone shows the ring at once; if not, the city has to go on by SMS and call.</summary>
    public bool PhoneIsLocked(string userName, string caseNumber, int round) =>
        IsLocked($"{caseNumber}/{userName}/filed/{round}");

    private Intent Answer(string stream, Situation at)
    {
        if (at.IsBusy)
        {
            return new Intent("declined", Habits.Answer.Draw(chance, stream + "/busy"), "手上还有一件没处理完");
        }

        var mood = chance.Uniform(stream + "/mood");
        if (mood < Habits.MissesRing)
        {
            return new Intent(null, 0);
        }

        return mood < Habits.MissesRing + Habits.Declines
            ? new Intent("declined", Habits.Answer.Draw(chance, stream), "正在帮路人，走不开")
            : new Intent("accept", (IsLocked(stream) ? Habits.AnswerLocked : Habits.Answer).Draw(chance, stream));
    }

    private bool IsLocked(string stream) => chance.Happens(Habits.PhoneLocked, stream + "/locked");

    private Intent Look(string stream, Situation at)
    {
        var after = Habits.Look.Draw(chance, stream);
        return at.Finding switch
        {
            Finding.ReallySo => new Intent("reallySo", after, "", [true]),
            Finding.AlreadyClear => new Intent("alreadyClear", after, "到场时已经清理干净", [false]),
            Finding.FalseAlarm => new Intent("falseAlarm", after, "现场正常，传感器误报", [false]),
            _ => new Intent("notFound", after, "按描述没有找到", [false]),
        };
    }

    private Intent Act(string stream, Situation at) =>
        at.CanDoItAlone && chance.Happens(Habits.PicksUp, stream + "/alone")
            ? new Intent("pickedUp", Habits.PickUp.Draw(chance, stream), "随手处理好了", [true, false])
            : new Intent("handedOver", Habits.DecideAndCall.Draw(chance, stream), "请来处理");

    private Intent? Clear(string stream, Situation at) => at.State == "handedOver"
        ? at.IsBusy ? null : new Intent("startWork", Habits.CrewSetsOff.Draw(chance, stream) + at.TravelSeconds)
        : new Intent("done", Habits.CrewWork.Draw(chance, stream), "已清理，周边已保洁", [false]);

    private Intent Check(string stream, Situation at) => at.Round == 0 && chance.Happens(Habits.SendsBack, stream + "/back")
        ? new Intent("returned", Habits.Check.Draw(chance, stream), "照片里地面还有散落物，请再清一遍")
        : new Intent("checked", Habits.Check.Draw(chance, stream), "看过照片和读数，已经干净");
}
