using System.Text.Json;
using Jingwei.Cases;
using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Dispatch.Calls;
using Jingwei.Dispatch.Positions;
using Jingwei.Dispatch.Rules;
using Jingwei.Foundation;
using Jingwei.Sensing;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>A small street over real rooms: three officers, a point owner, an operator, two crews, one bin. Alarms are given by hand.</summary>
internal sealed class StreetRig : IAsyncDisposable
{
    public static readonly GeoPoint Bin = new(121.4500, 31.2290);
    private static readonly Text Street = new("南京西路", "Nanjing West Road");
    private readonly Dictionary<string, Actor> actors = [];
    private StorageRig rig;
    private long episode;

    private StreetRig(StorageRig rig) => this.rig = rig;

    public StorageRig Rig => rig;

    public long AreaId { get; private set; }

    public DateTimeOffset Now => rig.Clock.Now;

    public static async Task<StreetRig> Open(bool officersOnShift = true)
    {
        var street = new StreetRig(new StorageRig(Rooms, folder: Directory.CreateTempSubdirectory("jingwei-street-").FullName));
        await street.Lay(officersOnShift);
        return street;
    }

    /// <summary>The program ends and begins again over the same folder.</summary>
    public async Task Restart()
    {
        var (clock, folder) = (rig.Clock, rig.Folder);
        await rig.DisposeAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        rig = new StorageRig(Rooms, clock, folder);
        await rig.Services.GetRequiredService<AreaDirectory>().Reload();
        await rig.Services.GetRequiredService<DeviceRegister>().Refresh(CancellationToken.None);
    }

    public Actor Actor(string userName) => actors[userName];

    /// <summary>The bin's alarm, as sensing would tell it; answers the case's number once the phones ring.</summary>
    public async Task<string> Alarm(string device = "bin-012")
    {
        var id = await rig.Writer.Write(scope =>
        {
            var alarmId = scope.NewId();
            scope.Emit($"alarm:{alarmId}", new AlarmRaised(
                alarmId, device, "overflow", "01-05", 2, AreaId, Bin.Lon, Bin.Lat, scope.Now, scope.Now, "fill", 97, true));
            return Task.FromResult(alarmId);
        });
        episode = id;
        await rig.Settle();

        return await rig.Reader.Read(db => db.Set<CaseRow>().Where(c => c.AlarmId == id).Select(c => c.Number).SingleOrDefaultAsync()) ?? "";
    }

    /// <summary>The alarm that was given last is over.</summary>
    public async Task AlarmClears()
    {
        await rig.Writer.Write(scope =>
        {
            scope.Emit($"alarm:{episode}", new AlarmCleared(episode, "bin-012", scope.Now, "fill", 12));
            return Task.FromResult(0);
        });
        await rig.Settle();
    }

    /// <summary>The alarm that was given last is as bad as this now; heard only when the rooms settle.</summary>
    public Task AlarmIsNow(int severity) => rig.Writer.Write(async scope =>
    {
        var alarm = await scope.Db.Set<AlarmRow>().SingleOrDefaultAsync(a => a.Id == episode);
        if (alarm is null)
        {
            alarm = new AlarmRow
            {
                Id = episode, DeviceId = 12, Condition = "overflow", Episode = 1, CategoryCode = "01-05", Severity = 2, FilesCase = true, AreaId = AreaId, ValueName = "fill",
                StartedAt = scope.Now, RaisedAt = scope.Now, AttentionAt = scope.Now,
                CaseNumber = await scope.Db.Set<CaseRow>().Where(c => c.AlarmId == episode).Select(c => c.Number).SingleAsync(),
            };
            scope.Db.Add(alarm);
        }

        scope.Emit($"alarm:{episode}", new AlarmWeighed(episode, "bin-012", alarm.Severity, severity, "fill", 99));
        alarm.Severity = severity;
        return 0;
    });

    public async Task<Result<string>> Move(string userName, string number, MoveRequest request)
    {
        var result = await rig.Services.GetRequiredService<MoveCase>().Run(number, request, Actor(userName), "console", CancellationToken.None);
        await rig.Settle();
        return result;
    }

    public async Task<Result<string>> Decide(string userName, string number, string decision, string? note = null)
    {
        var asked = (await Page(number)).Requests.Single(r => r.State == "waiting");
        return await Decide(userName, number, asked.Id, decision, note);
    }

