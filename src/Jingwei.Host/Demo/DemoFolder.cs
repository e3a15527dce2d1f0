using System.Text.Json;
using Jingwei.Storage;

namespace Jingwei.Host.Demo;

/// <summary>
/// The mark that a data folder was made by the demo: the file <c>demo.json</c>. Demo accounts exist only in such a folder, and
/// it serves loopback alone. The mark is written before the street, so that a start that was cut off is finished by the next.
/// </summary>
public sealed class DemoFolder(DataFolder folder)
{
    /// <summary>The seed that the played city has unless another is asked for.</summary>
    public const long UsualSeed = 7;

    private string Mark => Path.Combine(folder.Root, "demo.json");

    public bool IsDemo => File.Exists(Mark);

    /// <summary>The seed of this folder's played city.</summary>
    /// <exception cref="InvalidOperationException">The folder was not made by the demo.</exception>
    public long Seed => IsDemo
        ? JsonDocument.Parse(File.ReadAllBytes(Mark)).RootElement.GetProperty("seed").GetInt64()
        : throw new InvalidOperationException("This data folder was not made by the demo.");

    /// <summary>True when the demo may be laid out here: nothing of a city has been stored.</summary>
    public bool IsEmpty => !File.Exists(folder.CityDb);

    public void Make(long seed) => File.WriteAllText(Mark, JsonSerializer.Serialize(new { seed }));
}
