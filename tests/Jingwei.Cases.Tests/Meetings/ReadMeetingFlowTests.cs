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

    [Fact]
    public void Every_mistake_has_a_sentence_in_both_languages() =>
        ReadMeetingFlow.Sentences.English.Keys.ShouldBe(ReadMeetingFlow.Sentences.Chinese.Keys);
}
