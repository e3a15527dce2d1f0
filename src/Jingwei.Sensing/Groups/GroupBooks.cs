using System.Collections.Concurrent;
using System.Text;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Groups;

/// <summary>A group in one piece of work of the writer.</summary>
internal sealed class OpenGroup(GroupRow row, DeviceKindDefinition kind, GroupBook book)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public GroupRow Row => row;
    public GroupBook Book => book;

    /// <summary>Writes what its lane is to hear, when the counts are otherwise than it was last told.</summary>
    /// <param name="at">When they became so; a group's instants rise, so that a lane never takes two of them for one.</param>
    /// <returns>Whether they are.</returns>
    public bool Tell(WriteScope scope, DateTimeOffset at)
    {
        var content = Encoding.UTF8.GetString(StoredValues.Write(book.Values(), kind));
        if (content == row.Content)
            return false;
        (row.Content, row.ChangedAt) = (content, at > row.ChangedAt ? at : row.ChangedAt + Tick);
        scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = InputKind.Fact, DeviceId = row.Id, At = row.ChangedAt, Content = content });
        return true;
    }
}

/// <summary>
/// Opens groups in the writer's pieces of work. Their books stay in memory from one to the next; one that a failed piece of work changed is read again.
/// </summary>
internal sealed class GroupBooks(IScenarioCatalog catalog)
{
    private readonly ConcurrentDictionary<long, (GroupBook Book, DateTimeOffset AsOf)> kept = new();

    /// <summary>The group; null when no package says any more what it counts.</summary>
    public async Task<OpenGroup?> Open(WriteScope scope, long id)
    {
        var row = await scope.Db.Set<GroupRow>().SingleOrDefaultAsync(g => g.Id == id);
        if (row is null || catalog.DeviceKinds.FirstOrDefault(k => k.Code == row.Kind) is not { Group: { } form } kind)
            return null;
        var book = kept.TryRemove(id, out var known) && known.AsOf == row.ChangedAt && ReferenceEquals(known.Book.Form, form) ? known.Book : await Read(scope, id, form);
        return new OpenGroup(row, kind, book);
    }

    /// <summary>Keeps the book for the next piece of work, once this one is stored.</summary>
    public void Keep(WriteScope scope, OpenGroup group)
    {
        var asOf = group.Row.ChangedAt;
        scope.AfterCommit(() => kept[group.Row.Id] = (group.Book, asOf));
    }

    /// <summary>It is otherwise than its book says.</summary>
    public void Forget(long id) => kept.TryRemove(id, out _);

    private static async Task<GroupBook> Read(WriteScope scope, long id, GroupForm form)
    {
        var book = new GroupBook(form);
        var members = await scope.Db.Set<GroupMemberRow>().AsNoTracking().Where(m => m.GroupId == id)
            .Join(scope.Db.Set<Registers.DeviceRow>(), m => m.DeviceId, d => d.Id, (m, d) => new { d.Id, d.Kind }).ToListAsync();
        foreach (var member in members)
            book.Join(member.Id, member.Kind);
        foreach (var fact in await scope.Db.Set<GroupFactRow>().AsNoTracking().Where(f => f.GroupId == id).ToListAsync())
            book.Begins(fact.DeviceId, fact.Condition, fact.Episode);
        return book;
    }
}
