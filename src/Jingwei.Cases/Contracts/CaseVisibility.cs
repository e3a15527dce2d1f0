using Jingwei.City.Contracts;
using Jingwei.Storage;

namespace Jingwei.Cases.Contracts;

/// <summary>The filter of what an actor may see, for rooms that list what hangs on cases.</summary>
public sealed class CaseVisibility
{
    private readonly CaseAccess access;

    internal CaseVisibility(CaseAccess access) => this.access = access;

    /// <summary>Numbers of the cases that the actor may see, to be joined in a query.</summary>
    public IQueryable<string> NumbersVisible(CityDb db, Actor actor) => access.Visible(db, actor).Select(c => c.Number);
}
