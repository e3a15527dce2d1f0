using System.Text.RegularExpressions;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// By what alarms belong together. Devices carry an asset number, an address and an area; there is no register yet that ties them to buildings, roads or
/// pipes, so building and road are read from the Chinese address, and a pipe is the asset whose number its devices share.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>南京西路 华山路口东105米 南侧</term><description>road 南京西路; no building</description></item>
/// <item><term>静安寺街道愚园路300弄12号门口</term><description>road 静安寺街道愚园路; building 静安寺街道愚园路300弄12号</description></item>
/// <item><term>威海路88号2号楼大堂</term><description>road 威海路; building 威海路88号2号楼</description></item>
/// <item><term>静安公园</term><description>neither</description></item>
/// </list>
/// </remarks>
public static partial class IncidentRule
{
    /// <summary>The key that alarms of one incident share; null where the device has nothing of the kind.</summary>
    /// <param name="scope">What they have in common.</param>
    /// <param name="assetNumber">Of the device; null when it has none.</param>
    /// <param name="address">Of the device, in Chinese.</param>
    /// <param name="areaId">The smallest area that it stands in.</param>
    /// <param name="subdistrictId">Its subdistrict, so that roads of one name in two of them stay two; else the same as the area.</param>
    public static string? KeyOf(IncidentScope scope, string? assetNumber, string address, long areaId, long subdistrictId) => scope switch
    {
        IncidentScope.Asset => string.IsNullOrEmpty(assetNumber) ? null : $"asset:{assetNumber}",
        IncidentScope.Building => BuildingOf(address) is { } building ? $"building:{subdistrictId}:{building}" : null,
        IncidentScope.Road => Road().Match(address) is { Success: true } road ? $"road:{subdistrictId}:{road.Value}" : null,
        _ => $"area:{areaId}",
    };

    [GeneratedRegex(@"^.+?(路|街(?!道)|巷|(?<!街)道)")]
    private static partial Regex Road();

    // A number in a street may have several buildings; where one is named, it counts.
    private static string? BuildingOf(string address) =>
        Block().Match(address) is { Success: true } block ? block.Value : House().Match(address) is { Success: true } house ? house.Value : null;

    [GeneratedRegex(@"^.+[\dA-Za-z甲乙丙丁东南西北](号楼|幢|栋|座)")]
    private static partial Regex Block();

    [GeneratedRegex(@"^.+?\d号")]
    private static partial Regex House();
}
