using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Gateway.Warnings;

/// <summary>A kind of event that may be published.</summary>
/// <param name="Category">CAP's.</param>
/// <param name="Do">CAP's <c>responseType</c>.</param>
/// <param name="Alarms">Kinds and conditions from which a warning of it may be made; empty when only a person knows of it.</param>
/// <param name="LeastSeverity">Of the alarm.</param>
/// <param name="ByItself">The alarm publishes it, and its end ends it.</param>
/// <param name="Level">Of the area that is named then, and proposed to a person.</param>
internal sealed record PublishingRule(
    string Code, Text Name, string Category, IReadOnlyList<string> Do, int Hours, Text Instruction, IReadOnlyList<string> Alarms, int LeastSeverity, bool ByItself, string Level);

/// <summary>The rules in force: the city's own file, or the one that ships.</summary>
internal sealed class PublishingRules
{
    private const string Shipped = "warnings/publishing.yaml";

    /// <exception cref="InvalidOperationException">The file has mistakes; the message names each with its line.</exception>
    public PublishingRules(WarningOptions options)
    {
        var (name, yaml) = options.Rules ?? (Shipped, ShippedYaml());
        var mistakes = new List<FileMistake>();
        All = ReadPublishingRules.Read(name, yaml, mistakes)
            ?? throw new InvalidOperationException("The rules for publishing warnings have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }

    public IReadOnlyList<PublishingRule> All { get; }

    public PublishingRule? Find(string? code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>The rule by which an alarm may become a warning; null when none names it, or the alarm is less severe than the rule asks for.</summary>
    public PublishingRule? For(string kind, string condition, int severity) => All.FirstOrDefault(r => r.Alarms.Contains($"{kind}.{condition}") && severity >= r.LeastSeverity);

    public static string ShippedYaml()
    {
        using var reader = new StreamReader(typeof(PublishingRules).Assembly.GetManifestResourceStream(Shipped)!);
        return reader.ReadToEnd();
    }
}
