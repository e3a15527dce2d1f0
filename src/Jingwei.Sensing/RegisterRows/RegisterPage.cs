using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>Some rows of a register in one piece of work: compares each with what is there, and writes what is otherwise with what its lane is to hear.</summary>
/// <param name="may">Whether rows of an area may be written.</param>
/// <param name="isOn">Whether the register may be kept in an area.</param>
internal sealed class RegisterPage(
    WriteScope scope, DeviceKindDefinition kind, DeviceDirectory directory, PersonalText personal, Func<long, bool> may, Func<long, bool> isOn)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly RegisterForm form = kind.Register!;
    private readonly List<RowResult> results = [];
    private Dictionary<string, RegisterRow> rows = [];
    private Dictionary<long, RegisterPlaceRow> places = [];
    private Dictionary<long, DeviceRow> subjects = [];

    public IReadOnlyList<RowResult> Results => results;

    /// <summary>Whether the register of devices must be read again before lanes can hear of it.</summary>
    public bool MadeSubjects { get; private set; }

    /// <summary>Rows that are in another area now: from where to where.</summary>
    public List<(long Id, long From, long To)> Moved { get; } = [];

    /// <summary>Looks up what is there of the rows that come.</summary>
    public async Task Open(IReadOnlyCollection<BroughtRow> brought)
    {
        var keys = brought.Select(b => b.Fields.GetValueOrDefault(form.Key)?.Trim()).OfType<string>().Distinct().ToList();
        rows = await scope.Db.Set<RegisterRow>().Where(r => r.Register == kind.Code && keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key);
        var ids = rows.Values.Select(r => r.Id).ToList();
        subjects = await scope.Db.Set<DeviceRow>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        if (!form.CountsRows)
            return;
        var near = brought.Select(b => directory.Find(b.Fields.GetValueOrDefault(form.Place)?.Trim() ?? "")?.Id).OfType<long>().Distinct().ToList();
        places = await scope.Db.Set<RegisterPlaceRow>().Where(p => p.Register == kind.Code && near.Contains(p.PlaceId)).ToDictionaryAsync(p => p.PlaceId);
    }

    /// <summary>Writes a row, or says why not.</summary>
    public void Put(BroughtRow brought)
    {
        var mistake = brought.Mistake;
        var isThere = rows.GetValueOrDefault(brought.Fields.GetValueOrDefault(form.Key)?.Trim() ?? "") is { Gone: false };
        var status = mistake is not null ? RowStatus.Refused : brought.Gone ? TakeAway(brought, out mistake) : Keep(brought, out mistake);
        RowChange? change = status != RowStatus.Stored ? null : brought.Gone ? RowChange.Gone : isThere ? RowChange.Changed : RowChange.Added;
        results.Add(new RowResult(results.Count, status, mistake?.Code, mistake?.Field) { Change = change, Line = brought.Line, Given = mistake?.Given, Known = mistake?.Known });
    }

    private RowStatus TakeAway(BroughtRow brought, out RowMistake? mistake)
    {
        var row = rows.GetValueOrDefault(brought.Fields.GetValueOrDefault(form.Key)?.Trim() ?? "");
        mistake = row is null || !may(row.AreaId) ? new RowMistake("row_unknown", form.Key, brought.Fields.GetValueOrDefault(form.Key)) : null;
        if (mistake is not null)
            return RowStatus.Refused;
        if (row!.Gone)
            return RowStatus.Unchanged;
        (row.Gone, row.ChangedAt) = (true, After(row.ChangedAt));
        if (row.Watched)
            Tell(row.Id, row.ChangedAt, State(Nothing(), RegisterForm.Gone));
        return RowStatus.Stored;
    }

    private RowStatus Keep(BroughtRow brought, out RowMistake? mistake)
    {
        (var written, mistake) = WrittenRow.Read(form, brought.Fields);
        if (written is null)
            return RowStatus.Refused;
        var before = rows.GetValueOrDefault(written.Key);
        // Whoever may not write there does not learn what is there.
        var place = directory.Find(written.Place) is { IsSubject: false } found && may(found.AreaId) ? found : null;
        mistake = place is null ? new RowMistake("place_unknown", form.Place, written.Place)
            : before is not null && !may(before.AreaId) ? new RowMistake("row_elsewhere", form.Key, written.Key)
            : !isOn(place.AreaId) ? new RowMistake("register_off", form.Place) : null;
        if (mistake is not null)
            return RowStatus.Refused;
        var id = before?.Id ?? scope.NewId();
        var values = written.Values(kind, (column, text) => MarkOf(id, column, text));
        var heard = Encoding.UTF8.GetString(StoredValues.Write(values, kind));
        if (before is { Gone: false } && before.Heard == heard && before.AreaId == place!.AreaId && (before.Watched || !form.WatchesRows))
            return RowStatus.Unchanged;
        var isNew = before is null or { Gone: true };
        var row = before ?? Add(written, id, place!);
        Fill(row, written, place!, heard);
        if (form.WatchesRows)
        {
            StandFor(row, place!);
            Tell(row.Id, row.ChangedAt, State(values, isNew ? RegisterForm.New : RegisterForm.Kept));
        }
        if (isNew && form.CountsRows)
            Count(place!);
        return RowStatus.Stored;
    }

    private RegisterRow Add(WrittenRow written, long id, DeviceEntry place)
    {
        var row = new RegisterRow
        {
            Id = id, Register = kind.Code, Key = written.Key, PlaceName = place.Name, Content = "", Heard = "", SearchText = "", AppearedAt = scope.Now, ChangedAt = scope.Now - Tick,
        };
        scope.Db.Add(row);
        rows.Add(row.Key, row);
        return row;
    }

    private void Fill(RegisterRow row, WrittenRow written, DeviceEntry place, string heard)
    {
        var secret = form.Columns.Where(c => c.Shape == ColumnShape.Personal && written.Fields.ContainsKey(c.Name)).Select(c => c.Name).ToHashSet();
        row.AppearedAt = row.Gone ? scope.Now : row.AppearedAt;
        (row.Gone, row.ChangedAt) = (false, After(row.ChangedAt));
        (row.PlaceId, row.PlaceName, row.AreaId) = (place.Id, place.Name, place.AreaId);
        row.Heard = heard;
        row.Content = JsonSerializer.Serialize(written.Fields.ToDictionary(f => f.Key, f => secret.Contains(f.Key) ? PersonalText.Mask(f.Value) : f.Value), Readable);
        row.Sealed = secret.Count == 0 ? null : JsonSerializer.Serialize(secret.ToDictionary(name => name, name => personal.Seal(row.Id, written.Fields[name])));
        row.SearchText = string.Join(' ', written.Fields.Where(f => !secret.Contains(f.Key)).Select(f => f.Value).Append(place.DisplayName.Zh).Append(place.DisplayName.En)).ToLowerInvariant();
    }

    private void StandFor(RegisterRow row, DeviceEntry place)
    {
        if (row.Watched)
        {
            var device = subjects[row.Id];
            if (device.AreaId == place.AreaId && device.Place == place.Place && device.DisplayName == RowSubject.NameOf(kind, row.Key, place))
                return;
            if (device.AreaId != place.AreaId)
                Moved.Add((device.Id, device.AreaId, place.AreaId));
            RowSubject.Move(device, RowSubject.NameOf(kind, row.Key, place), place);
        }
        else
        {
            row.Watched = true;
            subjects[row.Id] = RowSubject.Make(row.Id, $"{kind.Code}:{row.Key}", kind, RowSubject.NameOf(kind, row.Key, place), place, scope.Now);
            scope.Db.Add(subjects[row.Id]);
        }
        MadeSubjects = true;
    }

    private void Count(DeviceEntry place)
    {
        if (!places.TryGetValue(place.Id, out var counted))
        {
            counted = places[place.Id] = new RegisterPlaceRow { Id = scope.NewId(), Register = kind.Code, PlaceId = place.Id, ChangedAt = scope.Now - Tick };
            scope.Db.Add(counted);
            scope.Db.Add(RowSubject.Make(counted.Id, $"{kind.Code}@{place.Name}", kind, RowSubject.NameOf(kind, null, place), place, scope.Now));
            MadeSubjects = true;
        }
        (counted.Rows, counted.ChangedAt) = (counted.Rows + 1, After(counted.ChangedAt));
        var values = Nothing();
        values[kind.IndexOf(RegisterForm.Rows)] = counted.Rows;
        Tell(counted.Id, counted.ChangedAt, values);
    }

    private void Tell(long deviceId, DateTimeOffset at, double[] values) => scope.Db.Add(new UnheardRow
    {
        Id = scope.NewId(), Kind = InputKind.Row, DeviceId = deviceId, At = at, Content = Encoding.UTF8.GetString(StoredValues.Write(values, kind)),
    });

    // What is about one row has instants that rise, so that a lane never takes two of them for one.
    private DateTimeOffset After(DateTimeOffset last) => scope.Now > last ? scope.Now : last + Tick;

    private double[] Nothing()
    {
        var values = new double[kind.Values.Count];
        Array.Fill(values, double.NaN);
        return values;
    }

    private double[] State(double[] values, int state)
    {
        values[kind.IndexOf(RegisterForm.State)] = state;
        return values;
    }

    // 52 bits of a keyed hash that is the row's own: it tells a text from the one before it, and nothing about other rows.
    private double MarkOf(long rowId, RegisterColumn column, string text) =>
        (BitConverter.ToUInt64(personal.Mark($"register {kind.Code} {column.Name} {text}", rowId)) >> 12) + 1;
}
