using Jingwei.City.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>A lane for each subdistrict, and one for each district and for the city: what spans several below is judged there.</summary>
internal sealed class LanePlan(AreaDirectory areas) : ILanePlan
{
    public long LaneOf(long areaId)
    {
        var path = areas.AncestorsOf(areaId);
        return path.Count == 0 ? 0 : (path.FirstOrDefault(a => a.Level is AreaLevels.Subdistrict or AreaLevels.District) ?? path[^1]).Id;
    }
}
