using System.Text.Json;
using Jingwei.Cases.Causes;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Causes;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation;

namespace Jingwei.Cases.Appraisals;

/// <summary>A change of a case that its history tells: from which step to which, by whom, and what the move does.</summary>
/// <param name="At">When it happened, as the one who did it says; of what needed an approval, when that was given.</param>
/// <param name="RecordedAt">When clocks heard of it.</param>
/// <param name="Does">Null of what a rule did.</param>
/// <param name="ById">Null of what a rule did.</param>
/// <param name="BodyId">Of a dispatch: to whom; of a dispute or its ruling: who has it from then on.</param>
internal sealed record CaseTurn(string From, string To, DateTimeOffset At, DateTimeOffset RecordedAt, MoveVerb? Does, long? ById, long? BodyId = null);

/// <summary>Follows the lines of a case's history through its workflow. Lines that change nothing (notes, calls, what a sensor says, requests) are passed over. Pure.</summary>
internal static class CaseWalk
{
    private const string SuspensionEnded = "suspensionEnded";

    public static IReadOnlyList<CaseTurn> Of(CaseRow row, Workflow flow, IReadOnlyList<CaseHistoryRow> lines, IReadOnlyList<CaseClockRow> clocks)
    {
        var turns = new List<CaseTurn>();
        var (step, at) = (flow.Begin, row.OpenedAt);
        string? unsampled = null;
        string? mergedFrom = null;
        foreach (var line in lines)
        {
            if (line.Code == MergeCases.MergedCode)
            {
                // Merged: nobody waits for it any more, as for one that was voided. Split off, it goes on where it was.
                (mergedFrom, at) = (step, line.At < at ? at : line.At);
                turns.Add(new CaseTurn(step, flow.Ended.Id, at, line.RecordedAt, MoveVerb.Void, line.ById));
                step = flow.Ended.Id;
                continue;
            }
            if (line.Code == MergeCases.SplitCode && mergedFrom is not null)
            {
                var back = flow.AfterSplit(mergedFrom);
                at = line.At < at ? at : line.At;
                turns.Add(new CaseTurn(step, back, at, line.RecordedAt, MoveVerb.Return, line.ById));
                (step, mergedFrom) = (back, null);
                continue;
            }
            var move = line.ById is null ? null : flow.Find(step, line.Code);
            if (line.Code == SettleChildren.SolvedCode && CauseEnd.WayOf(flow) is { } way)
            {
                // What the cause's own body did for it was handled; of anything else nobody had a hand in it.
                at = line.At < at ? at : line.At;
                turns.Add(new CaseTurn(step, way.To!, at, line.RecordedAt, WasHandled(line) ? MoveVerb.Go : null, null));
                (step, unsampled) = (way.To!, way.Unsampled);
                continue;
            }
            var to = move is not null ? ToOf(move, flow, line, clocks) ?? step : ByRule(flow, line.Code, unsampled);
            if (to is null && line.Code != SuspensionEnded)
                continue;
            if (move is { Does: MoveVerb.Note or MoveVerb.Decline })
                continue;
            // Whose it would have been changes nothing of what has ended.
            if (move is { Does: MoveVerb.Rule } && flow.Step(step).Stage == CaseStage.Ended)
                continue;
            unsampled = move?.Unsampled;
            var happened = move?.Approval is null ? line.At : line.RecordedAt;
            // A phone that tells late may tell of an instant before the last one; a step cannot end before it began.
            at = happened < at ? at : happened;
            turns.Add(new CaseTurn(step, to ?? step, at, line.RecordedAt, line.Code == SuspensionEnded ? MoveVerb.Resume : move?.Does, line.ById, move?.Does is MoveVerb.Dispatch or MoveVerb.Disown or MoveVerb.Rule ? BodyOf(line) : null));
            step = to ?? step;
        }
        return turns;
    }

    // Whether a crew had been called, or a body named, is not in the line; which clock began with it is.
    private static string? ToOf(WorkflowMove move, Workflow flow, CaseHistoryRow line, IReadOnlyList<CaseClockRow> clocks) =>
        (move.ToUncrewed ?? move.ToBodiless) is { } uncrewed && clocks.Any(c => c.SetAt == line.RecordedAt && flow.FindClock(c.Kind) is { } clock && clock.Runs.Contains(uncrewed) && !clock.Runs.Contains(move.To ?? ""))
            ? uncrewed
            : move.To;

    private static string? ByRule(Workflow flow, string code, string? unsampled) => code switch
    {
        "clearedItself" => flow.ClearedItself,
        "reopened" => flow.Reopened,
        "closedUnsampled" => unsampled,
        _ => null,
    };

    private static bool WasHandled(CaseHistoryRow line)
    {
        using var args = JsonDocument.Parse(line.Args!);
        return args.RootElement.GetProperty(SettleChildren.HandledArgument).GetBoolean();
    }

    private static long? BodyOf(CaseHistoryRow line)
    {
        if (line.Args is null)
            return null;
        using var args = JsonDocument.Parse(line.Args);
        return args.RootElement.TryGetProperty(MakeMove.BodyArgument, out var id) ? Ids.Find(id.GetString()) : null;
    }
}
