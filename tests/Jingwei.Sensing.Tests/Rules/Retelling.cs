using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>One device's inputs told in two ways that must come to the same.</summary>
internal static class Retelling
{
    private const int Revision = 0;

    /// <summary>Whether a process that dies after every few inputs, and starts again from its checkpoint, tells what one tells that never dies.</summary>
    public static bool SameWithRestarts(KindRules kind, IReadOnlyList<LaneInput> inputs, int every)
    {
        var whole = Run(new LaneState(_ => kind), inputs);
        var outputs = new List<LaneOutput>();
        var lane = new LaneState(_ => kind);
        for (var from = 0; from < inputs.Count; from += every)
        {
            outputs.AddRange(Run(lane, inputs.Skip(from).Take(every)));
            var next = new LaneState(_ => kind);
            next.Restore(lane.Position, lane.NowMs,
                [.. lane.Devices.Select(d => new RestoredTrack(d.Key, lane.Position, DeviceTrackCodec.Read(DeviceTrackCodec.Write(d.Value, Revision), kind)))]);
            lane = next;
        }
        return Say(outputs).SequenceEqual(Say(whole)) && outputs.Select(o => o.Seq).SequenceEqual(whole.Select(o => o.Seq));
    }

    /// <summary>Whether inputs that come late, within the lateness, come to the same episodes as timely ones, once the lateness has passed.</summary>
    /// <param name="kind">The rules.</param>
    /// <param name="inputs">Readings, each heard at its instant, in their order; the last after all others were heard.</param>
    /// <param name="lateMs">How much later each is heard; nothing for the last.</param>
    public static bool SameWhenLate(KindRules kind, IReadOnlyList<LaneInput> inputs, Func<int, long> lateMs)
    {
        var late = inputs.Select((input, i) => input with { ReceivedMs = input.ReceivedMs + lateMs(i) }).OrderBy(i => i.ReceivedMs).ThenBy(i => i.Seq)
            .Select((input, i) => input with { Seq = i + 1 });
        return Final(kind, inputs).SequenceEqual(Final(kind, late));
    }

    private static IEnumerable<(string, Episode)> Final(KindRules kind, IEnumerable<LaneInput> inputs) =>
        Run(new LaneState(_ => kind), inputs).GroupBy(o => (o.News.Condition, o.News.News.Number)).Select(g => (g.Key.Condition, g.Last().News.News))
            .Where(e => e.News.Change != EpisodeChange.Withdrawn).Select(e => (e.Condition, e.News.Episode)).OrderBy(e => e.Condition).ThenBy(e => e.Episode.StartMs);
}
