using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Open311;

namespace Jingwei.Gateway.Tests.Open311;

/// <summary>The service file: what ships, and what is wrong with others.</summary>
public sealed class ReadServicesTests
{
    [Fact]
    public void The_file_that_ships_has_no_mistake_and_asks_in_every_type()
    {
        var services = Read(ServiceBook.ShippedYaml()).Services;
        services.SelectMany(s => s.Questions).Select(q => q.Type).Distinct().Order().ShouldBe(Enum.GetValues<AnswerType>());
        services.SelectMany(s => s.Questions).ShouldContain(q => !q.Variable);
        services.ShouldAllBe(s => !s.PublishesWords, "reporters are not told that their words are shown");
    }

    [Theory]
    [InlineData("services: {}", 1, "keyLacking")]
    [InlineData("changed: soon\nservices: {}", 1, "notDay")]
    [InlineData("changed: 2026-11-26\nservices: []", 2, "notMap")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01: { publish: true }", 3, "keyUnknown")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01: { publishesWords: maybe }", 3, "notBool")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01:\n    attributes:\n      q: { zh: 问, en: Q, datatype: color }", 5, "notWord")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01:\n    attributes:\n      q: { zh: 问 }", 5, "keyLacking")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01:\n    attributes:\n      q: { zh: 问, en: Q, datatype: singlevaluelist }", 5, "valuesLacking")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01:\n    attributes:\n      q: { zh: 问, en: Q, values: { a: { zh: 甲, en: A } } }", 5, "valuesWithoutList")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01:\n    attributes:\n      q: { zh: 问, en: Q, variable: false, required: true }", 5, "requiredUnasked")]
    [InlineData("changed: 2026-11-26\nservices:\n  01-01:\n    attributes:\n      \"q]\": { zh: 问, en: Q }", 5, "notCode")]
    [InlineData("- a list", 1, "noMap")]
    [InlineData("a: *b", 1, "noAliases")]
    [InlineData("a: [\n", 2, "notYaml")]
    public void A_mistake_is_named_with_its_line_in_both_languages(string yaml, int line, string code)
    {
        var mistakes = Open311Door.MistakesIn("services.yaml", yaml);
        mistakes.Select(m => (m.Line, m.Code)).ShouldContain((line, code));
        mistakes.ShouldAllBe(m => m.Sentence.Zh != m.Code && m.Sentence.En != m.Code && !m.Sentence.En.Contains('{') | m.Sentence.En.Contains("{ … }"));
    }

    [Fact]
    public void Both_languages_have_the_same_sentences() => ReadServices.Sentences.English.Keys.ShouldBe(ReadServices.Sentences.Chinese.Keys);

    private static (DateOnly Changed, IReadOnlyList<Service> Services) Read(string yaml)
    {
        var mistakes = new List<FileMistake>();
        var read = ReadServices.Read("services.yaml", yaml, mistakes);
        mistakes.ShouldBeEmpty();
        return read.ShouldNotBeNull();
    }
}
