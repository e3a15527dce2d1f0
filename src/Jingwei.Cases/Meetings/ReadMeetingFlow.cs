using System.Globalization;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Meetings;

/// <summary>Reads the flow of a kind of meeting; what is wrong is noted with file and line. Pure.</summary>
internal static class ReadMeetingFlow
{
    public static readonly MistakeSentences Sentences = new(typeof(ReadMeetingFlow).Assembly, "Cases/Meetings/");

    public static readonly IReadOnlyList<MeetingMeans> MeansOfCalls = [MeetingMeans.Open, MeetingMeans.Declined, MeetingMeans.Here, MeetingMeans.Came, MeetingMeans.Missed, MeetingMeans.Excused];
    public static readonly IReadOnlyList<MeetingMeans> MeansOfItems = [MeetingMeans.Open, MeetingMeans.Done, MeetingMeans.Checked, MeetingMeans.Released];

    private static readonly Text Unnamed = Text.Same("");

    /// <summary>The flow; null when something is wrong with it.</summary>
    /// <param name="file">Such as <c>summons/1.yaml</c>: folder and file bear its kind and version.</param>
    public static MeetingFlow? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("meeting", "version", "name", "source", "calls", "items");
        var kind = root.Get("meeting").Word(WordsOf(Enum.GetValues<MeetingKind>()));
        var version = root.Get("version").Whole(1, 9_999);
        var name = root.Get("name").Only("zh", "en").BothLanguages();
        var source = root.Get("source").Text();
        var calls = Track(root.Get("calls"), MeansOfCalls);
        var items = Track(root.Get("items"), MeansOfItems);
        if (kind is { } of && version is { } number && file != $"{WordOf(of)}/{number}.yaml")
        {
            root.Get("meeting").Wrong("notFile", ("given", $"{WordOf(of)}/{number}.yaml"));
        }

