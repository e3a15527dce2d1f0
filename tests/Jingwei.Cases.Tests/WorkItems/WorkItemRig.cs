using Jingwei.Cases.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.WorkItems;

/// <summary>The city of levels with two neighborhoods' committees, and what people do with work items in a line each; the answer is the refusal's code and field, or null.</summary>
internal sealed class WorkItemRig(LevelsRig city) : IAsyncDisposable
{
    private readonly Dictionary<string, Actor> more = [];

    public LevelsRig City => city;

    public long Committee { get; private set; }

    public long Further { get; private set; }

    public Actor this[string name] => more.GetValueOrDefault(name) ?? city[name];

    public static async Task<WorkItemRig> Open()
    {
        var rig = new WorkItemRig(await LevelsRig.Open());
        await rig.City.Storage.Writer.Write(async scope =>
        {
            var register = rig.City.Get<CityRegister>();
            var second = scope.NewId();
            await register.AddAreas(scope, [new NewArea(second, rig.City.Subdistrict, AreaLevels.Neighborhood, new Text("二居委", "Second neighborhood"), "310101001002")]);
            (rig.Committee, rig.Further) = (scope.NewId(), scope.NewId());
            register.AddOrganizations(scope,
            [
                new NewOrganization(rig.Committee, rig.City.Neighborhood, OrganizationKinds.Committee, new Text("一居委会", "First committee")),
                new NewOrganization(rig.Further, second, OrganizationKinds.Committee, new Text("二居委会", "Second committee")),
            ]);
            rig.Hire(scope, "secretary", Roles.PointOwner, rig.City.Neighborhood, rig.Committee);
            rig.Hire(scope, "secretary2", Roles.PointOwner, second, rig.Further);
            rig.Hire(scope, "clerk", Roles.Handler, rig.City.Neighborhood, rig.Committee);
            return 0;
        });
        await rig.City.Get<AreaDirectory>().Reload();
        return rig;
    }

    public WorkItemRequest Request(int timesPerYear = 2, int days = 100, params string[] categories) => new(
        "暑期安全入户告知", "逐户发放告知书并登记", "《消防条例》第二十条", "派两名辅导员，每户补助三元", 120, timesPerYear, Today.AddDays(days), categories);

    public DateOnly Today => DateOnly.FromDateTime(city.Now.UtcDateTime.AddHours(8));

    public async Task<string> Asked(WorkItemRequest? request = null, string who = "green")
    {
        var made = await city.Get<AskWorkItem>().Ask(request ?? Request(), this[who], "field", CancellationToken.None);
        made.Refusal.ShouldBeNull();
        return made.Value;
    }

    public async Task<string> Admitted(WorkItemRequest? request = null)
    {
        var number = await Asked(request);
        (await Move(number, "district", "admit")).ShouldBeNull();
        return number;
    }

    public async Task<string?> Refused(WorkItemRequest request, string who = "green") => Said((await city.Get<AskWorkItem>().Ask(request, this[who], "field", CancellationToken.None)).Refusal);

    public async Task<string?> Move(string number, string who, string move, string? words = null, int? times = null, DateOnly? until = null) =>
        Said((await city.Get<MoveWorkItem>().Run(number, new WorkItemMoveRequest(move, words, times, until), this[who], "console", CancellationToken.None)).Refusal);

    public async Task<string?> Amend(string number, string who, WorkItemRequest request) => Said((await city.Get<AskWorkItem>().Amend(number, request, this[who], "field", CancellationToken.None)).Refusal);

    public async Task<Result<IReadOnlyList<string>>> Give(string number, double hours = 48, string who = "green", params long[] committees) => await city.Get<GiveTasks>().Run(
        number, new GiveTasksRequest([.. (committees.Length == 0 ? [Committee] : committees).Select(c => c.ToString())], "入户告知，本周内完成", city.Now.AddHours(hours)), this[who], "field", CancellationToken.None);

    public async Task<string> Given(string number, double hours = 48)
    {
        var given = await Give(number, hours);
        given.Refusal.ShouldBeNull();
        return given.Value[0];
    }

    public async Task<string?> Task(string number, string who, string move, string? words = null) =>
        Said((await city.Get<MoveTask>().Run(number, new TaskMoveRequest(move, words), this[who], "field", CancellationToken.None)).Refusal);

    public async Task<WorkItemPage> Page(string number, string who = "district") => (await city.Get<ListWorkItems>().Show(number, this[who], CancellationToken.None)).Value;

    public async Task<IReadOnlyList<WorkItemSummary>> Items(string who, WorkItemFilter? filter = null) => (await city.Get<ListWorkItems>().Run(filter ?? new WorkItemFilter(), this[who], CancellationToken.None)).Value.Items;

    public async Task<IReadOnlyList<NeighborhoodTaskView>> Tasks(string who, TaskFilter? filter = null) => (await city.Get<ListTasks>().Run(filter ?? new TaskFilter(), this[who], CancellationToken.None)).Value.Items;

    public static string? Said(Refusal? no) => no is null ? null : $"{no.Code} {no.Field}".Trim();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    private void Hire(Storage.WriteScope scope, string name, string role, long area, long organization)
    {
        var id = scope.NewId();
        city.Get<CityRegister>().AddPeople(scope, [new NewPerson(id, name, Text.Same(name), null, null, [new NewPost(scope.NewId(), role, area, organization)])]);
        more[name] = new Actor(id, name, Text.Same(name), ActorKind.Person, [new ActorPost(role, area, organization, null)]);
    }
}
