using Jingwei.Sensing;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exports;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Tests.Exports;

/// <summary>A job's life over a real folder: made, written, fetched by its maker alone, removed; interrupted and canceled.</summary>
public sealed class ExportJobTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jingwei-test-").FullName;
    private readonly PlayedList list = new();
    private readonly HandClock clock = HandClock.At("2026-11-22T00:00:00.000Z");
    private StorageRig rig;
    private Actor operatorOne = Actor.Nobody;
    private Actor operatorTwo = Actor.Nobody;

    public ExportJobTests() => rig = Open();

    private ExportBook Book => rig.Services.GetRequiredService<ExportBook>();

    private RunExports Runner => rig.Services.GetRequiredService<RunExports>();

    public async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_asked_for_is_written_logged_and_gone_after_seven_days()
    {
        await People();
        var made = (await Book.Make(Ask(), operatorOne, default)).Value;
        (made.State, made.Total).ShouldBe(("waiting", 5L));
        (await Runner.RunWaiting(default)).ShouldBe(1);
        var done = (await Book.Show(made.Id, operatorOne, default)).Value;
        (done.State, done.Rows, done.KeptUntil).ShouldBe(("done", 5L, clock.Now.AddDays(7)));
        var file = (await Book.Fetch(made.Id, operatorOne, default)).Value;
        (await File.ReadAllLinesAsync(file.Path)).ShouldBe(["名", "行0", "行1", "行2", "行3", "行4"]);
        (await rig.Reader.Read(db => db.Set<AuditLogRow>().OrderBy(a => a.Id).Select(a => a.Action).ToListAsync())).ShouldBe(["export.made", "export.fetched"]);

        await rig.AdvanceTo(clock.Now.AddDays(7));
        await rig.Settle();
        (await Book.Show(made.Id, operatorOne, default)).Value.State.ShouldBe("removed");
        (await Book.Fetch(made.Id, operatorOne, default)).Refusal!.Code.ShouldBe("export_not_there");
        File.Exists(file.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_that_may_hold_words_of_a_reporter_whose_data_is_removed_goes_and_later_ones_stay()
    {
        await People();
        var early = (await Book.Make(Ask(), operatorOne, default)).Value;
        await Runner.RunWaiting(default);
        var plannedAt = clock.Now.AddMinutes(1);
        clock.Advance(TimeSpan.FromMinutes(2));
        var later = (await Book.Make(Ask(), operatorOne, default)).Value;
        await Runner.RunWaiting(default);
        var file = (await Book.Fetch(early.Id, operatorOne, default)).Value.Path;
        await rig.Writer.Write(async scope =>
        {
            await new WhenReporterDataIsRemoved(rig.Services.GetRequiredService<ExportProgress>()).When(new Cases.Contracts.ReporterDataRemoved(["2026-沪-000001"], plannedAt), scope);
            return true;
        });
        await rig.Settle();
        File.Exists(file).ShouldBeFalse();
        (await Book.Show(early.Id, operatorOne, default)).Value.State.ShouldBe("removed");
        (await Book.Show(later.Id, operatorOne, default)).Value.State.ShouldBe("done");
    }

    [Fact]
    public async Task Nobody_but_its_maker_sees_or_fetches_it()
    {
        await People();
        var made = (await Book.Make(Ask(), operatorOne, default)).Value;
        await Runner.RunWaiting(default);
        (await Book.Show(made.Id, operatorTwo, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await Book.Fetch(made.Id, operatorTwo, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await Book.Cancel(made.Id, operatorTwo, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await Book.Mine(operatorTwo, default)).Items.ShouldBeEmpty();
        (await Book.Make(Ask(), operatorOne with { Kind = ActorKind.ApiKey, AccountId = 0 }, default)).Refusal!.Code.ShouldBe("export_for_people");
    }

    [Fact]
    public async Task A_stop_of_the_program_in_the_middle_leaves_no_torn_file_and_it_begins_anew()
    {
        await People();
        var made = (await Book.Make(Ask(), operatorOne, default)).Value;
        using (var stop = new CancellationTokenSource())
        {
            list.Before = at => { if (at == 2) { stop.Cancel(); } };
            await Should.ThrowAsync<OperationCanceledException>(() => Runner.RunWaiting(stop.Token));
        }

        list.Before = _ => { };
        Directory.EnumerateFiles(Path.Combine(folder, "exports")).ShouldBeEmpty();
        (await Book.Show(made.Id, operatorOne, default)).Value.State.ShouldBe("running");
        await rig.DisposeAsync();
        rig = Open();
        (await Runner.RunWaiting(default)).ShouldBe(1);
        (await Book.Show(made.Id, operatorOne, default)).Value.ShouldSatisfyAllConditions(v => v.State.ShouldBe("done"), v => v.Rows.ShouldBe(5));
    }

    [Fact]
    public async Task Canceled_while_it_runs_it_stops_and_stays_canceled()
    {
        await People();
        var made = (await Book.Make(Ask(), operatorOne, default)).Value;
        list.Before = at => { if (at == 2) { Book.Cancel(made.Id, operatorOne, default).GetAwaiter().GetResult(); } };
        await Runner.RunWaiting(default);
        (await Book.Show(made.Id, operatorOne, default)).Value.State.ShouldBe("canceled");
        Directory.EnumerateFiles(Path.Combine(folder, "exports")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_canceled_goes_also_when_the_program_stopped_in_between()
    {
        await People();
        var made = (await Book.Make(Ask(), operatorOne, default)).Value;
        (await Book.Cancel(made.Id, operatorOne, default)).Ok.ShouldBeTrue();
        // As the process that was writing it left them.
        var exports = Directory.CreateDirectory(Path.Combine(folder, "exports")).FullName;
        File.WriteAllText(Path.Combine(exports, made.Id + ".part"), "x");
        File.WriteAllText(Path.Combine(exports, made.Id), "x");
        (await Findings()).ShouldBe([$"export_file_left {made.Id}"]);
        await rig.DisposeAsync();
        rig = Open();
        await rig.Settle();
        Directory.EnumerateFiles(exports).ShouldBeEmpty();
        (await Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_goes_before_its_line_says_so_and_a_wait_that_comes_twice_harms_nothing()
    {
        await People();
        var made = (await Book.Make(Ask(), operatorOne, default)).Value;
        await Runner.RunWaiting(default);
        var path = (await Book.Fetch(made.Id, operatorOne, default)).Value.Path;
        (await Findings()).ShouldBeEmpty();
        var due = new Storage.Due.DueRow { Id = 1, Kind = WhenExportIsOld.KindName, Subject = made.Id };
        // The program stops before its commit.
        await Should.ThrowAsync<InvalidOperationException>(() => rig.Writer.Write<bool>(async scope =>
        {
            await new WhenExportIsOld(rig.Services.GetRequiredService<ExportFiles>()).Handle(due, scope);
            throw new InvalidOperationException("stop");
        }));
        File.Exists(path).ShouldBeFalse();
        (await Book.Show(made.Id, operatorOne, default)).Value.State.ShouldBe("done");
        await rig.AdvanceTo(clock.Now.AddDays(7));
        await rig.Settle();
        (await Book.Show(made.Id, operatorOne, default)).Value.State.ShouldBe("removed");
    }

    private Task<List<string>> Findings() => rig.Reader.Read(async db =>
        (await rig.Services.GetServices<IAuditCheck>().OfType<ExportAudit>().Single().Check(db, clock.Now, default)).Findings.Select(f => $"{f.Code} {f.Subject}").ToList());

    [Fact]
    public async Task A_fault_and_a_lost_post_are_said_and_the_next_job_runs()
    {
        await People();
        var faulty = (await Book.Make(Ask(), operatorOne, default)).Value;
        var good = (await Book.Make(Ask(), operatorTwo, default)).Value;
        list.Before = at => { if (at == 2 && list.Asked == operatorOne.AccountId) { throw new InvalidOperationException("cases"); } };
        (await Runner.RunWaiting(default)).ShouldBe(2);
        (await Book.Show(faulty.Id, operatorOne, default)).Value.ShouldSatisfyAllConditions(v => v.State.ShouldBe("failed"), v => v.Why.ShouldBe("export_fault"));
        (await Book.Show(good.Id, operatorTwo, default)).Value.State.ShouldBe("done");

        list.Before = _ => { };
        var late = (await Book.Make(Ask(), operatorTwo, default)).Value;
        clock.Advance(TimeSpan.FromDays(2));
        await Runner.RunWaiting(default);
        (await Book.Show(late.Id, operatorTwo, default)).Value.Why.ShouldBe("export_not_allowed", "the post ended meanwhile");
    }

    [Fact]
    public async Task Bad_input_is_named_and_three_may_wait()
    {
        await People();
        (await Book.Make(Ask() with { List = "homes" }, operatorOne, default)).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("export_list_unknown"), r => r.Field.ShouldBe("list"));
        (await Book.Make(Ask() with { Format = "pdf" }, operatorOne, default)).Refusal!.Code.ShouldBe("export_format_unknown");
        (await Book.Make(Ask() with { Language = "fr" }, operatorOne, default)).Refusal!.Code.ShouldBe("export_language_unknown");
        for (var i = 0; i < ExportBook.MostWaiting; i++)
        {
            (await Book.Make(Ask(), operatorOne, default)).Ok.ShouldBeTrue();
        }

        (await Book.Make(Ask(), operatorOne, default)).Refusal!.Code.ShouldBe("exports_waiting");
        (await Book.Make(Ask(), operatorTwo, default)).Ok.ShouldBeTrue("others wait for themselves");
    }

    [Fact]
    public void The_schema_fits_the_model() => SchemaComparison.Differences(rig.Services).ShouldBeEmpty();

    private static ExportRequest Ask() => new("cases", "csv", null, null);

    private StorageRig Open() => new(
        s =>
        {
            s.AddCity();
            s.AddSingleton<IScenarioCatalog>(new ScenarioCatalog([], [], []));
            s.AddSensing();
            s.AddExchange();
            s.AddSingleton<IExportableList>(list);
        },
        clock, folder);

    private async Task People()
    {
        var (one, two) = await rig.Writer.Write(async scope =>
        {
            var register = rig.Services.GetRequiredService<CityRegister>();
            var (area, first, second) = (scope.NewId(), scope.NewId(), scope.NewId());
            await register.AddAreas(scope, [new NewArea(area, null, AreaLevels.City, new Text("城", "City"), "31")]);
            await register.SetCity(scope, area);
            register.AddPeople(scope,
            [
                new NewPerson(first, "one", Text.Same("一"), null, null, [new NewPost(scope.NewId(), Roles.Operator, area)]),
                new NewPerson(second, "two", Text.Same("二"), null, null, [new NewPost(scope.NewId(), Roles.Operator, area, Until: scope.Now.AddDays(1))]),
            ]);
            return (first, second);
        });
        await rig.Services.GetRequiredService<AreaDirectory>().Reload();
        operatorOne = await rig.Services.GetRequiredService<StandingActors>().Of(one);
        operatorTwo = await rig.Services.GetRequiredService<StandingActors>().Of(two);
        operatorTwo.Posts.Count.ShouldBe(1);
    }

    /// <summary>Five rows, two at once.</summary>
    private sealed class PlayedList : IExportableList
    {
        public Action<int> Before { get; set; } = _ => { };

        public long Asked { get; private set; }

        public string Name => "cases";

        public IReadOnlyList<Text> Columns { get; } = [new("名", "Name")];

        public Task<Result<ExportPlan>> Plan(IReadOnlyDictionary<string, string> filter, bool english, Actor actor, CancellationToken ct)
        {
            Asked = actor.AccountId;
            return Task.FromResult<Result<ExportPlan>>(new ExportPlan(5, (after, stop) =>
            {
                var at = int.Parse(after ?? "0", System.Globalization.CultureInfo.InvariantCulture);
                Before(at);
                stop.ThrowIfCancellationRequested();
                return Task.FromResult(new ExportBatch([.. Enumerable.Range(at, Math.Min(2, 5 - at)).Select(n => new object?[] { $"行{n}" })], at + 2 < 5 ? $"{at + 2}" : null));
            }));
        }
    }
}
