using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Workshop;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Scenarios;

/// <summary>The workshop's routes.</summary>
internal static class ScenariosApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var packages = api.MapGroup("/scenarios");
        packages.MapGet("", async (PackageViews views, CancellationToken ct) => Results.Ok(new Page<PackageView>(await views.List(ct), null)))
            .Needs(Actions.ScenarioRead).WithName("ListPackages").Produces<Page<PackageView>>();
        packages.MapGet("/{code}", async (string code, PackageViews views, HttpContext http, CancellationToken ct) => (await views.One(code, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioRead).WithName("ShowPackage").Produces<PackagePage>();
        packages.MapGet("/{code}/versions/{version}", async (string code, string version, PackageViews views, CancellationToken ct) =>
                (await views.Text(code, version, ct)).ToAnswer(yaml => Results.Ok(new PackageTextView(yaml))))
            .Needs(Actions.ScenarioRead).WithName("ShowPackageVersion").Produces<PackageTextView>();
        packages.MapPost("/{code}/settings", async (string code, SetPackageRequest request, SettingProposals settings, PackageViews views, HttpContext http, CancellationToken ct) =>
            {
                var done = await settings.SetOrPropose(code, request, http.Actor(), ct);
                return done.Ok ? (await views.One(code, http.Actor(), ct)).ToAnswer() : done.ToAnswer();
            })
            .Needs(Actions.ScenarioSet).Repeatable().WithName("SetPackage").Produces<PackagePage>();
        packages.MapGet("/settings", async (SettingProposals settings, HttpContext http, CancellationToken ct) =>
                Results.Ok(new Page<SettingProposalView>(await settings.List(http.Actor(), ct), null)))
            .Needs(Actions.ScenarioRead).WithName("ListSettingProposals").Produces<Page<SettingProposalView>>();
        packages.MapPost("/settings/{id}/moves", async (string id, MoveSettingRequest request, SettingProposals settings, PackageViews views, HttpContext http, CancellationToken ct) =>
            {
                var done = await settings.Move(id, request, http.Actor(), ct);
                return done.Ok ? (await views.One(done.Value, http.Actor(), ct)).ToAnswer() : done.ToAnswer();
            })
            .Needs(Actions.ScenarioSet).Repeatable().WithName("MoveSetting").Produces<PackagePage>();
        packages.MapPost("/{code}/copies", async (string code, CopyPackageRequest request, BeginCopy copies, HttpContext http, CancellationToken ct) =>
                (await copies.Run(code, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioWrite).Repeatable().WithName("CopyPackage").Produces<ProposalPage>();
        packages.MapPost("/check", (CheckPackageRequest request, CheckPackage check) => check.Run(request.Yaml).ToAnswer())
            .Needs(Actions.ScenarioRead).WithName("CheckPackage").Produces<PackageCheckView>();
        MapProposals(packages);
        MapDryRuns(packages);
    }

    private static void MapProposals(RouteGroupBuilder packages)
    {
        packages.MapGet("/proposals", async (string? package, bool? open, Proposals proposals, HttpContext http, CancellationToken ct) =>
                Results.Ok(new Page<ProposalView>(await proposals.List(http.Actor(), package, open == true, ct), null)))
            .Needs(Actions.ScenarioRead).WithName("ListProposals").Produces<Page<ProposalView>>();
        packages.MapGet("/proposals/{id}", async (string id, Proposals proposals, HttpContext http, CancellationToken ct) => (await proposals.One(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioRead).WithName("ShowProposal").Produces<ProposalPage>();
        packages.MapPost("/proposals", async (SaveProposalRequest request, Proposals proposals, HttpContext http, CancellationToken ct) =>
                (await proposals.Begin(request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioWrite).Repeatable().WithName("BeginProposal").Produces<ProposalPage>();
        packages.MapPut("/proposals/{id}", async (string id, SaveProposalRequest request, Proposals proposals, HttpContext http, CancellationToken ct) =>
                (await proposals.Save(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.ScenarioWrite).Repeatable().WithName("SaveProposal").Produces<ProposalPage>();
        packages.MapPost("/proposals/{id}/moves", Move).Needs(Actions.ScenarioRead).Repeatable().WithName("MoveProposal").Produces<ProposalPage>();
    }

    private static void MapDryRuns(RouteGroupBuilder packages)
    {
        packages.MapPost("/dry-runs", (DryRunRequest request, DryRuns runs, HttpContext http) => runs.Begin(request, http.Actor()).ToAnswer())
            .Needs(Actions.ScenarioWrite).Repeatable().WithName("BeginDryRun").Produces<DryRunView>();
        packages.MapPost("/{code}/settings/dry-runs", (string code, LocalDryRunRequest request, DryRuns runs, HttpContext http) => runs.Begin(code, request, http.Actor()).ToAnswer())
            .Needs(Actions.ScenarioSet).Repeatable().WithName("BeginLocalDryRun").Produces<DryRunView>();
        packages.MapGet("/dry-runs/{id}", (string id, DryRuns runs, HttpContext http) => runs.Find(id, http.Actor()).ToAnswer())
            .Needs(Actions.ScenarioWrite).WithName("ShowDryRun").Produces<DryRunView>();
        packages.MapDelete("/dry-runs/{id}", (string id, DryRuns runs, HttpContext http) => runs.Cancel(id, http.Actor()).ToAnswer())
            .Needs(Actions.ScenarioWrite).WithName("CancelDryRun").Produces<DryRunView>();
    }

    private static async Task<IResult> Move(string id, MoveProposalRequest request, Proposals proposals, PublishProposal publish, HttpContext http, CancellationToken ct)
    {
        var actor = http.Actor();
        return request.Move switch
        {
            "submit" => (await proposals.Submit(id, request.Revised, actor, ct)).ToAnswer(),
            "takeBack" => (await proposals.TakeBack(id, request.Revised, actor, ct)).ToAnswer(),
            "withdraw" => (await proposals.Withdraw(id, request.Revised, actor, ct)).ToAnswer(),
            "return" => (await proposals.Return(id, request.Note, request.Revised, actor, ct)).ToAnswer(),
            "publish" => (await publish.Run(id, request.Note, request.Revised, actor, ct)).ToAnswer(),
            _ => Refusal.Invalid("move", "move_unknown", ("known", "submit, takeBack, publish, return, withdraw")).ToProblem(),
        };
    }
}

/// <summary>The text of a version.</summary>
public sealed record PackageTextView(string Yaml);
