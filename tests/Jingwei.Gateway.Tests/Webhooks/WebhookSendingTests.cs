using Jingwei.Sensing;
using System.Net;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Outward;

using Jingwei.Gateway.Webhooks;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage.Audit;
using Jingwei.Testing;
using Jingwei.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Tests.Webhooks;

/// <summary>A message's way over a real folder to a real receiver that fails, comes back, is gone; the clock is moved by hand.</summary>
public sealed class WebhookSendingTests : IAsyncLifetime
{
    private static readonly string[] Filed = ["case.filed"];
    private readonly string folder = Directory.CreateTempSubdirectory("jingwei-test-").FullName;
    private readonly HandClock clock = HandClock.At("2026-11-22T00:00:00.000Z");
    private readonly HandMachine machine = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private StorageRig rig = null!;
    private Receiver receiver = null!;
    private Actor admin = Actor.Nobody;
    private Actor neighbor = Actor.Nobody;
    private (long City, long Street, long Next) area;

    public async ValueTask InitializeAsync()
    {
        receiver = await Receiver.Start();
        rig = Open();
        await People();
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        await rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private WebhookBook Book => rig.Services.GetRequiredService<WebhookBook>();

    private WebhookDeliveries Deliveries => rig.Services.GetRequiredService<WebhookDeliveries>();

    [Fact]
    public async Task News_goes_out_signed_and_in_order_to_those_who_asked_for_it()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        await Tell("1", area.Street, "01-05");
        await Tell("2", area.Next, "01-05");
        await Tell("3", area.Street, "02-01");
        await Tell("4", area.Street, "01-05", WebhookEvents.CaseMoved);
        await Tell("5", area.Street, "01-06");
        await Send();

        receiver.Heard.Select(h => h.Body).ShouldBe(
        [
            """{"type":"case.filed","timestamp":"2026-11-22T00:00:00.000Z","data":{"number":"1"}}""",
            """{"type":"case.filed","timestamp":"2026-11-22T00:00:00.000Z","data":{"number":"5"}}""",
        ]);
        foreach (var heard in receiver.Heard)
        {
            heard.Headers["webhook-timestamp"].ShouldBe(machine.GetUtcNow().ToUnixTimeSeconds().ToString());
            heard.Headers["webhook-signature"].ShouldBe(WebhookSecret.Sign([made.Secret!], heard.Headers["webhook-id"], machine.GetUtcNow(), heard.Body));
            heard.Headers["content-type"].ShouldBe("application/json; charset=utf-8");
        }

        (await Show(made.Id)).ShouldSatisfyAllConditions(v => v.State.ShouldBe("active"), v => v.Waiting.ShouldBe(0), v => v.LastDeliveredAt.ShouldBe(clock.Now));
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_growing_waits_over_a_restart_and_holds_what_is_behind_it()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        receiver.Says(500);
        await Tell("1", area.Street, "01-05");
        await Tell("2", area.Street, "01-05");
        await Send();
        receiver.Heard.Count.ShouldBe(1, "the second waits behind the first");
        (await Show(made.Id)).ShouldSatisfyAllConditions(
            v => v.State.ShouldBe("failing"), v => v.LastFault.ShouldBe("refused"), v => v.LastStatus.ShouldBe(500), v => v.Waiting.ShouldBe(2),
            v => v.NextTryAt!.Value.ShouldBeInRange(clock.Now.AddSeconds(5), clock.Now.AddSeconds(6)));

        await rig.DisposeAsync();
        rig = Open();
        await rig.AdvanceTo(clock.Now.AddSeconds(6));
        await Send();
        receiver.Heard.Count.ShouldBe(2);
        receiver.Says(200);
        await rig.AdvanceTo(clock.Now.AddSeconds(20));
        await Send();
        receiver.Heard.Count.ShouldBe(2, "half a minute is not over");
        await rig.AdvanceTo(clock.Now.AddSeconds(20));
        await Send();
        receiver.Heard.Select(h => h.Headers["webhook-id"]).Distinct().Count().ShouldBe(2);
        receiver.Heard.Select(h => h.Body.Contains("\"2\"", StringComparison.Ordinal)).ShouldBe([false, false, false, true]);
        (await Show(made.Id)).ShouldSatisfyAllConditions(v => v.State.ShouldBe("active"), v => v.FailingSince.ShouldBeNull(), v => v.LastStatus.ShouldBe(500, "the last failure stays to be seen"));
    }

    [Fact]
    public async Task After_three_days_it_is_paused_and_goes_on_where_it_stopped()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        receiver.Says(503);
        await Tell("1", area.Street, "01-05");
        for (var hour = 0; hour < 90; hour++)
        {
            await Send();
            await rig.AdvanceTo(clock.Now.AddHours(1));
        }

