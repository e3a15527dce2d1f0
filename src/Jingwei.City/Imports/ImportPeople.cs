using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Imports;

/// <summary>
/// Reads people and their posts from CSV, a line a post: unknown user names become accounts, unknown posts are given. An organization
/// that is not known in the area is made when the line says of what kind it is.
/// </summary>
internal sealed class ImportPeople(ICityWriter writer, AreaDirectory areas, PersonalSeal seal)
{
    private static readonly string[] RequiredColumns = ["user_name", "name_zh", "role", "area_code"];
    private static readonly string[] OptionalColumns = ["name_en", "organization", "organization_kind", "phone", "from", "until"];

    public async Task<ImportReport> Run(Stream file, CancellationToken ct)
    {
        var table = await CsvTable.Read(file, RequiredColumns, OptionalColumns, ct);
        var stored = await writer.Write(
            async scope =>
            {
                var zone = await scope.Db.Set<CityRow>().Select(c => c.TimeZone).FirstOrDefaultAsync() ?? "Asia/Shanghai";
                var lines = table.Rows.Select(r => Read(r, TimeZoneInfo.FindSystemTimeZoneById(zone))).ToList();
                return table.Errors.Count > 0 ? new Stored(ImportReport.Refused(table.Errors)) : new Stored(await Store(scope, lines.ConvertAll(l => l!)));
            },
            ct);
        return stored.Report with { ReadAs = table.ReadAs };
    }

    private Line? Read(TableRow row, TimeZoneInfo zone)
    {
        var line = new Line(
            row.Required("user_name") ?? "",
            row.Required("name_zh") ?? "",
            row.Text("name_en"),
            row.Required("role") ?? "",
            areas.FindByCode(row.Required("area_code") ?? "")?.Id ?? 0,
            row.Text("organization"),
            row.Text("organization_kind"),
            row.Text("phone"),
            row.Instant("from", zone),
            row.Instant("until", zone));
        Check(row, "user_name", line.UserName.Length == 0 || UserNameRule.Allows(line.UserName), "user_name_invalid");
        Check(row, "role", line.Role.Length == 0 || Roles.All.Contains(line.Role), "role_unknown");
        Check(row, "area_code", line.AreaId != 0, "area_unknown");
        Check(row, "until", line.Until is null || line.From is null || line.From < line.Until, "ends_before_it_starts");
        if (line.Phone is not null && PhoneNumber.Normalize(line.Phone) is null)
        {
            row.Wrong("phone", "phone_invalid");
        }

        return line;
    }

    private static void Check(TableRow row, string column, bool good, string code)
    {
        if (!good)
        {
            row.Wrong(column, code);
        }
    }

    private async Task<ImportReport> Store(WriteScope scope, IReadOnlyList<Line> lines)
    {
        var accounts = await scope.Db.Set<AccountRow>().ToDictionaryAsync(a => a.NormalizedUserName, a => a.Id);
        var posts = await scope.Db.Set<PostRow>().ToListAsync();
        var organizations = await scope.Db.Set<OrganizationRow>().ToListAsync();
        var phones = await scope.Db.Set<AccountPhoneRow>().ToDictionaryAsync(p => p.AccountId);
        int added = 0, changed = 0, unchanged = 0;
        foreach (var line in lines)
        {
            var isNew = !accounts.TryGetValue(UserNameRule.Normalize(line.UserName), out var account);
            if (isNew)
            {
                accounts[UserNameRule.Normalize(line.UserName)] = account = scope.NewId();
                AccountWriting.Add(scope, new NewPerson(account, line.UserName, new Text(line.NameZh, line.NameEn ?? ""), null, null, []));
            }

            var organization = OrganizationOf(scope, organizations, line);
            var phoneChanged = KeepPhone(scope, phones, account, line.Phone);
            var has = posts.Exists(p => p.AccountId == account && p.Role == line.Role && p.AreaId == line.AreaId && p.OrganizationId == organization && PostViews.ToActorPost(p).CountsAt(scope.Now));
            if (!has)
            {
                var post = new PostRow
                {
                    Id = scope.NewId(), AccountId = account, Role = line.Role, AreaId = line.AreaId, OrganizationId = organization, ValidFrom = line.From, ValidUntil = line.Until,
                };
                posts.Add(post);
                scope.Db.Add(post);
            }

            added += isNew ? 1 : 0;
            changed += !isNew && (!has || phoneChanged) ? 1 : 0;
            unchanged += !isNew && has && !phoneChanged ? 1 : 0;
        }

        scope.Audit("import", "people.imported", $"{added} added, {changed} changed");
        return new ImportReport(added, changed, unchanged, 0, []);
    }

    private static long? OrganizationOf(WriteScope scope, List<OrganizationRow> known, Line line)
    {
        if (line.Organization is not { } name)
        {
            return null;
        }

        var found = known.Find(o => o.AreaId == line.AreaId && o.Name.Zh == name) ?? known.Find(o => o.Name.Zh == name);
        if (found is null)
        {
            found = new OrganizationRow
            {
                Id = scope.NewId(), AreaId = line.AreaId, Kind = line.OrganizationKind ?? OrganizationKinds.Department, Name = new Text(name, ""),
            };
            known.Add(found);
            scope.Db.Add(found);
        }

        return found.Id;
    }

    private bool KeepPhone(WriteScope scope, Dictionary<long, AccountPhoneRow> phones, long account, string? phone)
    {
        if (phone is null)
        {
            return false;
        }

        var sealedPhone = seal.ToRow(account, phone);
        if (!phones.TryGetValue(account, out var known))
        {
            phones[account] = sealedPhone;
            scope.Db.Add(sealedPhone);
            return true;
        }

        if (known.WholeHash.AsSpan().SequenceEqual(sealedPhone.WholeHash))
        {
            return false;
        }

        (known.Sealed, known.WholeHash, known.LastFourHash) = (sealedPhone.Sealed, sealedPhone.WholeHash, sealedPhone.LastFourHash);
        return true;
    }

    private sealed record Line(
        string UserName, string NameZh, string? NameEn, string Role, long AreaId, string? Organization, string? OrganizationKind, string? Phone, DateTimeOffset? From, DateTimeOffset? Until);
}
