using Jingwei.Cases.Meetings;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Tests.Meetings;

/// <summary>Flows of meetings as files: what ships, and what is told of a wrong one.</summary>
public sealed class ReadMeetingFlowTests
{
    private static readonly (string File, string Yaml) Shipped = MeetingFlows.Files().Single(f => f.File == "summons/1.yaml");

    [Fact]
    public void What_ships_reads_without_a_mistake()
    {
        var mistakes = new List<FileMistake>();
        var flows = MeetingFlows.Files().Select(f => ReadMeetingFlow.Read(f.File, f.Yaml, mistakes)).ToList();
        mistakes.ShouldBeEmpty();
        flows.Select(f => f!.Kind).ShouldBe([MeetingKind.Joint, MeetingKind.Summons]);
    }

    [Theory]
    [InlineData("term: { workingHours: 4 } }\n    confirmed", " }\n    confirmed", "termLacking", 10)]
    [InlineData("means: came }", "means: came, term: { workingHours: 1 } }", "termInVain", 15)]
    [InlineData("means: excused }", "means: came }", "meansLacking", 8)]
    [InlineData("to: declined, by: body", "to: denied, by: body", "stepUnknown", 21)]
    [InlineData("to: checked, by: caller", "to: checked, by: body", "checksItself", 40)]
    [InlineData("from: [declined], to: excused, by: leader, words: optional", "from: [declined], to: excused, by: caller, words: sometimes", "notWord", 23)]
    [InlineData("{ workingDays: 2 }", "{ workingDays: 1.5 }", "notLimit", 34)]
    [InlineData("from: [missed], to: missedNoted", "from: [came], to: missedNoted", "waitsInVain", 16)]
    [InlineData("version: 1", "version: 2", "notFile", 2)]
    public void What_is_wrong_is_told_with_its_line(string right, string wrong, string code, int line)
    {
        var yaml = Shipped.Yaml.Replace(right, wrong, StringComparison.Ordinal);
        yaml.ShouldNotBe(Shipped.Yaml);
        var mistakes = new List<FileMistake>();
        ReadMeetingFlow.Read(Shipped.File, yaml, mistakes).ShouldBeNull();
        mistakes.Select(m => (m.Code, m.Line)).ShouldContain((code, line), string.Join('\n', mistakes));
    }

    /// <summary>Of all flows that ship: a body says what it does and nothing about itself; only who decides above excuses.</summary>
    [Fact]
    public void Nobody_judges_themselves()
    {
        foreach (var flow in new MeetingFlows().Newest)
        {
            foreach (var (track, move) in new[] { flow.Calls, flow.Items }.SelectMany(t => t.Moves.Select(m => (t, m))))
            {
                var means = track.Step(move.To).Means;
                (move.By, means).ShouldSatisfyAllConditions(
                    m => (m.By != MeetingPart.Body || m.means is MeetingMeans.Open or MeetingMeans.Declined or MeetingMeans.Here or MeetingMeans.Done).ShouldBeTrue(move.Move),
                    m => (m.means != MeetingMeans.Excused || m.By == MeetingPart.Leader).ShouldBeTrue(move.Move),
                    m => (m.means is not (MeetingMeans.Came or MeetingMeans.Checked or MeetingMeans.Released) || m.By == MeetingPart.Caller).ShouldBeTrue(move.Move));
            }
        }
    }

    [Fact]
    public void Every_mistake_has_a_sentence_in_both_languages() =>
        ReadMeetingFlow.Sentences.English.Keys.ShouldBe(ReadMeetingFlow.Sentences.Chinese.Keys);
}
