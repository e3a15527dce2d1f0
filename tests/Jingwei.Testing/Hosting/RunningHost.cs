using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Jingwei.Testing.Hosting;

/// <summary>The real host as a process over a folder of its own, on free ports. It can be killed and started again.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private const int FirstPort = 12_000;
    private const int LastPort = 32_000;

    // Test processes beside each other begin in different places.
    private static int lastPort = Environment.ProcessId % 1000 * 20;

    private readonly List<string> said = [];
    private readonly bool ownsFolder;
    private Process? process;

    private RunningHost(string? folder)
    {
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("jingwei-host-").FullName;
        (Http, Mqtt) = (FreePort(), FreePort());
    }

    public string Folder { get; }

    public int Http { get; }

    public int Mqtt { get; }

    public string Address => $"http://localhost:{Http}";

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Program { get; } = Path.Combine(Root, "src/Jingwei.Host/bin/Debug/net10.0/Jingwei.Host.dll");

    public string Said
    {
        get { lock (said) { return string.Join('\n', said); } }
    }

    /// <summary>Starts over a new folder; a paused demo street is there already, as the first start of this run laid it out.</summary>
    public static async Task<RunningHost> Start(params string[] options)
    {
        var host = new RunningHost(null);
        if (options is ["--demo", "paused", ..])
        {
            await BegunStreet.CopyTo(host.Folder);
        }

        await host.Again(options);
        return host;
    }

    /// <summary>A paused demo street over which nothing runs yet: for what is done with a folder before a start. <see cref="Again"/> starts it.</summary>
    public static async Task<RunningHost> Laid()
    {
        var host = new RunningHost(null);
        await BegunStreet.CopyTo(host.Folder);
        return host;
    }

    /// <summary>Starts over a folder as it is, which stays when the host goes.</summary>
    public static async Task<RunningHost> StartIn(string folder, params string[] options)
    {
        var host = new RunningHost(folder);
        await host.Again(options);
        return host;
    }

    /// <summary>Starts it (again) and waits until it is ready.</summary>
    public async Task Again(params string[] options)
    {
        process = Run(["--http", Http.ToString(), "--mqtt", Mqtt.ToString(), "--data", Folder, .. options], line =>
        {
            lock (said)
            {
                said.Add(line);
            }
        });
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync($"{Address}/health/ready", patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The host ended with {process.ExitCode} before it was ready. It said:\n{Said}");
                }

                await Task.Delay(50, patience.Token);
            }
        }
    }

    /// <summary>As a power cut would: no warning, no clean-up.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async Task<User> SignIn(string userName, string password = "demo") => await User.SignIn(this, userName, password);

    public User Nobody() => new(this, "nobody");

    /// <summary>Runs a command of the host over this folder.</summary>
    public async Task<(int Exit, string Output)> Command(params string[] args)
    {
        var lines = new List<string>();
        using var command = Run([.. args, "--data", Folder], line =>
        {
            lock (lines)
            {
                lines.Add(line);
            }
        });
        await command.WaitForExitAsync();
        command.WaitForExit();
        return (command.ExitCode, string.Join('\n', lines));
    }

    /// <summary>Fails with what the audit found, when it found anything.</summary>
    public async Task ShouldBeClean()
    {
        var (exit, output) = await Command("audit");
        output.ShouldContain("Nothing is missing and nothing stands twice.");
        exit.ShouldBe(0);
    }

    /// <summary>Advances the city's clock; everything due on the way has happened when it answers.</summary>
    public async Task Advance(User user, TimeSpan by)
    {
        var now = DateTimeOffset.Parse((await user.Get("/clock"))!["now"]!.GetValue<string>());
        (await user.Post("/demo/clock", new { advanceTo = now + by })).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Asks until the answer is what is waited for; the test's own time limit ends a wait in vain.</summary>
    public static async Task<JsonNode> Until(Func<Task<JsonNode?>> ask, Func<JsonNode, bool> wanted)
    {
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (await ask() is { } answer && wanted(answer))
            {
                return answer;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("what the test waits for did not come");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await Kill();
        }

        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>
    /// A host of a test lives for seconds: what the runtime compiles with care or a second time, measures for it or guards against writes
    /// would cost more than half of the processor's work and never pay off. Programs that it starts inherit this.
    /// </summary>
    public static void StartLean(ProcessStartInfo info)
    {
        info.Environment["DOTNET_JITMinOpts"] = "1";
        info.Environment["DOTNET_TC_CallCounting"] = "0";
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["DOTNET_EnableWriteXorExecute"] = "0";
    }

    private static Process Run(string[] args, Action<string> said)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        StartLean(info);
        info.ArgumentList.Add(Program);
        foreach (var arg in args)
        {
            info.ArgumentList.Add(arg);
        }

        var process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, e) => said(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => said(e.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Below what systems give to connections that go out: one of those may not take the port before the host does.
    private static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Add(ref lastPort, 7) % (LastPort - FirstPort));
            if (IsFree(IPAddress.Any, port) && IsFree(IPAddress.IPv6Any, port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Jingwei.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Jingwei.slnx is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
