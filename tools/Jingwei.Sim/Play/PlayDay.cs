using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Sim.Figures;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>
/// Plays one day as fast as the machine can: the clock stands, and is moved to whatever comes next. Each step waits until the
/// city has done everything that follows, so that nothing is measured that a slow machine caused.
/// </summary>
public sealed class PlayDay(CityAddress city, TimeProvider machine, Action<string> log)
{
    /// <summary>After the day, what is still open is played on for so long; what comes up then does not count.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(40);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly CityHttp open = BuildTown.Open(city);

    /// <param name="weekday">The day begins at the next local midnight that begins such a weekday.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DayReport> Run(DayOfWeek weekday, TimeSpan length, CancellationToken ct)
    {
        var demo = await open.Get<DemoAnswer>("demo", ct);
        var before = await open.Get<ClockAnswer>("clock", ct);
        await open.Post("demo/play", new { playing = false }, ct);
        await open.Post("demo/clock", new { rate = 0.0 }, ct);
        try
        {
            return await Play(city.Seed ?? demo.Seed, weekday, length, ct);
        }
        finally
        {
            await open.Post("demo/clock", new { rate = before.Rate }, CancellationToken.None);
            await open.Post("demo/play", new { playing = demo.Playing }, CancellationToken.None);
        }
    }

    private async Task<DayReport> Play(long seed, DayOfWeek weekday, TimeSpan length, CancellationToken ct)
    {
        var began = machine.GetTimestamp();
        var now = (await Advance(Midnight((await open.Get<ClockAnswer>("clock", ct)).Now, weekday), stopAtEvents: false, ct)).Now;
        await using var town = await BuildTown.From(city, new World.Chance(seed, epoch: now), now, () => 0, machine, log, ct);
        var (start, end) = (now, now + length);
        await town.Begin(now, ct);
        var steps = 0;
        var hour = -1;
        while (now < end + After)
        {
            var next = town.Agenda.NextAt is { } at && at < end + After ? at : end + After;
            var answer = await Advance(next, stopAtEvents: true, ct);
            now = answer.Now;
            var stirred = await town.RunDue(now) && (await Advance(now, stopAtEvents: true, ct)).Events > 0;
            if (stirred || answer.Events > 0)
            {
                await town.Desk.Watch(now, ct);
            }

            steps++;
            if (World.Tide.Local(now).Hour != hour)
            {
                hour = World.Tide.Local(now).Hour;
                log($"{World.Tide.Local(now):MM-dd HH:mm}, {steps} steps, {machine.GetElapsedTime(began).TotalSeconds:0} s");
            }
        }

        var cases = await CaseHistories.Read(town.Parts.Street.City, start, end, ct);
        return DayReport.Of(seed, start, end, cases, town.Parts.World.Troubles, machine.GetElapsedTime(began));
    }

    private static DateTimeOffset Midnight(DateTimeOffset now, DayOfWeek weekday)
    {
        var day = World.Tide.StartOf(World.Tide.DayOf(now));
        do
        {
            day = day.AddDays(1);
        }
        while (World.Tide.Local(day).DayOfWeek != weekday);
        return day;
    }

    private async Task<AdvanceAnswer> Advance(DateTimeOffset to, bool stopAtEvents, CancellationToken ct)
    {
        var answer = await open.Post("demo/clock", new { advanceTo = Instants.ToIso(to), stopAtEvents }, ct)
            ?? throw new InvalidDataException("demo/clock answered nothing.");
        return answer.Deserialize<AdvanceAnswer>(Json)!;
    }
}
