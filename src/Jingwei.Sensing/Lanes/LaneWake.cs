using Jingwei.Storage;
using Jingwei.Storage.Due;

namespace Jingwei.Sensing.Lanes;

/// <summary>
/// A lane's next wake has come. The wake becomes an input of the lane, stored in its order like any other; if the process dies before that,
/// the lane sets the wait again when it starts.
/// </summary>
internal sealed class LaneWake(LaneHost lanes) : IDueHandler
{
    public string Kind => LaneStore.WakeKind;

    public Task Handle(DueRow due, WriteScope scope)
    {
        lanes.Wake(long.Parse(due.Subject));
        return Task.CompletedTask;
    }
}
