using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts;

/// <summary>A device to register. Ids come from <c>WriteScope.NewId()</c>.</summary>
/// <param name="Id">A new id.</param>
/// <param name="Name">What it signs in with and what its topic says, such as <c>bin-012</c>: 1–64 letters, digits, dots, hyphens or underscores; unique.</param>
/// <param name="Kind">A kind that a package declares.</param>
/// <param name="DisplayName">What screens say.</param>
/// <param name="Place">Where it stands, WGS-84.</param>
/// <param name="Address">As people would say it.</param>
/// <param name="AreaId">The smallest area that it stands in.</param>
/// <param name="AssetNumber">The number of the thing it watches, in the asset register; null when it has none.</param>
/// <param name="TokenHash">From <see cref="DeviceRegister.HashToken"/>; null for a device that never signs in itself.</param>
/// <param name="PictureUrl">For a camera: where its picture is; null for others.</param>
/// <param name="Enabled">False for one that is registered and not yet (or no longer) in use: it may not sign in.</param>
/// <param name="OrganizationId">Whose it is; vehicles are judged in the lane of their organization.</param>
public sealed record NewDevice(
    long Id, string Name, string Kind, Text DisplayName, GeoPoint Place, Text Address, long AreaId,
    string? AssetNumber = null, string? TokenHash = null, string? PictureUrl = null, bool Enabled = true, long? OrganizationId = null);

/// <summary>A gateway to register: it signs in and speaks for the devices behind it.</summary>
/// <param name="Id">A new id.</param>
/// <param name="Name">What it signs in with; unique among devices and gateways.</param>
/// <param name="DisplayName">What screens say.</param>
/// <param name="TokenHash">From <see cref="DeviceRegister.HashToken"/>.</param>
/// <param name="DeviceNames">The devices that it may speak for.</param>
public sealed record NewGateway(long Id, string Name, Text DisplayName, string TokenHash, IReadOnlyList<string> DeviceNames, bool Enabled = true);