        var tries = receiver.Heard.Count;
        tries.ShouldBeInRange(12, 20);
        (await Show(made.Id)).ShouldSatisfyAllConditions(v => v.State.ShouldBe("paused"), v => v.PausedWhy.ShouldBe("failing"), v => v.Waiting.ShouldBe(1));
        await Tell("2", area.Street, "01-05");
        await Send();
        receiver.Heard.Count.ShouldBe(tries, "it keeps what happens and sends nothing");

        receiver.Says(200);
        (await Book.Resume(made.Id, admin, rig.Services.GetRequiredService<WebhookSignals>(), default)).Ok.ShouldBeTrue();
        await Send();
        receiver.Heard.Skip(tries).Select(h => h.Body.Contains("\"1\"", StringComparison.Ordinal)).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Gone_pauses_at_once_and_a_redirect_is_a_failure()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        receiver.Says(410);
        await Tell("1", area.Street, "01-05");
        await Send();
        (await Show(made.Id)).PausedWhy.ShouldBe("gone");

        receiver.Answer = http =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        await Book.Resume(made.Id, admin, rig.Services.GetRequiredService<WebhookSignals>(), default);
        await Send();
        (await Show(made.Id)).ShouldSatisfyAllConditions(v => v.State.ShouldBe("failing"), v => v.LastFault.ShouldBe("redirected"));
        receiver.Heard.Select(h => h.Path).ShouldBe(["/in", "/in"]);
    }

    [Fact]
    public async Task A_message_is_set_aside_by_hand_and_sent_again_by_hand_under_its_own_id()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        receiver.Says(400);
        await Tell("1", area.Street, "01-05");
        await Tell("2", area.Street, "01-05");
        await Send();
        receiver.Says(200);
        var first = (await Deliveries.Messages(made.Id, "waiting", null, admin, default)).Value.Items[^1];
        first.ShouldSatisfyAllConditions(d => d.LastStatus.ShouldBe(400), d => d.Tries.ShouldBe(1), d => d.Subject.ShouldBe("1"));
        (await Deliveries.SetAside(made.Id, first.Id, admin, default)).Value.State.ShouldBe("setAside");
        await Send();
        receiver.Heard.Count.ShouldBe(2);
        (await Deliveries.SetAside(made.Id, first.Id, admin, default)).Refusal!.Code.ShouldBe("webhook_delivery_not_waiting");

        await Deliveries.SendAgain(made.Id, first.Id, admin, default);
        await Send();
        receiver.Heard.Last().Headers["webhook-id"].ShouldBe(first.MessageId);
        (await Deliveries.Messages(made.Id, "delivered", null, admin, default)).Value.Items.Count.ShouldBe(2);
        (await Deliveries.Messages(made.Id, "lost", null, admin, default)).Refusal!.Field.ShouldBe("state");
    }

    [Fact]
    public async Task A_test_says_what_the_receiver_said_and_a_new_secret_counts_beside_the_old_for_a_day()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        receiver.Says(401);
        (await Deliveries.Test(made.Id, admin, default)).Value.ShouldBe(new WebhookTestAnswer(401, "refused"));
        receiver.Says(200);
        (await Deliveries.Test(made.Id, admin, default)).Value.ShouldBe(new WebhookTestAnswer(200, null));
        (await Deliveries.Messages(made.Id, null, null, admin, default)).Value.Items.ShouldBeEmpty("a test is not kept");

        var renewed = (await Book.NewSecret(made.Id, admin, default)).Value;
        await Deliveries.Test(made.Id, admin, default);
        Signed([renewed.Secret!, made.Secret!]);
        machine.Advance(TimeSpan.FromHours(25));
        await Deliveries.Test(made.Id, admin, default);
        Signed([renewed.Secret!]);

        void Signed(string[] secrets)
        {
            var heard = receiver.Heard.Last();
            heard.Headers["webhook-signature"].ShouldBe(WebhookSecret.Sign(secrets, heard.Headers["webhook-id"], machine.GetUtcNow(), heard.Body));
        }
    }

    [Fact]
    public async Task Bad_input_is_named_and_another_areas_administrator_sees_nothing()
    {
        (await Book.Make(Ask() with { Name = " " }, admin, default)).Refusal!.Field.ShouldBe("name");
        (await Book.Make(Ask() with { Address = "http://10.0.0.1/in" }, admin, default)).Refusal!.ShouldSatisfyAllConditions(r => r.Field.ShouldBe("address"), r => r.Code.ShouldBe("outward_address_not_allowed"));
        (await Book.Make(Ask() with { AreaId = "7" }, admin, default)).Refusal!.Field.ShouldBe("areaId");
        (await Book.Make(Ask() with { Events = ["case.filed", "case.eaten"] }, admin, default)).Refusal!.Field.ShouldBe("events");
        (await Book.Make(Ask() with { Categories = ["99"] }, admin, default)).Refusal!.Field.ShouldBe("categories");
        var made = (await Book.Make(Ask(), admin, default)).Value;
        (await Book.Make(Ask(), neighbor, default)).Refusal!.Code.ShouldBe("webhook_area_not_yours");
        (await Deliveries.List(neighbor, default)).Items.ShouldBeEmpty();
        (await Deliveries.Show(made.Id, neighbor, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await Deliveries.Test(made.Id, neighbor, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await Book.Remove(made.Id, neighbor, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await Book.Change(made.Id, Ask() with { Name = "新名" }, admin, default)).Ok.ShouldBeTrue();
        (await Show(made.Id)).Name.ShouldBe("新名");
        (await Book.Remove(made.Id, admin, default)).Ok.ShouldBeTrue();
        (await Deliveries.List(admin, default)).Items.ShouldBeEmpty();
        (await rig.Reader.Read(db => db.Set<AuditLogRow>().OrderBy(a => a.Id).Select(a => a.Action).ToListAsync())).ShouldBe(["webhook.made", "webhook.changed", "webhook.removed"]);
    }

    [Fact]
    public async Task Old_messages_go_and_what_never_got_through_is_counted()
    {
        var made = (await Book.Make(Ask(), admin, default)).Value;
        await Tell("1", area.Street, "01-05");
        await Send();
        await Book.Pause(made.Id, admin, default);
        await Tell("2", area.Street, "01-05");
        await rig.AdvanceTo(clock.Now.AddDays(9));
        (await Deliveries.Messages(made.Id, null, null, admin, default)).Value.Items.Select(d => d.Subject).ShouldBe(["2"]);
        await rig.AdvanceTo(clock.Now.AddDays(23));
        (await Show(made.Id)).ShouldSatisfyAllConditions(v => v.Waiting.ShouldBe(0), v => v.Dropped.ShouldBe(1), v => v.State.ShouldBe("paused"));
    }

    private WebhookRequest Ask() => new("大屏", $"{receiver.Address}/in", area.Street.ToString(), Filed, ["01"]);

    private async Task<WebhookView> Show(string id) => (await Deliveries.Show(id, admin, default)).Value;

    private Task<int> Send() => rig.Services.GetRequiredService<SendWebhooks>().RunReady(default);

    private Task Tell(string number, long areaId, string category, string type = WebhookEvents.CaseFiled) => rig.Writer.Write(async scope =>
    {
        await rig.Services.GetRequiredService<WebhookQueue>().Put(scope, new WebhookNews(type, number, areaId, category, new { number }));
        return true;
    });

    private StorageRig Open() => new(
        s =>
        {
            s.AddCity();
            s.AddSingleton<IScenarioCatalog>(Catalog);
            s.AddSensing();
            s.AddExchange(new OutwardOptions { Networks = [IPNetwork.Parse("127.0.0.1/32")] });
        },
        clock, folder, machine);

    private static ScenarioCatalog Catalog
    {
        get
        {
            var clocks = new CategoryClocks(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1));
            return new([], [.. new[] { ("01", null), ("01-05", "01"), ("01-06", "01"), ("02", null), ("02-01", "02") }.Select(c => new CategoryDefinition(c.Item1, c.Item2, Text.Same(c.Item1), 2, true, clocks))], []);
        }
    }

    private async Task People()
    {
        var (one, two) = await rig.Writer.Write(async scope =>
        {
            var register = rig.Services.GetRequiredService<CityRegister>();
            area = (scope.NewId(), scope.NewId(), scope.NewId());
            await register.AddAreas(scope,
            [
                new NewArea(area.City, null, AreaLevels.City, new Text("城", "City"), "31"), new NewArea(area.Street, area.City, AreaLevels.District, new Text("甲", "A"), "310101"),
                new NewArea(area.Next, area.City, AreaLevels.District, new Text("乙", "B"), "310102"),
            ]);
            await register.SetCity(scope, area.City);
            var (first, second) = (scope.NewId(), scope.NewId());
            register.AddPeople(scope,
            [
                new NewPerson(first, "one", Text.Same("一"), null, null, [new NewPost(scope.NewId(), Roles.Administrator, area.Street)]),
                new NewPerson(second, "two", Text.Same("二"), null, null, [new NewPost(scope.NewId(), Roles.Administrator, area.Next)]),
            ]);
            return (first, second);
        });
        await rig.Services.GetRequiredService<AreaDirectory>().Reload();
        admin = await rig.Services.GetRequiredService<StandingActors>().Of(one);
        neighbor = await rig.Services.GetRequiredService<StandingActors>().Of(two);
    }
}
