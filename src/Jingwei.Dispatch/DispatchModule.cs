using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Dispatch.Calls;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Messages;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch;

public static class DispatchModule
{
    public static IServiceCollection AddDispatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ITables, DispatchTables>();
        services.AddSingleton<Candidates>();
        services.AddSingleton<CallBook>();
        services.AddSingleton<CallCase>();
        services.AddSingleton<CallCrew>();
        services.AddSingleton<PressOn>();
        services.AddSingleton<RingHolder>();
        services.AddSingleton<CallTexts>();
        services.AddSingleton<ListTasks>();
        services.AddSingleton<ListCalls>();
        services.AddSingleton<ShowFigures>();
        services.AddSingleton<ShowShift>();
        services.AddSingleton<Positions.Positions>();
        services.AddSingleton<IWhereabouts>(s => s.GetRequiredService<Positions.Positions>());
        services.AddSingleton<MessageSignal>();
        services.AddSingleton<MessageOutbox>();
        services.AddSingleton(s => new Notices(s.GetRequiredService<MessageOutbox>()));
        HttpGateways.Add(services, configuration);
        services.AddSingleton<MessageSender>();
        services.AddHostedService(s => s.GetRequiredService<MessageSender>());
        services.AddSingleton<IAuditCheck, DispatchAudit>();
        services.AddSingleton<IRehearsal, RehearseCalling>();
        services.AddReaction<CaseFiled, WhenCaseFiled>();
        services.AddReaction<CaseMoved, WhenCaseMoved>();
        services.AddReaction<CaseWorsened, WhenCaseWorsened>();
        services.AddReaction<CaseClearedItself, WhenCaseClearedItself>();
        services.AddReaction<CaseClockMissed, WhenCaseClockMissed>();
        services.AddReaction<MeetingTold, WhenMeetingTold>();
        services.AddReaction<ShiftChecked, WhenShiftChecked>();
        services.AddDueHandler<WhenStepIsOver>();
        services.AddDueHandler<WhenSocketIsSilent>();
        services.AddDueHandler<WhenCrewIsSilent>();
        services.AddDueHandler<WhenPressedInVain>();
        services.AddDueHandler<WhenHolderIsSilent>();
        return services;
    }

    public static void MapDispatch(this IEndpointRouteBuilder api) => DispatchApi.Map(api);
}
