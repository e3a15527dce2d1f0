namespace Jingwei.Host.Demo;

/// <summary>Something that the played city is told. Numbered from 1 in the order in which it was said.</summary>
/// <param name="Kind">play, rate, or an event of <see cref="DemoBoard.Events"/>.</param>
/// <param name="Device">For events: to which device; null lets the player choose.</param>
public sealed record DemoCommand(long Seq, string Kind, string? Device, bool? Playing, double? Rate);

/// <summary>What the control page and the player have between them: whether it plays, and what it was told. Kept in memory; thread-safe.</summary>
public sealed class DemoBoard
{
    private const int Kept = 200;
    private readonly Lock gate = new();
    private readonly List<DemoCommand> commands = [];
    private long last;
    private bool playing;
    private TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The events that can be asked for, each with the kind of device that it happens to; null where none is needed.</summary>
    public static IReadOnlyDictionary<string, string?> Events { get; } = new Dictionary<string, string?>
    {
        ["overflow"] = "bin",
        ["manholeShift"] = "manhole",
        ["manholeWater"] = "manhole",
        ["doorOpen"] = "ebox",
        ["dust"] = "dust",
        ["residentReport"] = null,
        ["inspectorReport"] = null,
    };

    public bool Playing
    {
        get { lock (gate) { return playing; } }
    }

    /// <summary>Starts or pauses the play; telling it twice says nothing new.</summary>
    public void Play(bool on)
    {
        lock (gate)
        {
            if (playing == on)
            {
                return;
            }

            playing = on;
        }

        Say("play", null, on, null);
    }

    public void Say(string kind, string? device = null, bool? on = null, double? rate = null)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            commands.Add(new DemoCommand(++last, kind, device, on, rate));
            if (commands.Count > Kept)
            {
                commands.RemoveAt(0);
            }

            (waiting, said) = (said, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.SetResult();
    }

    /// <summary>
    /// What was said after a number, at once if there is anything, else after the next word or the wait; and the number to ask with next. A wait that is
    /// cancelled ends like one that has passed: a host that stops would else wait for whoever listens.
    /// </summary>
    public async Task<(IReadOnlyList<DemoCommand> Items, long Next)> Hear(long after, TimeSpan atMost, TimeProvider machine, CancellationToken ct)
    {
        Task word;
        lock (gate)
        {
            if (last > after || atMost <= TimeSpan.Zero)
            {
                return After(after);
            }

            word = said.Task;
        }

        await word.WaitAsync(atMost, machine, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            return After(after);
        }
    }

    private (IReadOnlyList<DemoCommand>, long) After(long after) => ([.. commands.Where(c => c.Seq > after)], last);
}
