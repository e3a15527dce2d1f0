using Jingwei.City.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>A lane for each subdistrict.</summary>
internal sealed class LanePlan(AreaDirectory areas) : ILanePlan
{
    public long LaneOf(long areaId)
    {
        var path = areas.AncestorsOf(areaId);
        return path.Count == 0 ? 0 : (path.FirstOrDefault(a => a.Level == AreaLevels.Subdistrict) ?? path[^1]).Id;
    }
}
