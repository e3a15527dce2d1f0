using Jingwei.Sim.Play;

namespace Jingwei.Sim.Tests.Play;

public class AgendaTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Entries_come_by_time_and_at_one_instant_in_the_order_in_which_they_were_put_down()
    {
        var done = new List<string>();
        var agenda = new Agenda();
        Add("c", 2);
        Add("a", 1);
        Add("b", 1);
        while (agenda.TakeDue(Start.AddMinutes(5)) is { } entry)
        {
            await entry.Act(Start);
        }

        done.ShouldBe(["a", "b", "c"]);

        void Add(string name, int minute) => agenda.Add(Start.AddMinutes(minute), _ =>
        {
            done.Add(name);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Nothing_is_due_at_an_instant_that_the_clock_never_shows()
    {
        var agenda = new Agenda();
        agenda.Add(Start.AddTicks(1), _ => Task.CompletedTask);
        agenda.NextAt.ShouldBe(Start.AddMilliseconds(1));
    }

    [Fact]
    public void What_is_taken_off_is_neither_next_nor_due()
    {
        var agenda = new Agenda();
        var off = agenda.Add(Start, _ => Task.CompletedTask);
        agenda.Add(Start.AddMinutes(1), _ => Task.CompletedTask);
        off.TakeOff();
        agenda.NextAt.ShouldBe(Start.AddMinutes(1));
        agenda.TakeDue(Start).ShouldBeNull();
    }
}
