using System.Text.Json;
using Jingwei.Host.Live;
using Jingwei.Storage.Live;

namespace Jingwei.Host.Tests.Live;

public sealed class MailboxTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    [Fact]
    public void A_ring_goes_ahead_of_all_that_waits_and_a_case_ahead_of_readings()
    {
        var box = new Mailbox();
        box.Put(Reading("bin-1", 40));
        box.Put(Event("case"));
        box.Put(Own("ring"));
        Kinds(box).ShouldBe(["ring", "case", "device"]);
    }

    [Fact]
    public void Of_many_readings_of_a_device_only_the_newest_waits()
    {
        var box = new Mailbox();
        for (var fill = 0; fill <= 100_000; fill++)
        {
            box.Put(Reading("bin-1", fill));
            box.Put(Reading("bin-2", fill));
        }

        var all = All(box);
        all.Count.ShouldBe(2);
        JsonSerializer.Serialize(all[0].Data).ShouldBe("""{"id":"bin-1","fill":100000}""");
    }

    [Fact]
    public void Numbers_rise_by_one_within_each_group_whatever_went_ahead()
    {
        var box = new Mailbox();
        box.Put(Reading("bin-1", 40));
        box.Put(Event("case"));
        box.Put(Own("ring"));
        box.Put(Event("alarm"));
        All(box).Select(m => (m.Area, m.Seq)).ShouldBe([(null, 1), ("7", 1), ("7", 2), ("7", 3)]);
        box.SeqOf("7").ShouldBe(3);
        box.SeqOf(null).ShouldBe(1);
    }

    [Fact]
    public void Whoever_reads_too_slowly_is_told_to_read_again_even_if_nothing_happens_after_the_loss()
    {
        var box = new Mailbox();
        for (var i = 0; i <= Mailbox.MostEvents; i++)
        {
            box.Put(Event("case"));
        }

        var all = All(box);
        all.Select(m => m.Kind).ShouldBe(["gap", "case"]);
        all[0].Area.ShouldBe("*");
        all[0].Seq.ShouldBe(2, "a number that jumps is a gap to every page");
    }

    [Fact]
    public void A_loss_is_told_once_and_the_next_one_again()
    {
        var box = new Mailbox();
        box.Miss(At);
        box.Miss(At);
        Kinds(box).ShouldBe(["gap"]);
        box.Miss(At);
        Kinds(box).ShouldBe(["gap"]);
    }

    [Fact]
    public void A_flood_of_events_loses_no_ring()
    {
        var box = new Mailbox();
        box.Put(Own("ring"));
        for (var i = 0; i <= Mailbox.MostEvents; i++)
        {
            box.Put(Event("case"));
        }

        Kinds(box)[0].ShouldBe("ring");
    }

    [Fact]
    public async Task A_closed_mailbox_sends_nothing_more_and_its_carrier_ends()
    {
        var box = new Mailbox();
        var sending = new TaskCompletionSource();
        var sent = 0;
        box.Put(Event("case"));
        box.Put(Event("case"));
        var carrier = box.Carry(_ =>
        {
            sent++;
            return sending.Task;
        });
        box.Close();
        sending.SetResult();
        await carrier;
        sent.ShouldBe(1);
    }

    [Fact]
    public void Devices_and_people_are_named_as_pages_name_them_and_cases_are_not_gathered()
    {
        CloseUp.ThingOf(new LiveNews(7, null, "device", new { Id = "bin-1" })).ShouldBe("bin-1");
        CloseUp.ThingOf(new LiveNews(7, null, "position", new { UserName = "patrol1" })).ShouldBe("patrol1");
        CloseUp.ThingOf(new LiveNews(7, null, "case", new { Id = "5" })).ShouldBeNull();
    }

    private static LiveItem Own(string kind) => new(null, kind, null, At, new LiveBody(new { }));

    private static LiveItem Event(string kind) => new("7", kind, null, At, new LiveBody(new { }));

    private static LiveItem Reading(string device, int fill) => new("7", "device", device, At, new LiveBody(new { id = device, fill }));

    private static List<string> Kinds(Mailbox box) => [.. All(box).Select(m => m.Kind)];

    private static List<LiveMessage> All(Mailbox box)
    {
        var all = new List<LiveMessage>();
        while (box.Take() is { } message)
        {
            all.Add(message);
        }

        return all;
    }
}
