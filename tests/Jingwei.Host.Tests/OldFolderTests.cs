using System.IO.Compression;

namespace Jingwei.Host.Tests;

/// <summary>Folders that earlier versions left in the middle of their work: this version opens each, and goes on where it stood.</summary>
public sealed class OldFolderTests
{
    private static readonly string Folders = Path.Combine(RunningHost.Root, "tests", "Jingwei.Host.Tests", "Folders");

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Folders, "*.zip").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_folder_of_an_earlier_version_goes_on(string name)
    {
        var folder = Directory.CreateTempSubdirectory("jingwei-old-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(Path.Combine(Folders, $"{name}.zip"), folder);
            await using var host = await RunningHost.StartIn(folder, "--demo", "paused");
            var street = await host.SignIn("street");
            await host.Advance(street, TimeSpan.FromMinutes(10));

            (await OnlyCase(street, "bin-012"))["state"]!.GetValue<string>().ShouldBe("closed", "as it was left");
            var open = await OnlyCase(street, "manhole-003");
            open["state"]!.GetValue<string>().ShouldBe("filed", "and its calls go on");
            await OnlyCase(street, "bin-030");
            var alarm = (await street.Get("/alarms?device=manhole-003"))!["items"]!.AsArray().Single(a => a!["condition"]!.GetValue<string>() == "shifted")!;
            alarm["acknowledgedAt"].ShouldNotBeNull();
            alarm["acknowledgedBy"].ShouldNotBeNull();

            using (var bin = await ThinMqtt.Connect(host.Mqtt, "bin-031"))
            {
                await bin.Publish("bin-031", """{"fill":97}""");
            }

            await RunningHost.Until(() => street.Get("/cases?device=bin-031"), list => list["items"]!.AsArray() is [{ } first, ..] && first["called"] is not null);
            await host.ShouldBeClean();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The one case of a device; bin-030 stood at 88% when the folder was left, and the five minutes passed since.</summary>
    private static async Task<System.Text.Json.Nodes.JsonNode> OnlyCase(User street, string device) =>
        (await street.Get($"/cases?device={device}"))!["items"]!.AsArray().ShouldHaveSingleItem()!;
}
