using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Warnings;

internal static class WarningsModule
{
    public static void AddWarnings(this IServiceCollection services, WarningOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WarningSignals>();
        services.AddSingleton<WarningPlace>();
        services.AddSingleton<TakeWarning>();
        services.AddSingleton<FeedBook>();
        services.AddSingleton<PollFeed>();
        services.AddSingleton<PollNow>();
        services.AddSingleton<TellDevices>();
        services.AddSingleton<PushWarning>();
        services.AddSingleton<ListWarnings>();
        services.AddSingleton<PollFeeds>();
        services.AddHostedService(s => s.GetRequiredService<PollFeeds>());
        services.AddDueHandler<WhenFeedIsDue>();
        services.AddDueHandler<WhenWarningEnds>();
        services.AddDueHandler<TidyWarnings>();
        services.AddSingleton<PublishingRules>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ComposeMessage>();
        services.AddSingleton<CheckPublished>();
        services.AddSingleton<PublishedViews>();
        services.AddSingleton<PublishWarning>();
        services.AddSingleton<ListPublished>();
        services.AddSingleton<ServeFeed>();
        services.AddDueHandler<WhenPublishedEnds>();
        services.AddReaction<AlarmRaised, WhenAlarmIsPublic>();
        services.AddReaction<AlarmCleared, WhenAlarmIsPublic>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<WarningFeedRow>().Property(f => f.Id).ValueGeneratedNever();
        model.Entity<WarningPollRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.HasIndex(p => new { p.FeedId, p.Id }, "ix_warning_poll_feed");
        });
        model.Entity<WarningSeenRow>().HasKey(s => new { s.FeedId, s.Key });
        model.Entity<WarningInRow>(b =>
        {
            b.Property(w => w.Id).ValueGeneratedNever();
            b.HasIndex(w => new { w.FeedId, w.Sender, w.Identifier }, "ix_warning_in_name").IsUnique();
            b.HasIndex(w => w.FeedId, "ix_warning_in_active").HasFilter("state = 'Active'");
        });
        model.Entity<WarningAreaRow>(b =>
        {
            b.HasKey(a => new { a.AreaId, a.WarningId });
            b.HasIndex(a => a.WarningId, "ix_warning_area_warning");
        });
        model.Entity<WarningRefRow>().HasKey(r => new { r.Sender, r.Identifier, r.WarningId });
        model.Entity<PublishedWarningRow>(b =>
        {
            b.Property(w => w.Id).ValueGeneratedNever();
            b.HasIndex(w => w.Id, "ix_published_warning_in_force").HasFilter("state = 'InForce'");
            b.HasIndex(w => w.EndedAt, "ix_published_warning_ended").HasFilter("ended_at IS NOT NULL");
            b.HasIndex(w => new { w.AreaId, w.Id }, "ix_published_warning_area");
        });
        model.Entity<PublishedMessageRow>(b =>
        {
            b.Property(m => m.Id).ValueGeneratedNever();
            b.HasIndex(m => m.Identifier, "ix_published_message_identifier").IsUnique();
            b.HasIndex(m => new { m.WarningId, m.Id }, "ix_published_message_warning");
        });
    }
}
