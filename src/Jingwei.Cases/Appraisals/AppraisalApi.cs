using System.Text;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Formulas;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Cases.Appraisals;

internal static class AppraisalApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/appraisal", async (string? table, string? period, string? from, string? to, string? area, string? by, ShowAppraisal show, HttpContext http, CancellationToken ct) =>
                (await show.Run(new AppraisalRequest(table, period, from, to, area, by), http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AppraisalRead).WithName("ShowAppraisal").Produces<AppraisalReport>();
        api.MapGet("/appraisal/{table}/cases", async (
                string table, string? indicator, string? subject, string? period, string? from, string? to, string? area, string? by, OpenFigure open, HttpContext http, CancellationToken ct) =>
                (await open.Run(new AppraisalRequest(table, period, from, to, area, by), indicator, subject, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AppraisalRead).WithName("OpenAppraisalFigure").Produces<FigureCases>();
        api.MapGet("/appraisal/formulas", (FormulaBook formulas) => Results.Ok(new Page<AppraisalTableView>([.. formulas.Tables.Select(AppraisalWords.ViewOf)], null)))
            .Needs(Actions.AppraisalRead).WithName("ListAppraisalFormulas").Produces<Page<AppraisalTableView>>();
        api.MapGet("/appraisal/what-if", async (
                string? table, int? version, string? period, string? from, string? to, string? area, string? by, CompareFormulas compare, HttpContext http, CancellationToken ct) =>
                (await compare.Version(new AppraisalRequest(table, period, from, to, area, by), version ?? 0, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AppraisalRead).WithName("CompareAppraisalFormulas").Produces<WhatIfView>();
        api.MapPost("/appraisal/what-if", async (FormulaDraft draft, CompareFormulas compare, HttpContext http, CancellationToken ct) => (await compare.Draft(draft, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AppraisalDraft).WithName("TryAppraisalFormula").Produces<FormulaDraftView>();
        api.MapGet("/appraisal/formulas/{table}/{version:int}", (string table, int version, CompareFormulas compare) => compare.TextOf(table, version).ToAnswer())
            .Needs(Actions.AppraisalRead).WithName("ReadAppraisalFormula").Produces<FormulaTextView>();
        api.MapGet("/appraisal/csv", async (
                string? table, string? period, string? from, string? to, string? area, string? by, string? lang, ShowAppraisal show, HttpContext http, CancellationToken ct) =>
                (await show.Csv(new AppraisalRequest(table, period, from, to, area, by), lang != "en", http.Actor(), ct))
                    .ToAnswer(csv => Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"appraisal-{table ?? "area"}-{(period ?? from ?? "month")}.csv")))
            .Needs(Actions.AppraisalRead).WithName("DownloadAppraisal").Produces<byte[]>(200, "text/csv");
    }
}
