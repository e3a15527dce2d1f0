using System.Collections.Concurrent;
using Jingwei.Cases.Rules.Coding;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <summary>All versions of the table of codes: the one that ships, and those that the city published since.</summary>
internal sealed class CodeBook(AreaDirectory areas)
{
    private const string Prefix = "codes/";
    private static readonly Lazy<IReadOnlyList<(string Yaml, CodeTable Table)>> Loaded = new(Load);
    private readonly ConcurrentDictionary<long, CodeTable> published = new();

    /// <summary>File name (<c>gbt30428/1.yaml</c>) and text of each that ships.</summary>
    public static IEnumerable<(string File, string Yaml)> Files()
    {
        var assembly = typeof(CodeBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    /// <summary>The table that new cases begin with.</summary>
    public async Task<CodeTable> InForce(CityDb db) => await NewestRow(db) is { } row ? TableOf(row) : Shipped.Table;

    /// <summary>Its text, as whoever edits it begins from.</summary>
    public async Task<string> TextInForce(CityDb db) => (await NewestRow(db))?.Yaml ?? Shipped.Yaml;

    /// <summary>The table that a case began with.</summary>
    public async Task<CodeTable> Of(CityDb db, CaseRow row) =>
        row.CodeVersion is not { } version ? await InForce(db)
        : await db.Set<CodeVersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.Version == version && v.State == CodeVersionState.Published) is { } kept ? TableOf(kept)
        : Loaded.Value.FirstOrDefault(s => s.Table.Version == version).Table ?? Shipped.Table;

    /// <summary>How much time a case has by its code, condition and place; null when no condition is named.</summary>
    public async Task<TimeLimit?> LimitOf(CityDb db, CaseRow row) =>
        row.Code is null || row.Condition is null ? null : (await Of(db, row)).LimitOf(row.Code, row.Condition, AreaCodesOf(row));

    /// <summary>The official codes of all areas over a case's place.</summary>
    public IReadOnlyCollection<string> AreaCodesOf(CaseRow row) =>
        [.. areas.AllAt(row.Place).Select(a => a.Id).Append(row.AreaId).SelectMany(areas.AncestorsOf).Select(a => a.Code).OfType<string>().Distinct()];

    private static (string Yaml, CodeTable Table) Shipped => Loaded.Value[^1];

    private static Task<CodeVersionRow?> NewestRow(CityDb db) =>
        db.Set<CodeVersionRow>().AsNoTracking().Where(v => v.State == CodeVersionState.Published && v.Version > Shipped.Table.Version).OrderByDescending(v => v.Version).FirstOrDefaultAsync();

    private CodeTable TableOf(CodeVersionRow row) => published.GetOrAdd(row.Id, _ =>
    {
        var mistakes = new List<FileMistake>();
        // The number is the row's, however the text writes its own.
        return ReadCodeTable.Read($"{row.Version}.yaml", row.Yaml, mistakes) is { } table ? table with { Version = row.Version } : throw new InvalidOperationException($"Published codes {row.Version} cannot be read: {string.Join("; ", mistakes)}");
    });

    private static IReadOnlyList<(string Yaml, CodeTable Table)> Load()
    {
        var mistakes = new List<FileMistake>();
        var tables = Files().Select(f => (f.Yaml, Table: ReadCodeTable.Read(f.File, f.Yaml, mistakes))).ToList();
        return mistakes.Count == 0
            ? [.. tables.Select(t => (t.Yaml, t.Table!)).OrderBy(t => t.Item2.Version)]
            : throw new InvalidOperationException("Shipped codes have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }
}
