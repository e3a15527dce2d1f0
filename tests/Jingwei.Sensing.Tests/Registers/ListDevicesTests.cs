using Jingwei.City.Contracts;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Tests.RegisterRows;

namespace Jingwei.Sensing.Tests.Registers;

/// <summary>Pages of devices.</summary>
public sealed class ListDevicesTests
{
    [Fact]
    public async Task Pages_follow_the_names_in_whatever_order_devices_were_registered()
    {
        await using var rig = await SensingRig.Start(more: new SensingRig.MoreDevices([], [("bin-9", "bin", SensingRig.Street), ("Bin-1", "bin", SensingRig.Street), ("bin-10", "bin", SensingRig.Street), ("_bin", "bin", SensingRig.Street)]));
        await rig.Storage.Writer.Write(scope =>
        {
            scope.Db.Add(new AreaClosureRow { AncestorId = SensingRig.Street, DescendantId = SensingRig.Street });
            return Task.FromResult(true);
        });

        var names = new List<string>();
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            var page = (await rig.Get<ListDevices>().Run(new DeviceFilter("bin", null, null, null, 2, cursor), LeaseRig.Operator, CancellationToken.None)).Value;
            page.Items.Count.ShouldBeInRange(1, 2);
            names.AddRange(page.Items.Select(d => d.Id));
            next = page.Next;
        }

        names.ShouldBe(["Bin-1", "_bin", "bin-012", "bin-013", "bin-10", "bin-9"]);
    }
}
