namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// Watches one connection's silence. Only time in which we were ready to read counts: while we hold a client back, it cannot
/// be late. One timer a connection, armed again only when it rings.
/// </summary>
internal sealed class Watch : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Outbound _outbound;
    private readonly TimeSpan _unreadLimit;
    private readonly Action<string> _expire;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TimeSpan _silenceLimit;
    private string _code = Refusals.ConnectTimeout;
    private long _lastPacket;
    private bool _reading;

    /// <param name="time">Machine time.</param>
    /// <param name="outbound">Whose being stuck is watched too.</param>
    /// <param name="options">The limits; silence is first limited by the connect timeout.</param>
    /// <param name="expire">Called with the refusal's code when a limit is passed.</param>
    public Watch(TimeProvider time, Outbound outbound, GatewayOptions options, Action<string> expire)
    {
        (_time, _outbound, _expire, _unreadLimit, _silenceLimit) = (time, outbound, expire, options.UnreadTimeout, options.ConnectTimeout);
        _lastPacket = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((Watch)state!).Ring(), this, Soonest(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>From now on silence is limited by the client's own promise; zero is none.</summary>
    public void KeepAlive(TimeSpan limit)
    {
        lock (_gate)
        {
            (_silenceLimit, _code, _lastPacket) = (limit, Refusals.KeepAliveMissed, _time.GetTimestamp());
            _timer.Change(Soonest(), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>We are about to wait for bytes.</summary>
    /// <param name="heard">True when a whole packet came, or we were not listening, since the last wait began.</param>
    public void Waiting(bool heard)
    {
        lock (_gate)
        {
            _reading = true;
            if (heard)
            {
                _lastPacket = _time.GetTimestamp();
            }
        }
    }

    /// <summary>Bytes have come and are being worked on.</summary>
    public void Working()
    {
        lock (_gate)
        {
            _reading = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private TimeSpan Soonest() => _silenceLimit > TimeSpan.Zero && _silenceLimit < _unreadLimit ? _silenceLimit : _unreadLimit;

    private void Ring()
    {
        string? expired = null;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            var silent = _reading ? _time.GetElapsedTime(_lastPacket, now) : TimeSpan.Zero;
            var stuckSince = _outbound.StuckSince;
            if (stuckSince != 0 && _time.GetElapsedTime(stuckSince, now) >= _unreadLimit)
            {
                expired = Refusals.AnswersUnread;
            }
            else if (_silenceLimit > TimeSpan.Zero && silent >= _silenceLimit)
            {
                expired = _code;
            }
            else
            {
                var left = Soonest() == _silenceLimit ? _silenceLimit - silent : _unreadLimit;
                _timer.Change(left, Timeout.InfiniteTimeSpan);
            }
        }

        if (expired is not null)
        {
            _expire(expired);
        }
    }
}
