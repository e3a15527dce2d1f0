namespace Jingwei.Scenarios.Tests;

/// <summary>A package with one kind of device, one condition and one example, to try a sentence in.</summary>
internal static class ConditionSentences
{
    private const string Package = """
        package: test
        version: 1
        field: sanitation
        name: { zh: 测试, en: Test }
        purpose: { zh: 测试, en: Test }
        deviceKinds:
          thing: { name: { zh: 物, en: Thing }, interval: 10m, KIND, conditions: { found: { name: { zh: 发现, en: Found }, category: 03-01, severity: 1, SENTENCE } } }
        categories:
          - code: "03"
            name: { zh: 市容, en: Street }
            severity: 2
            clocks: { accept: 60s, arrive: 3m, clear: 10m, check: 1h }
            children: [ { code: 03-01, name: { zh: 满溢, en: Overflow }, severity: 2 } ]
        examples:
          - { name: nothing said, kind: thing, readings: [], expect: [], until: "10:00" }
          - { name: nothing said either, kind: thing, readings: [], expect: [], until: "11:00" }
          - { name: tried, kind: thing, readings: [ READINGS ], expect: [ EXPECT ], until: "UNTIL" }
        """;

    /// <summary>What is wrong with the sentence, or how the example does not come out; empty when all is well.</summary>
    /// <param name="kind">What the kind declares beside its name, such as <c>values: { … }</c>.</param>
    /// <param name="sentence">What makes it so, such as <c>noDataFor: 5m</c>.</param>
    /// <param name="readings">Such as <c>{ at: "10:00", fill: 93 }</c>, with commas.</param>
    /// <param name="expect">Such as <c>raised: "10:05"</c>, each in a text of its own.</param>
    /// <param name="until">How long the example goes on.</param>
    public static string Try(string kind, string sentence, string readings, string[] expect, string until)
    {
        var yaml = Package.Replace("KIND", kind).Replace("SENTENCE", sentence).Replace("READINGS", readings)
            .Replace("EXPECT", string.Join(", ", expect.Select(e => $"{{ condition: found, {e} }}"))).Replace("UNTIL", until);
        var read = TestPackage.Read(yaml);
        return string.Join('\n', read.Problems.Any() ? read.Problems : RunExamples.Of(read.Packages[0], read.Packages));
    }

    /// <summary>What is said of a sentence alone.</summary>
    public static string Mistakes(string kind, string sentence) => Try(kind, sentence, "", [], "10:00");
}