    public async Task<Result<string>> Decide(string userName, string number, string requestId, string decision, string? note)
    {
        var result = await rig.Services.GetRequiredService<DecideRequest>().Run(number, requestId, new DecisionRequest(decision, note), Actor(userName), "console", CancellationToken.None);
        await rig.Settle();
        return result;
    }

    public async Task<Result<string>> Recategorize(string userName, string number, string category, string note)
    {
        var result = await rig.Services.GetRequiredService<ChangeCategory>().Run(number, new CategoryRequest(category, note), Actor(userName), "console", CancellationToken.None);
        await rig.Settle();
        return result;
    }

    /// <summary>Somebody at the district's center, or of a body of the district.</summary>
    public async Task<long?> Hire(string userName, string role, bool ofBody = false, string? bodyName = null)
    {
        var district = rig.Services.GetRequiredService<AreaDirectory>().AncestorsOf(AreaId).Single(a => a.Level == AreaLevels.District).Id;
        var register = rig.Services.GetRequiredService<CityRegister>();
        return await rig.Writer.Write(scope =>
        {
            var (account, post, body) = (scope.NewId(), scope.NewId(), scope.NewId());
            long? organization = ofBody ? body : null;
            if (ofBody)
            {
                register.AddOrganizations(scope, [new NewOrganization(body, district, OrganizationKinds.Department, Text.Same(bodyName ?? $"{userName}局"))]);
            }

            register.AddPeople(scope, [new NewPerson(account, userName, Text.Same(userName), null, null, [new NewPost(post, role, district, organization)])]);
            register.AddShifts(scope, [new NewShift(account, post, ShiftKind.Shift, scope.Now.AddHours(-1), scope.Now.AddDays(30), true)]);
            actors[userName] = new Actor(account, userName, Text.Same(userName), ActorKind.Person, [new ActorPost(role, district, organization, null)]);
            return Task.FromResult(organization);
        });
    }

    /// <summary>A report that a worker takes in for somebody, to go through a workflow.</summary>
    public async Task<string> TakeIn(string worker, string workflow, string text = "窨井盖松动，汽车经过时响")
    {
        var receipt = await rig.Services.GetRequiredService<ReportProblem>().Run(
            new ReportRequest(text, Bin.Lon, Bin.Lat, [], Kind: "assisted", OnBehalfOf: new OnBehalfOf("李阿姨", "13000000000"), Workflow: workflow), Actor(worker), CancellationToken.None);
        receipt.Ok.ShouldBeTrue(receipt.Ok ? "" : receipt.Refusal.Code);
        await rig.Settle();
        return receipt.Value.Number;
    }

    public async Task<Result<string>> Move(string userName, string number, string move, string? note = null, string? target = null, IReadOnlyList<string>? files = null, int? expectedVersion = null)
    {
        var result = await rig.Services.GetRequiredService<MoveCase>().Run(
            number, new MoveRequest(move, note, files, target, ExpectedVersion: expectedVersion), Actor(userName), "field", CancellationToken.None);
        await rig.Settle();
        return result;
    }

    public async Task<CasePage> Page(string number, string reader = "street") =>
        (await rig.Services.GetRequiredService<ShowCase>().Run(number, Actor(reader), CancellationToken.None)).Value;

    /// <summary>What the person may do with the case; nothing when they may not even see it.</summary>
    public async Task<IReadOnlyList<string>> AllowedMoves(string number, string reader)
    {
        var shown = await rig.Services.GetRequiredService<ShowCase>().Run(number, Actor(reader), CancellationToken.None);
        return shown.Ok ? shown.Value.AllowedMoves : [];
    }

    /// <summary>What the person's phone lists.</summary>
    public Task<IReadOnlyList<TaskView>> Tasks(string userName) => rig.Services.GetRequiredService<ListTasks>().Run(Actor(userName), CancellationToken.None);

    /// <summary>The cases that the person's phone was told to look at again.</summary>
    public IReadOnlyList<string> TaskNewsTo(string userName) =>
    [
        .. rig.News.Where(n => n.Kind == "task" && n.AccountId == Actor(userName).AccountId)
            .Select(n => System.Text.Json.JsonSerializer.SerializeToElement(n.Data).GetProperty("caseNumber").GetString()!),
    ];

