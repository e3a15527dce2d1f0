using Jingwei.Testing;

namespace Jingwei.City.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_scripts_make_what_the_model_wants()
    {
        await using var rig = new StorageRig(s => s.AddCity());
        SchemaComparison.Differences(rig.Services).ShouldBeEmpty();
    }
}
