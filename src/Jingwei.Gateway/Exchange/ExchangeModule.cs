using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Exchange;

internal static class ExchangeModule
{
    public static void AddPlatforms(this IServiceCollection services)
    {
        services.AddSingleton<MappingBook>();
        services.AddSingleton<ExchangeSignals>();
        services.AddSingleton<QueueMessage>();
        services.AddSingleton<CaseValues>();
        services.AddSingleton<PlatformBook>();
        services.AddSingleton<HandToPlatform>();
        services.AddSingleton<TakeArrival>();
        services.AddSingleton<ListExchange>();
        services.AddSingleton<SetRight>();
        services.AddSingleton<SendMessage>();
        services.AddSingleton<SendExchange>();
        services.AddHostedService(s => s.GetRequiredService<SendExchange>());
        services.AddDueHandler<WhenExchangeIsDue>();
        services.AddDueHandler<TidyExchange>();
        services.AddSingleton<JudgeMissed>();
        services.AddDueHandler<WhenMappingMayBeBack>();
        services.AddReaction<CaseFiled, WhenCaseConcernsPlatform>();
        services.AddReaction<CaseMoved, WhenCaseConcernsPlatform>();
        services.AddReaction<CaseClearedItself, WhenCaseConcernsPlatform>();
        services.AddReaction<ReporterDataRemoved, WhenReporterIsForgotten>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ExchangePlatformRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.HasIndex(p => p.Name, "ix_exchange_platform_name").IsUnique();
        });
        model.Entity<ExchangeLinkRow>(b =>
        {
            b.Property(l => l.Id).ValueGeneratedNever();
            b.HasIndex(l => new { l.CaseId, l.PlatformId }, "ix_exchange_link_case").IsUnique();
            b.HasIndex(l => new { l.PlatformId, l.OutsideNumber }, "ix_exchange_link_number").IsUnique().HasFilter("outside_number IS NOT NULL");
            b.HasIndex(l => l.CaseNumber, "ix_exchange_link_case_number");
            b.HasIndex(l => new { l.PlatformId, l.CaseNumber }, "ix_exchange_link_of_case");
            b.HasIndex(l => new { l.PlatformId, l.AreaId, l.Id }, "ix_exchange_link_area");
            b.HasIndex(l => new { l.PlatformId, l.Id }, "ix_exchange_link_platform");
            b.HasIndex(l => new { l.PlatformId, l.Look, l.Id }, "ix_exchange_link_look");
        });
        model.Entity<ExchangeMessageRow>(b =>
        {
            b.Property(m => m.Id).ValueGeneratedNever();
            b.HasIndex(m => new { m.PlatformId, m.State, m.Id }, "ix_exchange_message_state");
            b.HasIndex(m => new { m.PlatformId, m.AreaId, m.Id }, "ix_exchange_message_area");
            b.HasIndex(m => new { m.PlatformId, m.Id }, "ix_exchange_message_platform");
            b.HasIndex(m => m.At, "ix_exchange_message_body").HasFilter("body IS NOT NULL");
            // The columns of its condition too, or the index of the states would be as good.
            b.HasIndex(m => new { m.PlatformId, m.State, m.Kind }, "ix_exchange_message_under_way").HasFilter("state = 'Waiting' AND kind = 'Case' AND body IS NOT NULL");
            b.HasIndex(m => m.ReporterOf, "ix_exchange_message_reporter").HasFilter("reporter_of IS NOT NULL");
            b.HasIndex(m => new { m.LinkId, m.Id }, "ix_exchange_message_link");
        });
        model.Entity<ExchangeUnjudgedRow>(b =>
        {
            b.Property(u => u.Id).ValueGeneratedNever();
            b.HasIndex(u => new { u.PlatformId, u.Id }, "ix_exchange_unjudged_platform");
            b.HasIndex(u => u.At, "ix_exchange_unjudged_at");
        });
        model.Entity<ExchangeArrivalRow>(b =>
        {
            b.Property(a => a.Id).ValueGeneratedNever();
            b.HasIndex(a => new { a.PlatformId, a.Kind, a.MessageId }, "ix_exchange_arrival_message").IsUnique();
            b.HasIndex(a => new { a.PlatformId, a.Id }, "ix_exchange_arrival_platform");
            b.HasIndex(a => new { a.PlatformId, a.State, a.Id }, "ix_exchange_arrival_state");
            b.HasIndex(a => new { a.PlatformId, a.Kind, a.OutsideNumber }, "ix_exchange_arrival_refused").HasFilter("state = 'Refused'");
            b.HasIndex(a => a.At, "ix_exchange_arrival_at");
        });
    }
}
