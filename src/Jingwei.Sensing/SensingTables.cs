using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing;

internal sealed class SensingTables : ITables
{
    public string Room => "Sensing";

    public void Map(ModelBuilder model)
    {
        model.Entity<DeviceRow>(b =>
        {
            b.Property(d => d.Id).ValueGeneratedNever();
            b.ComplexProperty(d => d.DisplayName);
            b.ComplexProperty(d => d.Place);
            b.ComplexProperty(d => d.Address);
            b.HasIndex(d => d.Name, "ix_device_name").IsUnique();
            b.HasIndex(d => d.AreaId, "ix_device_area_id");
        });
        model.Entity<DeviceStoodRow>(b =>
        {
            b.ToTable("device_stood");
            b.HasKey(s => new { s.DeviceId, s.UntilRevision });
        });
        model.Entity<GatewayRow>(b =>
        {
            b.Property(g => g.Id).ValueGeneratedNever();
            b.ComplexProperty(g => g.DisplayName);
            b.HasIndex(g => g.Name, "ix_gateway_name").IsUnique();
        });
        model.Entity<GatewayDeviceRow>().HasKey(g => new { g.GatewayId, g.DeviceId });
        model.Entity<AlarmRow>(b =>
        {
            b.Property(a => a.Id).ValueGeneratedNever();
            b.ComplexProperty(a => a.AcknowledgedByName);
            b.HasIndex(a => new { a.DeviceId, a.Condition, a.Episode }, "ix_alarm_identity").IsUnique();
            b.ComplexProperty(a => a.HeldByName);
            b.HasIndex(a => a.Id, "ix_alarm_open").HasFilter("cleared_at IS NULL");
            b.HasIndex(a => a.Condition, "ix_alarm_open_condition").HasFilter("cleared_at IS NULL");
            b.HasIndex(a => a.HeldBy, "ix_alarm_held_by").HasFilter("cleared_at IS NULL AND held_by IS NOT NULL");
            b.HasIndex(a => a.AttentionAt, "ix_alarm_attention");
            b.HasIndex(a => a.CaseNumber, "ix_alarm_case").HasFilter("case_number IS NOT NULL");
        });
        model.Entity<SilenceRow>(b =>
        {
            b.Property(s => s.Id).ValueGeneratedNever();
            b.ComplexProperty(s => s.ByName);
            b.ComplexProperty(s => s.EndedByName);
            b.HasIndex(s => s.UntilAt, "ix_silence_until");
        });
        model.Entity<LaneRow>().Property(l => l.Id).ValueGeneratedNever();
        model.Entity<DeviceTrackRow>(b =>
        {
            b.HasKey(t => t.DeviceId);
            b.Property(t => t.DeviceId).ValueGeneratedNever();
        });
        model.Entity<RegisterRow>(b =>
        {
            b.ToTable("register_row");
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => new { r.Register, r.Key }, "ix_register_row_key").IsUnique();
            b.HasIndex(r => new { r.Register, r.PlaceName }, "ix_register_row_place");
        });
        model.Entity<RegisterPlaceRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.HasIndex(p => new { p.Register, p.PlaceId }, "ix_register_place_place").IsUnique();
        });
        model.Entity<GroupRow>(b =>
        {
            b.ToTable("device_group");
            b.Property(g => g.Id).ValueGeneratedNever();
            b.HasIndex(g => new { g.Kind, g.Key }, "ix_device_group_key").IsUnique();
        });
        model.Entity<GroupMemberRow>(b =>
        {
            b.HasKey(m => new { m.GroupId, m.DeviceId });
            b.HasIndex(m => m.DeviceId, "ix_group_member_device_id");
        });
        model.Entity<GroupFactRow>().HasKey(f => new { f.GroupId, f.DeviceId, f.Condition });
        model.Entity<UnheardRow>().Property(u => u.Id).ValueGeneratedNever();
        model.Entity<IngressCountRow>().HasKey(c => c.Code);
    }
}
