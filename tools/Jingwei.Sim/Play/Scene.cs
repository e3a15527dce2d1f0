using Jingwei.Sim.People;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>What is really to be seen at the place of a case, and what work changes there.</summary>
internal sealed class Scene(TownParts parts)
{
    /// <summary>Trouble that was over for longer than this when the case was opened is not what the case is about.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    private readonly HashSet<string> putRight = [];

    internal Finding FindingOf(TaskAnswer task, DateTimeOffset now)
    {
        if (parts.World.Find(task.DeviceId) is { } thing)
        {
            var wasSo = parts.World.Troubles.Any(
                t => t.DeviceId == thing.Id && t.From <= now && (t.Until ?? now) >= task.OpenedAt - Remembered);
            return thing.IsWrong ? Finding.ReallySo : wasSo ? Finding.AlreadyClear : Finding.FalseAlarm;
        }

        return parts.Chance.Uniform($"{task.Number}/found") switch
        {
            < 0.86 => Finding.ReallySo,
            < 0.92 => Finding.AlreadyClear,
            _ => Finding.NotFound,
        };
    }

    /// <summary>
    /// An open door is shut by whoever stands there; some full bins only need a bag changed, most need the cart; of what people report
    /// half is small.
    /// </summary>
    internal bool CanBeDoneAlone(TaskAnswer task) => parts.World.Find(task.DeviceId)?.Facts.Kind switch
    {
        "ebox" => true,
        "bin" => parts.Chance.Happens(0.35, $"{task.Number}/small"),
        null => parts.Chance.Happens(0.5, $"{task.Number}/small"),
        _ => false,
    };

    /// <summary>Work that a played person finished changes the street.</summary>
    internal void NoteMove(TaskAnswer task, string move, DateTimeOffset now)
    {
        if (move is "done" or "pickedUp")
        {
            putRight.Add(task.Number);
            parts.World.PutRight(task.DeviceId, now);
        }
        else if (move == "returned")
        {
            putRight.Remove(task.Number);
        }
    }

    /// <summary>So does work that somebody finished by hand.</summary>
    internal void NoteClearedByOthers(IEnumerable<CaseRow> rows, DateTimeOffset now)
    {
        foreach (var row in rows.Where(r => r is { State: "done", Outcome: "cleared" or "pickedUp" } && putRight.Add(r.Number)))
        {
            parts.World.PutRight(row.DeviceId, now);
        }
    }
}
