namespace Jingwei.Host.Tests;

/// <summary>The same, and once its tests are done the audit looks at what they left together.</summary>
public sealed class AuditedHost : OwnHost
{
    public override async ValueTask DisposeAsync()
    {
        try
        {
            await Host.ShouldBeClean();
        }
        finally
        {
            await base.DisposeAsync();
        }
    }
}
