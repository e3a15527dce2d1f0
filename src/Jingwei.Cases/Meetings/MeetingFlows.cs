using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Meetings;

/// <summary>The flows of meetings that ship, each with all versions that ever did: a meeting keeps the one that it began with. See <c>meetings/README.md</c>.</summary>
internal sealed class MeetingFlows
{
    private const string Prefix = "meetings/";
    private static readonly Lazy<IReadOnlyList<MeetingFlow>> Loaded = new(Load);

    /// <summary>The newest version of each kind.</summary>
    public IReadOnlyList<MeetingFlow> Newest => [.. Loaded.Value.GroupBy(f => f.Kind).Select(g => g.MaxBy(f => f.Version)!).OrderBy(f => f.Kind)];

    public MeetingFlow NewestOf(MeetingKind kind) => Newest.Single(f => f.Kind == kind);

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public MeetingFlow Of(MeetingRow row) =>
        Loaded.Value.FirstOrDefault(f => f.Kind == row.Kind && f.Version == row.FlowVersion) ?? throw new InvalidOperationException($"no flow {row.Kind} {row.FlowVersion}");

    /// <summary>File name (<c>summons/1.yaml</c>) and text of each.</summary>
    public static IEnumerable<(string File, string Yaml)> Files()
    {
        var assembly = typeof(MeetingFlows).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    private static IReadOnlyList<MeetingFlow> Load()
    {
        var mistakes = new List<FileMistake>();
        var flows = Files().Select(f => ReadMeetingFlow.Read(f.File, f.Yaml, mistakes)).ToList();
        return mistakes.Count == 0
            ? [.. flows.OfType<MeetingFlow>()]
            : throw new InvalidOperationException("Shipped flows of meetings have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }
}
