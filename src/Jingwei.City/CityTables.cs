using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Assets;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.City.Places;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City;

/// <summary>How the room's rows lie in the database; the scripts stand in <c>Schema</c>.</summary>
internal sealed class CityTables : ITables
{
    public string Room => "City";

    public void Map(ModelBuilder model)
    {
        MapAreas(model);
        MapPlaces(model);
        MapAssets(model);
        MapPeople(model);
        MapAccounts(model);
        MapReferences(model);
    }

    private static void MapAreas(ModelBuilder model)
    {
        model.Entity<CityRow>().Property(c => c.Id).ValueGeneratedNever();
        model.Entity<AreaLevelRow>(b =>
        {
            b.HasKey(l => l.Code);
            b.ComplexProperty(l => l.Name);
        });
        model.Entity<AreaRow>(b =>
        {
            b.Property(a => a.Id).ValueGeneratedNever();
            b.ComplexProperty(a => a.Name);
            b.HasIndex(a => a.ParentId, "ix_area_parent_id");
        });
        model.Entity<AreaCodeRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => c.AreaId, "ix_area_code_area_id");
            b.HasIndex(c => c.Code, "ix_area_code_current").IsUnique().HasFilter("valid_until IS NULL");
        });
        model.Entity<AreaBoundaryRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => c.AreaId, "ix_area_boundary_area_id");
        });
        model.Entity<ZoneMemberRow>().HasKey(m => new { m.ZoneId, m.MemberId });
        model.Entity<AreaClosureRow>(b =>
        {
            b.HasKey(c => new { c.AncestorId, c.DescendantId });
            b.HasIndex(c => c.DescendantId, "ix_area_closure_descendant_id");
        });
        model.Entity<MapFeatureRow>(b =>
        {
            b.HasIndex(f => new { f.South, f.North, f.West, f.East, f.Kind }, "ix_map_feature_bounds");
            b.Property(f => f.Id).ValueGeneratedNever();
            b.ComplexProperty(f => f.Name);
        });
    }

    private static void MapPlaces(ModelBuilder model)
    {
        model.Entity<EstateRow>(b =>
        {
            b.HasKey(e => e.AreaId);
            b.Property(e => e.AreaId).ValueGeneratedNever();
            b.ComplexProperty(e => e.Address);
        });
        model.Entity<BuildingRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => new { r.EstateId, r.Number }, "ix_building_estate_id_number").IsUnique();
        });
        model.Entity<EntranceRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => new { r.BuildingId, r.Number }, "ix_entrance_building_id_number").IsUnique();
        });
        model.Entity<HomeRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => new { r.EntranceId, r.Room }, "ix_home_entrance_id_room").IsUnique();
        });
        model.Entity<HomeOwnerRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => r.HomeId, "ix_home_owner_home_id");
        });
        model.Entity<HomeOccupantRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => r.HomeId, "ix_home_occupant_home_id");
        });
    }

    private static void MapAssets(ModelBuilder model) => model.Entity<AssetRow>(b =>
    {
        b.ToTable("asset");
        b.Property(a => a.Id).ValueGeneratedNever();
        b.ComplexProperty(a => a.Name);
        b.HasIndex(a => a.Number, "ix_asset_number").IsUnique();
        b.HasIndex(a => new { a.AreaId, a.Id }, "ix_asset_area");
    });

    private static void MapPeople(ModelBuilder model)
    {
        model.Entity<OrganizationRow>(b =>
        {
            b.Property(o => o.Id).ValueGeneratedNever();
            b.ComplexProperty(o => o.Name);
            b.HasIndex(o => o.AreaId, "ix_organization_area_id");
        });
        model.Entity<PostRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.HasIndex(p => p.AccountId, "ix_post_account_id");
            b.HasIndex(p => p.AreaId, "ix_post_area_id");
        });
        model.Entity<AccountPhoneRow>(b =>
        {
            b.HasKey(p => p.AccountId);
            b.Property(p => p.AccountId).ValueGeneratedNever();
            b.HasIndex(p => p.WholeHash, "ix_account_phone_whole_hash");
            b.HasIndex(p => p.LastFourHash, "ix_account_phone_last_four_hash");
        });
        model.Entity<ShiftRow>(b =>
        {
            b.Property(s => s.Id).ValueGeneratedNever();
            b.HasIndex(s => s.EndsAt, "ix_shift_ends_at");
            b.HasIndex(s => s.AccountId, "ix_shift_account_id");
        });
        model.Entity<PointOwnerRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.ComplexProperty(p => p.Place);
            b.HasIndex(p => p.PostId, "ix_point_owner_post_id");
        });
    }

    private static void MapAccounts(ModelBuilder model)
    {
        model.Entity<AccountRow>(b =>
        {
            b.Property(a => a.Id).ValueGeneratedNever();
            b.ComplexProperty(a => a.DisplayName);
            b.HasIndex(a => a.NormalizedUserName, "ix_account_normalized_user_name").IsUnique();
        });
        model.Entity<SessionRow>(b =>
        {
            b.HasIndex(s => s.AccountId, "ix_session_account_id");
            b.HasIndex(s => s.ExpiresAt, "ix_session_expires_at");
        });
        model.Entity<ApiKeyRow>(b =>
        {
            b.Property(k => k.Id).ValueGeneratedNever();
            b.ComplexProperty(k => k.Name);
        });
        model.Entity<SetupTokenRow>().Property(t => t.Id).ValueGeneratedNever();
    }

    // What must exist before what: the database refuses a reference to nothing, and rows are stored in this order.
    private static void MapReferences(ModelBuilder model)
    {
        Refers<CityRow, AreaRow>(model, nameof(CityRow.AreaId));
        Refers<AreaRow, AreaRow>(model, nameof(AreaRow.ParentId));
        Refers<AreaRow, AreaLevelRow>(model, nameof(AreaRow.Level));
        Refers<AreaCodeRow, AreaRow>(model, nameof(AreaCodeRow.AreaId));
        Refers<AreaBoundaryRow, AreaRow>(model, nameof(AreaBoundaryRow.AreaId));
        Refers<ZoneMemberRow, AreaRow>(model, nameof(ZoneMemberRow.ZoneId), nameof(ZoneMemberRow.MemberId));
        Refers<EstateRow, AreaRow>(model, nameof(EstateRow.AreaId));
        Refers<EstateRow, OrganizationRow>(model, nameof(EstateRow.PropertyCompanyId));
        Refers<BuildingRow, EstateRow>(model, nameof(BuildingRow.EstateId));
        Refers<BuildingRow, AreaRow>(model, nameof(BuildingRow.MicroGridId));
        Refers<EntranceRow, BuildingRow>(model, nameof(EntranceRow.BuildingId));
        Refers<HomeRow, EntranceRow>(model, nameof(HomeRow.EntranceId));
        Refers<HomeOwnerRow, HomeRow>(model, nameof(HomeOwnerRow.HomeId));
        Refers<HomeOccupantRow, HomeRow>(model, nameof(HomeOccupantRow.HomeId));
        Refers<OrganizationRow, AreaRow>(model, nameof(OrganizationRow.AreaId));
        Refers<OrganizationRow, OrganizationRow>(model, nameof(OrganizationRow.ParentId));
        Refers<PostRow, AccountRow>(model, nameof(PostRow.AccountId));
        Refers<PostRow, AreaRow>(model, nameof(PostRow.AreaId));
        Refers<PostRow, OrganizationRow>(model, nameof(PostRow.OrganizationId));
        Refers<AccountPhoneRow, AccountRow>(model, nameof(AccountPhoneRow.AccountId));
        Refers<ShiftRow, AccountRow>(model, nameof(ShiftRow.AccountId));
        Refers<ShiftRow, PostRow>(model, nameof(ShiftRow.PostId));
        Refers<PointOwnerRow, PostRow>(model, nameof(PointOwnerRow.PostId));
        Refers<SessionRow, AccountRow>(model, nameof(SessionRow.AccountId));
        Refers<AssetRow, AreaRow>(model, nameof(AssetRow.AreaId));
        Refers<AssetRow, OrganizationRow>(model, nameof(AssetRow.CompetentId), nameof(AssetRow.OwnerId), nameof(AssetRow.MaintainerId));
        Refers<ApiKeyRow, AreaRow>(model, nameof(ApiKeyRow.AreaId));
        Refers<ApiKeyRow, OrganizationRow>(model, nameof(ApiKeyRow.OrganizationId));
        Refers<ApiKeyRow, AccountRow>(model, nameof(ApiKeyRow.CreatedBy));
    }

    private static void Refers<TRow, TTo>(ModelBuilder model, params string[] columns)
        where TRow : class
        where TTo : class
    {
        foreach (var column in columns)
        {
            model.Entity<TRow>().HasOne<TTo>().WithMany().HasForeignKey(column).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
