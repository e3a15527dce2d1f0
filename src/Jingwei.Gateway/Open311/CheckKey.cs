using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Open311;

/// <summary>Whether the form's api_key lets its sender file: one of the city's API keys, of a post that may report, in that post's area.</summary>
internal sealed class CheckKey(Open311Options options, KeyHolders keys, Access access)
{
    /// <summary>Who holds the key; nobody where none is needed and none came.</summary>
    public async Task<(Actor Holder, Wrong? Wrong)> HolderOf(string key)
    {
        if (key.Length == 0)
        {
            return (Actor.Nobody, options.Filing == Open311Filing.Open ? null : Wrong.Key("缺少 api_key。", "api_key is missing."));
        }

        var holder = await keys.Of(key);
        return holder.Kind == ActorKind.Nobody ? (holder, Wrong.Key("api_key 不对，或已失效。", "This api_key is wrong, or no longer holds."))
            : access.May(holder, Actions.ReportFile, AccessScope.Anywhere) ? (holder, null)
            : (holder, Wrong.Key("这个 api_key 的岗位不能上报。", "The post of this api_key may not report."));
    }

    /// <summary>What is said when the holder may not report at a place. Outside of the city is no matter of keys.</summary>
    public Wrong? OutOfReach(Actor holder, GeoPoint place) =>
        holder.Kind != ActorKind.ApiKey || access.MayAt(holder, Actions.ReportFile, place) ? null
            : Wrong.Key("这个 api_key 不管这个地点。", "This api_key does not reach to this place.");
}