    public Task<ShiftView> Shift(string userName) => rig.Services.GetRequiredService<ShowShift>().Run(Actor(userName), CancellationToken.None);

    public Task<List<CallRow>> Calls(string number) => rig.Reader.Read(db => db.Set<CallRow>().Where(c => c.CaseNumber == number).OrderBy(c => c.Id).ToListAsync());

    public async Task<List<string>> Ringing(string number)
    {
        var calls = (await Calls(number)).Where(c => c.EndedAt is null).Select(c => c.AccountId).ToHashSet();
        return [.. actors.Values.Where(a => calls.Contains(a.AccountId)).Select(a => a.UserName).Order()];
    }

    /// <summary>Open cases that no wait brings any further: number and state. A wait counts only where it does something when it comes due.</summary>
    public Task<List<string>> Unwatched() => rig.Reader.Read(async db =>
    {
        var unwatched = new List<string>();
        var waits = await db.Set<DueRow>().ToListAsync();
        foreach (var row in await db.Set<CaseRow>().Where(c => c.State != "closed").ToListAsync())
        {
            var ofCase = waits.Where(w => w.Subject == row.Id.ToString()).ToLookup(w => w.Kind);
            var running = await db.Set<CaseClockRow>().Where(c => c.CaseId == row.Id && c.MetAt == null).ToListAsync();
            var limits = running.Where(c => waits.Exists(w => w.Kind == WhenClockRunsOut.DueKind && w.Subject == c.Id.ToString())).Select(c => c.Kind)
                .Concat(ofCase[PressOn.PressDue].Select(w => JsonSerializer.Deserialize<PressOn.Body>(w.Body!, StoredJson.Options)!.Kind).Where(kind => running.Exists(c => c.Kind == kind)));
            var goesOn = row.State switch
            {
                "filed" => ofCase[CallCase.StepDue].Any(),
                "handedOver" => ofCase[CallCrew.CrewDue].Any(),
                _ => limits.Any() && MissedLimits.Presses(row.Hold),
            };
            if (!goesOn)
            {
                unwatched.Add($"{row.Number} {row.State}");
            }
        }

        return unwatched;
    });

    /// <summary>The person's phone says that it shows the call.</summary>
    public async Task Seen(long callId, string userName) =>
        (await rig.Services.GetRequiredService<ListTasks>().Seen(callId.ToString(), Actor(userName), CancellationToken.None)).Ok.ShouldBeTrue();

    /// <summary>The person checks out.</summary>
    public Task GoesHome(string userName) => rig.Writer.Write(async scope =>
    {
        var (id, now) = (Actor(userName).AccountId, scope.Now.ToUnixTimeMilliseconds());
        await scope.Db.Database.ExecuteSqlAsync($"UPDATE shift SET checked_out_at = {now} WHERE account_id = {id}");
        return 0;
    });

    /// <summary>Somebody of a department of the district is on tonight's duty list; without a department when it has none.</summary>
    public async Task OnDutyList(string userName, string role, bool ofDepartment = true)
    {
        var district = rig.Services.GetRequiredService<AreaDirectory>().AncestorsOf(AreaId).Single(a => a.Level == AreaLevels.District).Id;
        var register = rig.Services.GetRequiredService<CityRegister>();
        await rig.Writer.Write(scope =>
        {
            var (account, post, department) = (scope.NewId(), scope.NewId(), scope.NewId());
            long? organization = ofDepartment ? department : null;
            register.AddOrganizations(scope, [new NewOrganization(department, district, OrganizationKinds.Department, Text.Same($"{userName}所"))]);
            register.AddPeople(scope, [new NewPerson(account, userName, Text.Same(userName), null, null, [new NewPost(post, role, district, organization)])]);
            register.AddShifts(scope, [new NewShift(account, post, ShiftKind.Duty, scope.Now.AddHours(-1), scope.Now.AddHours(12))]);
            actors[userName] = new Actor(account, userName, Text.Same(userName), ActorKind.Person, [new ActorPost(role, district, organization, null)]);
            return Task.FromResult(0);
        });
    }

