using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Workflows;

/// <summary>Reads a workflow; what is wrong is noted with file and line. Pure.</summary>
internal static class ReadWorkflow
{
    /// <summary>What can be wrong with a workflow, in sentences.</summary>
    public static readonly MistakeSentences Sentences = new(typeof(ReadWorkflow).Assembly, "Cases/Workflows/");

    private static readonly IReadOnlyDictionary<string, CaseStage> Stages = WordsOf<CaseStage>();
    private static readonly IReadOnlyDictionary<string, CaseHold> Holds = WordsOf<CaseHold>();
    private static readonly IReadOnlyDictionary<string, MoveVerb> Verbs = WordsOf<MoveVerb>();
    private static readonly IReadOnlyDictionary<string, CaseOutcome> Outcomes = WordsOf<CaseOutcome>();
    private static readonly IReadOnlyDictionary<string, NoteNeed> Notes = WordsOf<NoteNeed>();
    private static readonly IReadOnlyDictionary<string, CasePart> Parts = WordsOf<CasePart>().Where(p => p.Value != CasePart.None).ToDictionary();
    private static readonly IReadOnlyDictionary<string, MoveRecord> Records = WordsOf<MoveRecord>().Where(r => r.Value != MoveRecord.Nothing).ToDictionary();
    private static readonly IReadOnlyDictionary<string, TimeUnit> Units = WordsOf<TimeUnit>();

    /// <summary>The workflow; null when something is wrong with it.</summary>
    /// <param name="file">Such as <c>street/1.yaml</c>: folder and file bear its name and version.</param>
    public static Workflow? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
            return null;
        root.Only("workflow", "version", "name", "source", "begin", "whenClearedItself", "whenReopened", "steps", "clocks", "moves");
        var name = root.Get("workflow").Text();
        var version = root.Get("version").Whole(1, 9_999);
        var title = root.Get("name").Only("zh", "en").BothLanguages();
        var source = root.Get("source").Text();
        var (begin, clearedItself, reopened) = (root.Get("begin").Text(), root.Find("whenClearedItself").Text(), root.Find("whenReopened").Text());
        var steps = root.Get("steps").Entries().Select(Step).ToList();
        var clocks = root.Get("clocks").Entries().Select(Clock).ToList();
        var moves = root.Get("moves").Items().Select(Move).ToList();
        if (mistakes.Count > before)
            return null;
        var flow = new Workflow(name!, version!.Value, title!, source!, begin!, clearedItself, reopened, steps!, moves!, clocks!);
        CheckWorkflow.Run(root, flow, file);
        return mistakes.Count == before ? flow : null;
    }

    /// <summary>Stands for a name that is lacking, of what is not used.</summary>
    private static readonly Text Unnamed = Text.Same("");

    private static WorkflowStep? Step(YamlPlace place)
    {
        place.Only("zh", "en", "stage", "hold", "post", "unseen", "call");
        var call = TextsOf(place.Find("call"));
        if (call.FirstOrDefault(r => !Roles.All.Contains(r)) is { } unknown)
            place.Find("call").Wrong("notWord", ("given", unknown), ("known", string.Join(", ", Roles.All)));
        if (call.Count > 0 && place.Find("hold").Text() != "callOfficer")
            place.Find("call").Wrong("callWithoutCall");
        var (name, stage, hold) = (place.BothLanguages(), place.Get("stage").Word(Stages), place.Get("hold").Word(Holds));
        var (post, unseen) = (PartsOf(place.Find("post")), place.Find("unseen").Truth());
        if (hold is { } held && (held == CaseHold.Desk) != place.Find("post").IsThere)
            place.Wrong(held == CaseHold.Desk ? "postLacking" : "postWithoutDesk");
        if (stage is { } at && hold is { } by && (at == CaseStage.Ended) != (by == CaseHold.Nobody))
            place.Wrong("endedHeld");
        return name is null || stage is null || hold is null ? null : new WorkflowStep(place.Name, name, stage.Value, hold.Value, post, unseen, call);
    }

    private static WorkflowClock? Clock(YamlPlace place)
    {
        place.Only("zh", "en", "runs", "anew", "goesOn", "main", "limit");
        var name = place.BothLanguages();
        var clock = new WorkflowClock(
            place.Name, name ?? Unnamed, TextsOf(place.Get("runs")), TextsOf(place.Find("anew")), TextsOf(place.Find("goesOn")), place.Find("main").Truth(), Limit(place.Find("limit")));
        return name is null ? null : clock;
    }

    /// <summary>A limit such as <c>{ workingHours: 1.5 }</c>; null when it is not there, and noted when it is none.</summary>
    private static TimeLimit? Limit(YamlPlace place)
    {
        if (!place.IsThere)
            return null;
        if (place.Entries().ToList() is [var only] && Units.TryGetValue(only.Name, out var unit) && only.Text() is { } text
            && decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var amount) && TimeLimit.Find(amount, unit) is { } limit)
            return limit;
        place.Wrong("notLimit", ("known", string.Join(", ", Units.Keys)));
        return null;
    }

    private static WorkflowMove? Move(YamlPlace place)
    {
        place.Only("move", "zh", "en", "does", "from", "to", "toUncrewed", "toBodiless", "unsampled", "by", "note", "photos", "leastPhotos", "outcome", "handles", "approvedBy", "records", "afterTries", "within", "ruledWithin", "straight");
        var (move, name) = (place.Get("move").Text(), place.BothLanguages());
        var does = place.Find("does").IsThere ? place.Find("does").Word(Verbs) : MoveVerb.Go;
        var note = place.Find("note").IsThere ? place.Find("note").Word(Notes) : NoteNeed.Optional;
        var labels = TextsOf(place.Find("photos"));
        var least = place.Find("leastPhotos").IsThere ? place.Find("leastPhotos").Whole(0, labels.Count) : 0;
        var outcome = place.Find("outcome").Word(Outcomes);
        var records = place.Find("records").Word(Records) ?? MoveRecord.Nothing;
        var tries = place.Find("afterTries").IsThere ? place.Find("afterTries").Whole(1, 9) : 0;
        var line = new WorkflowMove(
            move ?? "", name ?? Unnamed, does ?? MoveVerb.Go, TextsOf(place.Get("from")), place.Find("to").Text(), place.Find("toUncrewed").Text(), place.Find("toBodiless").Text(), place.Find("unsampled").Text(),
            PartsOf(place.Get("by")), note ?? NoteNeed.Optional, least ?? 0, labels, outcome, place.Find("handles").Truth(),
            place.Find("approvedBy") is { IsThere: true } approval ? new MoveApproval(PartsOf(approval)) : null, records, tries ?? 0)
        {
            Within = Limit(place.Find("within")),
            RuledWithin = Limit(place.Find("ruledWithin")),
            Straight = place.Find("straight").Truth(),
        };
        return move is null || name is null || does is null || note is null || least is null || tries is null ? null : line;
    }

    /// <summary>One word, or a list of words.</summary>
    private static IReadOnlyList<string> TextsOf(YamlPlace place) =>
        !place.IsThere ? [] : place.IsList ? [.. place.Items().Select(i => i.Text()).OfType<string>()] : place.Text() is { } one ? [one] : [];

    private static CasePart PartsOf(YamlPlace place)
    {
        var parts = !place.IsThere ? [] : place.IsList ? place.Items().Select(i => i.Word(Parts)).ToList() : [place.Word(Parts)];
        return parts.OfType<CasePart>().Aggregate(CasePart.None, (all, p) => all | p);
    }

    private static Dictionary<string, T> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => v.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "");
}