        return mistakes.Count > before ? null : new MeetingFlow(kind!.Value, version!.Value, name!, source!, calls!, items!);
    }

    private static MeetingTrack? Track(YamlPlace place, IReadOnlyList<MeetingMeans> means)
    {
        if (!place.IsThere)
        {
            return null;
        }

        place.Only("begin", "steps", "moves");
        var begin = place.Get("begin").Text();
        var steps = place.Get("steps").Entries().Select(p => (Place: p, Step: Step(p, means))).ToList();
        var moves = place.Get("moves").Items().Select(p => (Place: p, Move: Move(p))).ToList();
        var track = new MeetingTrack(begin ?? "", [.. steps.Select(s => s.Step)], [.. moves.Select(m => m.Move)]);
        Check(place, track, steps, moves, means);
        return track;
    }

    private static void Check(
        YamlPlace place, MeetingTrack track, List<(YamlPlace Place, MeetingStep Step)> steps, List<(YamlPlace Place, MeetingMove Move)> moves, IReadOnlyList<MeetingMeans> means)
    {
        var known = track.Steps.Select(s => s.Id).ToHashSet();
        foreach (var (at, step) in new[] { (place.Find("begin"), track.Begin) }.Concat(moves.SelectMany(m => m.Move.From.Append(m.Move.To).Select(s => (m.Place, s)))))
        {
            if (step.Length > 0 && !known.Contains(step))
            {
                at.Wrong("stepUnknown", ("given", step), ("known", string.Join(", ", known)));
            }
        }

        foreach (var twice in moves.SelectMany(m => m.Move.From.Select(f => (m.Place, m.Move.Move, From: f))).GroupBy(m => (m.Move, m.From)).Where(g => g.Count() > 1))
        {
            twice.Last().Place.Wrong("moveTwice", ("move", twice.Key.Move), ("step", twice.Key.From));
        }

        foreach (var lacking in means.Where(m => track.Steps.All(s => s.Means != m)))
        {
            place.Wrong("meansLacking", ("given", WordOf(lacking)));
        }

        foreach (var (at, step) in steps)
        {
            if (step.Id != track.Begin && track.Moves.All(m => m.To != step.Id))
            {
                at.Wrong("stepUnreached");
            }

            if (!Ends(track, step.Id))
            {
                at.Wrong("stepEndless");
            }

            // What waits for somebody must be that somebody's to move.
            if (step.Waits != MeetingWait.Nobody && track.Allowed(step.Id, PartOf(step.Waits)).Count == 0)
            {
                at.Wrong("waitsInVain", ("given", WordOf(step.Waits)));
            }

            if (step.Means == MeetingMeans.Checked && moves.FirstOrDefault(m => m.Move.To == step.Id && m.Move.By.HasFlag(MeetingPart.Body)) is { Place: { } own })
            {
                own.Wrong("checksItself");
            }
        }
    }

    private static bool Ends(MeetingTrack track, string from)
    {
        var (seen, open) = (new HashSet<string>(), new Queue<string>([from]));
        while (open.TryDequeue(out var step))
        {
            if (track.Steps.FirstOrDefault(s => s.Id == step) is { Waits: MeetingWait.Nobody })
            {
                return true;
            }

            if (seen.Add(step))
            {
                track.Moves.Where(m => m.From.Contains(step)).ToList().ForEach(m => open.Enqueue(m.To));
            }
        }

        return false;
    }

    private static MeetingStep Step(YamlPlace place, IReadOnlyList<MeetingMeans> known)
    {
        place.Only("zh", "en", "means", "waits", "from", "term");
        var waits = place.Find("waits").IsThere ? place.Find("waits").Word(WordsOf(MeetingWait.Body, MeetingWait.Caller, MeetingWait.Leader)) ?? MeetingWait.Nobody : MeetingWait.Nobody;
        var from = place.Find("from").IsThere ? place.Find("from").Word(WordsOf(Enum.GetValues<TermFrom>())) ?? TermFrom.Entry : TermFrom.Entry;
        var term = Term(place.Find("term"));
        if ((waits != MeetingWait.Nobody) != place.Find("term").IsThere)
        {
            place.Wrong(waits == MeetingWait.Nobody ? "termInVain" : "termLacking");
        }

        return new MeetingStep(place.Name, place.BothLanguages() ?? Unnamed, place.Get("means").Word(WordsOf([.. known])) ?? MeetingMeans.Open, waits, from, term);
    }

    private static MeetingMove Move(YamlPlace place)
    {
        place.Only("move", "zh", "en", "from", "to", "by", "words");
        var from = place.Get("from");
        IReadOnlyList<string> steps = from.IsList ? [.. from.Items().Select(i => i.Text()).OfType<string>()] : from.Text() is { } one ? [one] : [];
        if (from.IsThere && steps.Count == 0)
        {
            from.Wrong("fromLacking");
        }

        return new MeetingMove(
            place.Get("move").Text() ?? "", place.BothLanguages() ?? Unnamed, steps, place.Get("to").Text() ?? "",
            place.Get("by").Word(WordsOf(MeetingPart.Body, MeetingPart.Caller, MeetingPart.Leader)) ?? MeetingPart.None, place.Get("words").Word(WordsOf(Enum.GetValues<NoteNeed>())) ?? NoteNeed.None);
    }

    /// <summary>A time such as <c>{ workingHours: 4 }</c>; null when it is not there, and noted when it is none.</summary>
    private static TimeLimit? Term(YamlPlace place)
    {
        if (!place.IsThere)
        {
            return null;
        }

        var units = WordsOf(Enum.GetValues<TimeUnit>());
        if (place.IsMap && place.Entries().ToList() is [var only] && units.TryGetValue(only.Name, out var unit) && only.Text() is { } text
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && TimeLimit.Find(amount, unit) is { } term)
        {
            return term;
        }

        place.Wrong("notLimit", ("known", string.Join(", ", units.Keys)));
        return null;
    }

    public static MeetingPart PartOf(MeetingWait wait) => wait switch
    {
        MeetingWait.Body => MeetingPart.Body,
        MeetingWait.Caller => MeetingPart.Caller,
        MeetingWait.Leader => MeetingPart.Leader,
        _ => MeetingPart.None,
    };

    /// <summary>As files and the API spell it.</summary>
    public static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "";

    private static Dictionary<string, T> WordsOf<T>(params IReadOnlyList<T> values)
        where T : struct, Enum => values.ToDictionary(WordOf);
}
