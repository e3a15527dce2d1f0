namespace Jingwei.Sim.Play;

/// <summary>
/// Says to one who waits that there is something to look at. Given from any thread and however often, it ends one wait and is over with it: left lying, it would end every
/// wait at once, and a player with nothing to play would never rest.
/// </summary>
public sealed class Hint
{
    private readonly SemaphoreSlim given = new(0, 1);

    public void Give()
    {
        try
        {
            given.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is known already that there is something to look at.
        }
    }

    /// <summary>True when it was given since the last wait, or is within the time; false when that is over.</summary>
    public Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => given.WaitAsync(atMost, ct);
}
