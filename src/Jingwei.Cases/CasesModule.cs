using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Formulas;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Learnt;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Replies;
using Jingwei.Cases.Search;
using Jingwei.Cases.Supervision;
using Jingwei.Cases.Today;
using Jingwei.Cases.Workflows;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases;

public static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<ITables, CaseTables>();
        services.AddSingleton<CaseSummaries>();
        services.AddSingleton<WorkflowBook>();
        services.AddSingleton<Coding.CodeBook>();
        services.AddSingleton<CityWorkTime>();
        services.AddSingleton<CaseClocks>();
        services.AddSingleton<CaseFactBook>();
        services.AddSingleton(FormulaBook.Read(FormulaBook.Shipped()));
        services.AddSingleton<CityNights>();
        services.AddSingleton<RecountFacts>();
        services.AddSingleton<AskAppraisal>();
        services.AddSingleton<ShowAppraisal>();
        services.AddSingleton<OpenFigure>();
        services.AddSingleton<KeepAppraisal>();
        services.AddHostedService(s => s.GetRequiredService<KeepAppraisal>());
        services.AddSingleton<CaseBook>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton(s => new CaseCalling(s.GetRequiredService<CaseBook>()));
        services.AddSingleton(s => new CaseReading(s.GetRequiredService<ShowCase>(), s.GetRequiredService<CaseAccess>()));
        services.AddSingleton(s => new CaseVisibility(s.GetRequiredService<CaseAccess>()));
        services.AddSingleton(s => new CaseTallies(s.GetRequiredService<CaseAccess>()));
        services.AddSingleton<CaseExport>();
        services.AddSingleton<Coding.ProposeBodies>();
        services.AddSingleton<Coding.Disputes>();
        services.AddSingleton<Coding.ShowCoding>();
        services.AddSingleton<Coding.ListDisputes>();
        services.AddSingleton<Coding.NameCode>();
        services.AddSingleton<Coding.CodeVersions>();
        services.AddSingleton<CheckMove>();
        services.AddSingleton<MakeMove>();
        services.AddSingleton<AskApproval>();
        services.AddSingleton<DecideRequest>();
        services.AddSingleton<MoveCase>();
        services.AddSingleton<ChangeCategory>();
        services.AddSingleton<NewestCases>();
        services.AddSingleton<SupervisionBook>();
        services.AddSingleton<SuperviseCase>();
        services.AddSingleton<AnswerSupervision>();
        services.AddSingleton<ListCases>();
        services.AddSingleton<CaseSearchIndex>();
        services.AddHostedService<KeepSearch>();
        services.AddSingleton<City.Contracts.IExportableList, ExportCases>();
        services.AddSingleton<ShowCase>();
        services.AddSingleton<CheckReport>();
        services.AddSingleton<ReportProblem>();
        services.AddSingleton<FollowReport>();
        services.AddSingleton<AnswerReport>();
        services.AddSingleton(s => new PublishedReports(
            s.GetRequiredService<Storage.ICityReader>(), s.GetRequiredService<Sensing.Contracts.Catalog.IScenarioCatalog>(), s.GetRequiredService<WorkflowBook>(), s.GetRequiredService<City.Contracts.AreaDirectory>()));
        services.AddSingleton(s => new OpenReports(s.GetRequiredService<ReportProblem>(), s.GetRequiredService<FollowReport>(), s.GetRequiredService<AnswerReport>(), s.GetRequiredService<ShowSimilar>(), s.GetRequiredService<AddReporter>(), s.GetRequiredService<SayMore>()));
        services.AddSingleton<LearntModel>();
        services.AddSingleton<NightBell>();
        services.AddSingleton<LearnNightly>();
        services.AddHostedService(s => s.GetRequiredService<LearnNightly>());
        services.AddSingleton<SuggestForIntake>();
        services.AddSingleton<ShowMatters>();
        services.AddSingleton<FindSimilar>();
        services.AddSingleton<ShowSimilar>();
        services.AddSingleton<AddReporter>();
        services.AddSingleton<MergeCases>();
        services.AddSingleton<FindOrderPlace>();
        services.AddSingleton<TakeOrder>();
        services.AddSingleton<TiePlace>();
        services.AddSingleton<ReadOrders>();
        services.AddSingleton<ListOrders>();
        services.AddSingleton<ImportOrders>();
        services.AddSingleton(Phrases.Shipped());
        services.AddSingleton<ListPhrases>();
        services.AddSingleton<ReplyToReporter>();
        services.AddSingleton<SayMore>();
        services.AddSingleton<SeeContact>();
        services.AddSingleton<HandoverNotes>();
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<RecentCases>();
        services.AddSingleton<ICaseFigures, ShowFigures>();
        services.AddSingleton<IAuditCheck, CaseAudit>();
        services.AddSingleton<IRehearsal, RehearseFiling>();
        services.AddReaction<AlarmRaised, WhenAlarmRaised>();
        services.AddReaction<AlarmCleared, WhenAlarmCleared>();
        services.AddReaction<AlarmWeighed, WhenAlarmWeighed>();
        services.AddReaction<CaseMoved, WhenCaseClosed>();
        services.AddReaction<CaseFiled, NoteDuplicate>();
        services.AddDueHandler<WhenClockRunsOut>();
        services.AddDueHandler<WhenSuspensionEnds>();
        services.AddDueHandler<Coding.WhenRulingIsDue>();
        services.AddDueHandler<WhenSupervisionIsIgnored>();
        services.AddDueHandler<RecountFacts>();
        services.AddDueHandler<CountOldCases>();
        services.AddDueHandler<WhenNightComes>();
        services.AddDueHandler<IndexOldCases>();
        return services;
    }

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        CasesApi.Map(api);
        AppraisalApi.Map(api);
        Coding.CodingApi.Map(api);
        LearntApi.Map(api);
        HotlineApi.Map(api);
        SupervisionApi.Map(api);
        RepliesApi.Map(api);
    }
}
