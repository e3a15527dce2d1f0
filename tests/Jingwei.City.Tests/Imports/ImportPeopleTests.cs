using System.Text;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.City.Tests.Imports;

public sealed class ImportPeopleTests : IAsyncLifetime
{
    private const string Table = """
        user_name,name_zh,name_en,role,area_code,organization,organization_kind,phone,from,until
        li.wei,李伟,Li Wei,officer,310106001,城管中队,department,138 0013 8000,,
        li.wei,李伟,Li Wei,inspector,310106001,城管中队,,,,2026-12-01
        wang.fang,王芳,,crew,310106001,环卫公司,,13900139000,,
        """;

    private SmallCity city = null!;

    public async ValueTask InitializeAsync() => city = await SmallCity.Build();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_line_is_a_post_and_accounts_come_with_the_first()
    {
        var report = await Import(Table);

        report.Errors.ShouldBeEmpty();
        (report.Added, report.Changed).ShouldBe((2, 1));
        var li = await city.Rig.Reader.Read(db => city.People.FindByUserName(db, "li.wei"));
        var posts = await city.Rig.Reader.Read(db => city.People.PostsOf(db, li!.Value.AccountId, city.Now));
        posts.Select(p => p.Role).ShouldBe([Roles.Officer, Roles.Inspector]);
        (await city.Rig.Reader.Read(db => city.People.PhoneOf(db, li!.Value.AccountId))).ShouldBe("13800138000");
    }

    [Fact]
    public async Task Known_organizations_are_found_and_others_made()
    {
        await Import(Table);

        var organizations = await city.Rig.Reader.Read(db => db.Set<OrganizationRow>().OrderBy(o => o.Id).ToListAsync());
        organizations.Select(o => (o.Name.Zh, o.Kind)).ShouldBe(
            [("北街道城运中心", "center"), ("环卫公司", "crewCompany"), ("城管中队", "department")], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_table_again_changes_nothing()
    {
        await Import(Table);

        var again = await Import(Table);

        (again.Added, again.Changed, again.Unchanged).ShouldBe((0, 0, 3));
        (await city.Rig.Reader.Read(db => db.Set<PostRow>().CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_told_by_line_and_nothing_is_stored()
    {
        var report = await Import("""
            user_name,name_zh,role,area_code,phone
            li wei,李伟,officer,310106001,
            wang,王芳,wizard,310106001,
            zhao,赵,officer,999,
            qian,,officer,310106001,12
            """);

        report.Errors.Select(e => e.ToString()).ShouldBe(
        [
            "line 2: user_name: user_name_invalid (li wei)",
            "line 3: role: role_unknown (wizard)",
            "line 4: area_code: area_unknown (999)",
            "line 5: name_zh: required",
            "line 5: phone: phone_invalid (12)",
        ]);
        (await city.Rig.Reader.Read(db => db.Set<PostRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_map_is_replaced_as_a_whole()
    {
        const string map = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"kind":"road","name":"南京西路","name_en":"Nanjing West Road"},"geometry":{"type":"LineString","coordinates":[[121.41,31.22],[121.42,31.23]]}}]}
            """;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(map));
        var import = city.Rig.Services.GetRequiredService<CityImport>();
        (await import.Map(file, new ImportOptions(), CancellationToken.None)).Added.ShouldBe(1);
        file.Position = 0;
        await import.Map(file, new ImportOptions(), CancellationToken.None);

        (await city.Rig.Reader.Read(db => db.Set<Areas.MapFeatureRow>().ToListAsync())).ShouldHaveSingleItem().Name.En.ShouldBe("Nanjing West Road");
    }

    private async Task<ImportReport> Import(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await city.Rig.Services.GetRequiredService<CityImport>().People(file, new ImportOptions(), CancellationToken.None);
    }
}
