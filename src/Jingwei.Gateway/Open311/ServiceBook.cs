using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Gateway.Open311;

/// <summary>What the city offers at the door: the categories that residents may choose, with what the service file adds to them.</summary>
internal sealed class ServiceBook
{
    private const string Shipped = "open311/services.yaml";
    private readonly IScenarioCatalog catalog;
    private readonly DateOnly changed;
    private readonly Dictionary<string, Service> services;

    /// <exception cref="InvalidOperationException">The file has mistakes; the message names each with its line.</exception>
    public ServiceBook(IScenarioCatalog catalog, Open311Options options)
    {
        this.catalog = catalog;
        var (name, yaml) = options.Services ?? (Shipped, ShippedYaml());
        var mistakes = new List<FileMistake>();
        (changed, var read) = ReadServices.Read(name, yaml, mistakes)
            ?? throw new InvalidOperationException("The Open311 service file has mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
        services = read.ToDictionary(s => s.Code);
    }

    /// <summary>In the order of the packages.</summary>
    public IEnumerable<CategoryDefinition> Categories => catalog.Categories.Where(c => c.Reportable);

    /// <summary>Rises when the file or the packages change; sorts as text.</summary>
    public string Changeset => FormattableString.Invariant($"{changed:yyyy-MM-dd} r{catalog.Revision:D6}");

    public static string ShippedYaml()
    {
        using var reader = new StreamReader(typeof(ServiceBook).Assembly.GetManifestResourceStream(Shipped)!);
        return reader.ReadToEnd();
    }

    /// <summary>The category of a service code; null when nothing can be reported under it.</summary>
    public CategoryDefinition? Find(string code) => catalog.FindCategory(code) is { Reportable: true } category ? category : null;

    public Service Of(string code) => services.GetValueOrDefault(code) ?? Service.Plain(code);

    public Text GroupOf(CategoryDefinition category) => (category.ParentCode is { } parent ? catalog.FindCategory(parent)?.Name : null) ?? category.Name;

    public Text DescriptionOf(CategoryDefinition category) => Of(category.Code).Description ?? category.Name;

    /// <summary>What a reporter may expect, from the category's clock.</summary>
    public static Text NoticeOf(CategoryDefinition category)
    {
        var (zh, en) = SpanOf(category.Clocks.Clear);
        return new Text($"一般在上报后 {zh}内处置，并由他人核查。", $"Usually cleared within {en} of the report, and checked by somebody else.");
    }

    private static (string Zh, string En) SpanOf(TimeSpan time)
    {
        var (count, zh, en) = time.TotalHours < 2 ? (time.TotalMinutes, "分钟", "minute") : time.TotalDays < 2 ? (time.TotalHours, "小时", "hour") : (time.TotalDays, "天", "day");
        var whole = FormattableString.Invariant($"{Math.Ceiling(count):0}");
        return ($"{whole} {zh}", $"{whole} {en}{(whole == "1" ? "" : "s")}");
    }
}
