namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// Watches one connection's silence. Only time in which we were ready to read counts: while we hold a client back, it cannot
/// be late. One timer a connection, armed again only when it rings.
/// </summary>
internal sealed class Watch : IDisposable
{
    private readonly TimeProvider time;
    private readonly Outbound outbound;
    private readonly TimeSpan unreadLimit;
    private readonly Action<string> expire;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private TimeSpan silenceLimit;
    private string code = Refusals.ConnectTimeout;
    private long lastPacket;
    private bool reading;

    /// <param name="time">Machine time.</param>
    /// <param name="outbound">Whose being stuck is watched too.</param>
    /// <param name="options">The limits; silence is first limited by the connect timeout.</param>
    /// <param name="expire">Called with the refusal's code when a limit is passed.</param>
    public Watch(TimeProvider time, Outbound outbound, GatewayOptions options, Action<string> expire)
    {
        (this.time, this.outbound, this.expire, unreadLimit, silenceLimit) = (time, outbound, expire, options.UnreadTimeout, options.ConnectTimeout);
        lastPacket = time.GetTimestamp();
        timer = time.CreateTimer(static state => ((Watch)state!).Ring(), this, Soonest(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>From now on silence is limited by the client's own promise; zero is none.</summary>
    public void KeepAlive(TimeSpan limit)
    {
        lock (gate)
        {
            (silenceLimit, code, lastPacket) = (limit, Refusals.KeepAliveMissed, time.GetTimestamp());
            timer.Change(Soonest(), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>We are about to wait for bytes.</summary>
    /// <param name="heard">True when a whole packet came, or we were not listening, since the last wait began.</param>
    public void Waiting(bool heard)
    {
        lock (gate)
        {
            reading = true;
            if (heard)
            {
                lastPacket = time.GetTimestamp();
            }
        }
    }

    /// <summary>Bytes have come and are being worked on.</summary>
    public void Working()
    {
        lock (gate)
        {
            reading = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private TimeSpan Soonest() => silenceLimit > TimeSpan.Zero && silenceLimit < unreadLimit ? silenceLimit : unreadLimit;

    private void Ring()
    {
        string? expired = null;
        lock (gate)
        {
            var now = time.GetTimestamp();
            var silent = reading ? time.GetElapsedTime(lastPacket, now) : TimeSpan.Zero;
            var stuckSince = outbound.StuckSince;
            if (stuckSince != 0 && time.GetElapsedTime(stuckSince, now) >= unreadLimit)
            {
                expired = Refusals.AnswersUnread;
            }
            else if (silenceLimit > TimeSpan.Zero && silent >= silenceLimit)
            {
                expired = code;
            }
            else
            {
                var left = Soonest() == silenceLimit ? silenceLimit - silent : unreadLimit;
                timer.Change(left, Timeout.InfiniteTimeSpan);
            }
        }

        if (expired is not null)
        {
            expire(expired);
        }
    }
}
