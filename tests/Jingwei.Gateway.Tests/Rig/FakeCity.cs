using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading.Channels;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Tests.Rig;

/// <summary>A message that the listener brought to the intake.</summary>
internal sealed record Submitted(string Sender, string Device, string Payload, TaskCompletionSource<ReadingReceipt> Receipt)
{
    public void Store() => Receipt.SetResult(new ReadingReceipt(ReadingStatus.Stored, null));
}

/// <summary>The rooms behind the listener, played by hand.</summary>
internal sealed class FakeCity : IDeviceGate, IReadingIntake, IIngressLedger, IDeviceCommands
{
    private readonly Channel<Submitted> submitted = Channel.CreateUnbounded<Submitted>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> refusals = new();
    private readonly ConcurrentDictionary<string, Func<ReadOnlyMemory<byte>, ValueTask>> ears = new();
    private readonly Channel<string> heard = Channel.CreateUnbounded<string>();
    private int connected;

    /// <summary>True stores at once; false leaves it to the test.</summary>
    public bool StoresAtOnce { get; set; } = true;

    /// <summary>Thrown at the next sign-in, when set.</summary>
    public Exception? GateFault { get; set; }

    /// <summary>Completes when the gate is to answer.</summary>
    public Task GateOpens { get; set; } = Task.CompletedTask;

    public int ConnectedNow => connected;

    public List<(string Code, string? Device)> Refusals { get; } = [];

    public int SubmittedSoFar { get; private set; }

    /// <summary>The next message that the intake got.</summary>
    public async Task<Submitted> Next() => await submitted.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The next message, if one has come.</summary>
    public bool TryNext([NotNullWhen(true)] out Submitted? message) => submitted.Reader.TryRead(out message);

    /// <summary>True when the intake has got nothing that was not taken by <see cref="Next"/>.</summary>
    public bool NothingCame => !submitted.Reader.TryPeek(out _);

    /// <summary>Completes when this refusal has been counted once.</summary>
    public Task Refusal(string code) => Seen(code).Task.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Completes when someone begins ("+id") or ends ("-id") to hear commands.</summary>
    public async Task<string> NextEar() => await heard.Reader.ReadAsync(TestContext.Current.CancellationToken);

    async ValueTask<DeviceSender?> IDeviceGate.SignIn(string userName, string? token, CancellationToken ct)
    {
        await GateOpens.WaitAsync(ct);
        if (GateFault is { } fault)
        {
            throw fault;
        }

        return token == "demo" ? new DeviceSender(1, userName, userName.StartsWith("gw", StringComparison.Ordinal)) : null;
    }

    ValueTask<ReadingReceipt> IReadingIntake.Submit(DeviceSender sender, string deviceId, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        var message = new Submitted(
            sender.Name, deviceId, Encoding.UTF8.GetString(payload.Span), new(TaskCreationOptions.RunContinuationsAsynchronously));
        SubmittedSoFar++;
        submitted.Writer.TryWrite(message);
        return StoresAtOnce
            ? new(new ReadingReceipt(ReadingStatus.Stored, null))
            : new(message.Receipt.Task);
    }

    void IIngressLedger.Refused(string code, string? from, string? device)
    {
        lock (Refusals)
        {
            Refusals.Add((code, device));
        }

        Seen(code).TrySetResult();
    }

    void IIngressLedger.Connected() => Interlocked.Increment(ref connected);

    void IIngressLedger.Disconnected() => Interlocked.Decrement(ref connected);

    IDisposable IDeviceCommands.Subscribe(string deviceId, Func<ReadOnlyMemory<byte>, ValueTask> deliver)
    {
        ears[deviceId] = deliver;
        heard.Writer.TryWrite("+" + deviceId);
        return new Ending(() =>
        {
            ears.TryRemove(deviceId, out _);
            heard.Writer.TryWrite("-" + deviceId);
        });
    }

    public ValueTask Send(string deviceId, ReadOnlyMemory<byte> payload) =>
        ears.TryGetValue(deviceId, out var ear) ? ear(payload) : default;

    private TaskCompletionSource Seen(string code) =>
        refusals.GetOrAdd(code, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