    /// <summary>A report from the bin's place; answers its number once the phones ring.</summary>
    public async Task<string> Report(string text, string address, string reporter = "stranger")
    {
        var receipt = await rig.Services.GetRequiredService<ReportProblem>().Run(
            new ReportRequest(text, Bin.Lon, Bin.Lat, [], null) { Address = address }, Actor(reporter), CancellationToken.None);
        await rig.Settle();
        return receipt.Value.Number;
    }

    public Task<List<MessageRow>> Messages() => rig.Reader.Read(db => db.Set<MessageRow>().OrderBy(m => m.Id).ToListAsync());

    public Task After(TimeSpan time) => rig.AdvanceTo(Now + time);

    /// <summary>What is kept of all cases, and what their histories come to when they are counted anew.</summary>
    public Task<(IReadOnlyDictionary<TallyKey, long> Kept, IReadOnlyDictionary<TallyKey, long> Counted)> Sums() => rig.Reader.Read(async db =>
    {
        var (book, city) = (rig.Services.GetRequiredService<CaseFactBook>(), rig.Services.GetRequiredService<CitySettings>());
        var facts = new List<Fact>();
        foreach (var row in await db.Set<CaseRow>().ToListAsync())
        {
            var counted = await db.Set<CaseCountRow>().SingleAsync(c => c.CaseId == row.Id);
            facts.AddRange(await book.FactsOf(db, row, await CaseClocks.Of(db, row.Id), CaseFactBook.ClosingOf(counted)));
        }

        var kept = (await db.Set<CaseFactSumRow>().Where(s => s.Total != 0).ToListAsync()).ToDictionary(FactSums.KeyOf, r => r.Total);
        return ((IReadOnlyDictionary<TallyKey, long>)kept, Recount.Of(facts, city.Time));
    });

    /// <summary>The counts of one who is appraised, over all days: <c>filed 1, filingDue 1</c>.</summary>
    public async Task<string> Counts(Appraised of, Func<TallyKey, bool> whose) => string.Join(", ", (await Sums()).Kept
        .Where(s => s.Key.Of == of && whose(s.Key)).GroupBy(s => s.Key.Kind, s => s.Value).OrderBy(g => g.Key).Select(g => $"{NamedCounts.Get(g.Key).Code} {g.Sum()}"));

    public async Task<List<AuditFinding>> Findings()
    {
        var found = new List<AuditFinding>();
        foreach (var check in rig.Services.GetServices<IAuditCheck>())
        {
            found.AddRange((await rig.Reader.Read(db => check.Check(db, Now, CancellationToken.None))).Findings);
        }

        // Alarms are told by hand here and have no row of their own.
        return [.. found.Where(f => f.Code != "case_without_alarm")];
    }

