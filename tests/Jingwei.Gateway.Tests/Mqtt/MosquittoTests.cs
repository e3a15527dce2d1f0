using System.Diagnostics;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

/// <summary>The clients that people really use; Debian's package is mosquitto-clients.</summary>
public sealed class MosquittoTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_message_of_mosquitto_pub_arrives(int qos)
    {
        await using var listener = await Listener.Start();
        using var pub = Run("mosquitto_pub", listener.Port, $"-q {qos} -u bin-012 -P demo -t jingwei/v1/bin-012/readings -m {{\"fill\":97}}");
        await pub.WaitForExitAsync(TestContext.Current.CancellationToken);
        pub.ExitCode.ShouldBe(0);
        (await listener.City.Next()).Payload.ShouldBe("""{"fill":97}""");
    }

    [Fact]
    public async Task Many_lines_arrive_in_order()
    {
        await using var listener = await Listener.Start();
        using var pub = Run("mosquitto_pub", listener.Port, "-q 1 -u bin-012 -P demo -t jingwei/v1/bin-012/readings -l", input: true);
        for (var i = 0; i < 200; i++)
        {
            await pub.StandardInput.WriteLineAsync($"{i}");
        }

        pub.StandardInput.Close();
        await pub.WaitForExitAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 200; i++)
        {
            (await listener.City.Next()).Payload.ShouldBe($"{i}");
        }
    }

    [Theory]
    [InlineData("-u bin-012 -P wrong", 5)]
    [InlineData("-u bin-012", 4)]
    [InlineData("-u bin-012 -P demo -V mqttv5", 132)]
    [InlineData("-u bin-012 -P demo -V mqttv31", 1)]
    public async Task A_refusal_is_understood(string how, int returnCode)
    {
        await using var listener = await Listener.Start();
        using var pub = Run("mosquitto_pub", listener.Port, $"-q 1 {how} -t jingwei/v1/bin-012/readings -m 1");
        await pub.WaitForExitAsync(TestContext.Current.CancellationToken);
        pub.ExitCode.ShouldBe(returnCode);
    }

    [Fact]
    public async Task Mosquitto_sub_hears_its_commands()
    {
        await using var listener = await Listener.Start();
        using var sub = Run("mosquitto_sub", listener.Port, "-C 1 -u bin-012 -P demo -t jingwei/v1/bin-012/commands");
        (await listener.City.NextEar()).ShouldBe("+bin-012");
        await listener.City.Send("bin-012", "open"u8.ToArray());
        (await sub.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("open");
        await sub.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Process Run(string program, int port, string arguments, bool input = false)
    {
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program))),
            $"{program} is not installed (Debian: mosquitto-clients)");
        return Process.Start(new ProcessStartInfo(program, [.. $"-h 127.0.0.1 -p {port} {arguments}".Split(' ')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input,
        })!;
    }
}
