using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Workflows;

/// <summary>Whether the parts of a workflow fit together: a case that follows it always has a clock, can always end, and nobody checks what they did. Pure.</summary>
internal static class CheckWorkflow
{
    public static void Run(YamlPlace root, Workflow flow, string file)
    {
        if (file.Split('/') is [.., var folder, var leaf] && (folder != flow.Name || leaf != $"{flow.Version}.yaml"))
            root.Find("workflow").Wrong("notFile", ("given", $"{flow.Name}/{flow.Version}.yaml"));
        Known(root.Find("begin"), flow, flow.Begin);
        Known(root.Find("whenClearedItself"), flow, flow.ClearedItself);
        Known(root.Find("whenReopened"), flow, flow.Reopened);
        foreach (var (place, clock) in root.Find("clocks").Entries().Zip(flow.Clocks))
            foreach (var step in clock.Runs.Concat(clock.Anew).Concat(clock.GoesOn))
                Known(place, flow, step);
        if (flow.Clocks.Count(c => c.Main) != 1)
            root.Find("clocks").Wrong("mainClock");
        Moves(root, flow);
        if (flow.FindStep(flow.Begin) is not null && flow.Moves.All(m => m.From.All(f => flow.FindStep(f) is not null) && Targets(m).All(t => flow.FindStep(t) is not null)))
            Whole(root, flow);
    }

    private static void Moves(YamlPlace root, Workflow flow)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var (place, line) in root.Find("moves").Items().Zip(flow.Moves))
        {
            foreach (var step in line.From.Concat(Targets(line)))
                Known(place, flow, step);
            foreach (var from in line.From.Where(f => !pairs.Add((line.Move, f))))
                place.Wrong("moveTwice", ("move", line.Move), ("step", from));
            if (line.From.Count == 0)
                place.Wrong("fromLacking");
            if (line.To is not null && line.Does is MoveVerb.Note or MoveVerb.Decline)
                place.Wrong("noteMoves");
            if (line.To is null && line.Does is MoveVerb.Go or MoveVerb.Take or MoveVerb.GiveBack or MoveVerb.Start or MoveVerb.PickUp or MoveVerb.Return or MoveVerb.Assign or MoveVerb.Dispatch or MoveVerb.Void)
                place.Wrong("toLacking", ("move", line.Move));
            if ((line.Does == MoveVerb.Disown) != (line.Within is not null) || (line.Does == MoveVerb.Disown) != (line.RuledWithin is not null))
                place.Wrong("disownTimes");
            if (line.Does == MoveVerb.Disown && (line.To is not null || line.Approval is not null || flow.Moves.All(m => m.Does != MoveVerb.Rule || !line.From.All(m.From.Contains))))
                place.Wrong("disownUnruled");
            if (line.Does == MoveVerb.Rule && (line.To is not null || line.Approval is not null))
                place.Wrong("ruleMoves");
            if ((line.Unsampled is not null) != (line.Does == MoveVerb.PickUp || (line.Straight && line.Does == MoveVerb.Go)))
                place.Wrong("unsampled");
            if (line.Straight && line.Does is not (MoveVerb.Dispatch or MoveVerb.Go))
                place.Wrong("straightMoves");
            if (line.Does == MoveVerb.Take && flow.FindStep(line.To ?? "") is { } taken && taken.Hold is not (CaseHold.Officer or CaseHold.Desk))
                place.Wrong("takenUnheld");
            if (line.Records == MoveRecord.Attempt != (line.Does == MoveVerb.Note && line.Records != MoveRecord.Nothing))
                place.Wrong("recordMoves");
            if (line.Records is MoveRecord.Answer && (line.Note != NoteNeed.Required || !line.Handles))
                place.Wrong("answerUnsaid");
            foreach (var from in line.From.Where(f => line.AfterTries > 0 && !flow.Moves.Any(m => m.Records == MoveRecord.Attempt && m.From.Contains(f))))
                place.Wrong("triesWithoutAttempt", ("step", from));
            if (line.From.Select(flow.FindStep).Any(s => s?.Stage == CaseStage.Check) && line.Handles)
                place.Wrong("checkHandles");
        }
    }

    private static void Whole(YamlPlace root, Workflow flow)
    {
        foreach (var (place, step) in root.Find("steps").Entries().Zip(flow.Steps))
        {
            if (step.Stage != CaseStage.Ended && !flow.Clocks.Any(c => c.Runs.Contains(step.Id)))
                place.Wrong("stepWithoutClock");
            if (step.Stage == CaseStage.Ended && flow.Clocks.Any(c => c.Runs.Contains(step.Id)))
                place.Wrong("endedWithClock");
        }
        var reached = Closure([flow.Begin, .. new[] { flow.ClearedItself, flow.Reopened }.OfType<string>()], s => flow.Moves.Where(m => m.From.Contains(s)).SelectMany(Targets));
        var ending = Closure(flow.Steps.Where(s => s.Stage == CaseStage.Ended).Select(s => s.Id), s => flow.Moves.Where(m => Targets(m).Contains(s)).SelectMany(m => m.From));
        foreach (var (place, step) in root.Find("steps").Entries().Zip(flow.Steps))
        {
            if (!reached.Contains(step.Id))
                place.Wrong("stepUnreached");
            if (!ending.Contains(step.Id))
                place.Wrong("stepEndless");
        }
    }

    private static HashSet<string> Closure(IEnumerable<string> start, Func<string, IEnumerable<string>> next)
    {
        var found = new HashSet<string>();
        var waiting = new Queue<string>(start);
        while (waiting.TryDequeue(out var step))
            if (found.Add(step))
                foreach (var one in next(step))
                    waiting.Enqueue(one);
        return found;
    }

    private static IEnumerable<string> Targets(WorkflowMove line) => new[] { line.To, line.ToUncrewed, line.ToBodiless, line.Unsampled }.OfType<string>();

    private static void Known(YamlPlace place, Workflow flow, string? step)
    {
        if (step is not null && flow.FindStep(step) is null)
            place.Wrong("stepUnknown", ("given", step), ("known", string.Join(", ", flow.Steps.Select(s => s.Id))));
    }
}