    /// <summary>A photo, as a phone would bring it.</summary>
    public async Task<string> Photo(byte mark)
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, mark, 1, 2, 3, 4, 5, 6, 7, 8];
        return (await rig.Services.GetRequiredService<CaseFiles>().Take(new MemoryStream(jpeg), Actor("patrol1"), CancellationToken.None)).Value.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(rig.Folder, recursive: true);
    }

    private static void Rooms(IServiceCollection s)
    {
        s.AddSingleton<IScenarioCatalog>(Catalog());
        s.AddCity();
        s.AddSensing();
        s.AddCases();
        s.AddDispatch(new ConfigurationBuilder().Build());
        s.AddSingleton<IDevices, OneBin>();
    }

    private static ScenarioCatalog Catalog()
    {
        var clocks = new CategoryClocks(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));
        return new ScenarioCatalog(
            [new DeviceKindDefinition("bin", new Text("果皮箱", "Bin"), [], TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), false, [])],
            [
                new CategoryDefinition("01", null, new Text("环卫", "Sanitation"), 2, false, clocks),
                new CategoryDefinition("01-06", "01", new Text("窨井盖", "Manhole cover"), 2, true, clocks with { Clear = TimeSpan.FromMinutes(30) }),
                new CategoryDefinition("01-05", "01", new Text("果皮箱满溢", "Bin overflow"), 2, true, clocks),
            ],
            [
                new CallOrder(CaseOrigin.Sensor, null, [new CallStep(["officer"]), new CallStep(["officer"]), new CallStep(["pointOwner", "operator"])]),
                new CallOrder(CaseOrigin.Inspector, null, [new CallStep(["pointOwner"]), new CallStep(["officer"]), new CallStep(["operator"])]),
            ]);
    }

    private async Task Lay(bool officersOnShift)
    {
        var register = rig.Services.GetRequiredService<CityRegister>();
        var hash = register.HashPassword("correct horse battery staple");
        await rig.Writer.Write<Result<Done>>(async scope =>
        {
            long[] ids = [scope.NewId(), scope.NewId(), scope.NewId(), scope.NewId()];
            string[] levels = [AreaLevels.City, AreaLevels.District, AreaLevels.Subdistrict, AreaLevels.Neighborhood];
            await register.AddAreas(scope, [.. ids.Select((id, i) => new NewArea(
                id, i == 0 ? null : ids[i - 1], levels[i], new Text($"区域{i}", $"Area {i}"), i == 0 ? "31" : $"3101{i}",
                BoundaryGeoJson: """{"type":"Polygon","coordinates":[[[121.44,31.22],[121.46,31.22],[121.46,31.24],[121.44,31.24],[121.44,31.22]]]}"""))]);
            await register.SetCity(scope, ids[0]);
            AreaId = ids[3];
            var phone = 0;
            void Person(string userName, string role, long area, bool onShift)
            {
                var (accountId, postId) = (scope.NewId(), scope.NewId());
                register.AddPeople(scope, [new NewPerson(accountId, userName, Text.Same(userName), hash, $"1300000{++phone:0000}", [new NewPost(postId, role, area)])]);
                if (onShift)
                {
                    register.AddShifts(scope, [new NewShift(accountId, postId, ShiftKind.Shift, scope.Now.AddHours(-1), scope.Now.AddHours(12), true)]);
                }

                if (role == Roles.PointOwner)
                {
                    register.AddPointOwners(scope, [new NewPointOwner(postId, Street, Bin, 300)]);
                }

                actors[userName] = new Actor(accountId, userName, Text.Same(userName), ActorKind.Person, [new ActorPost(role, area, null, null)]);
            }

            foreach (var officer in new[] { "patrol1", "patrol2", "patrol3" })
            {
                Person(officer, Roles.Officer, ids[2], officersOnShift);
            }

            Person("crew1", Roles.Crew, ids[2], true);
            Person("crew2", Roles.Crew, ids[2], true);
            Person("point1", Roles.PointOwner, ids[2], false);
            Person("street", Roles.Operator, ids[2], true);
            Person("inspector1", Roles.Inspector, ids[2], true);
            Person("stranger", Roles.Resident, ids[2], false);
            return await rig.Services.GetRequiredService<DeviceRegister>().Add(scope, [new NewDevice(scope.NewId(), "bin-012", "bin", new Text("12号果皮箱", "Bin 12"), Bin, Street, ids[3])]);
        });
        await rig.Services.GetRequiredService<AreaDirectory>().Reload();
        await rig.Services.GetRequiredService<DeviceRegister>().Refresh(CancellationToken.None);
        await rig.Settle();
        foreach (var (name, east) in new[] { ("patrol1", 0.0005), ("patrol2", 0.002), ("patrol3", 0.006), ("crew1", 0.003), ("crew2", 0.001) })
        {
            (await rig.Services.GetRequiredService<Positions.Positions>().Report(new PositionRequest(Bin.Lon + east, Bin.Lat), Actor(name), CancellationToken.None)).Ok.ShouldBeTrue();
        }
    }

    /// <summary>The register as cases see it: one bin, and a camera across the road.</summary>
    private sealed class OneBin : IDevices
    {
        public DeviceNow? Find(string name) => name.StartsWith("bin-", StringComparison.Ordinal)
            ? new DeviceNow(12, name, "bin", new Text("12号果皮箱", "Bin 12"), Bin, Street, 0, null, DeviceState.Alarm, null, [])
            : null;

        public IReadOnlyList<NearbyCamera> CamerasNear(GeoPoint place, double withinMeters, int atMost) =>
            [new NearbyCamera("camera-001", new Text("1号摄像机", "Camera 1"), 40, "/pictures/1")];

        public IReadOnlyList<KindNow> Kinds(Func<long, bool> within) => [];

        public SensorCounts Count(IReadOnlyCollection<long> areaIds) => new(0, 1, 0, 0);
    }
}
