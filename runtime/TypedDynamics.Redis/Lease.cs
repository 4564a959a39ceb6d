using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>Something that a process holds for a while, and must renew.</summary>
/// <param name="Key">Where it stands.</param>
/// <param name="Value">What stands there for this holder.</param>
/// <param name="Renewal">The script that renews it.</param>
/// <param name="Removal">The script that gives it back.</param>
internal sealed record Lease(RedisKey Key, RedisValue Value, string Renewal, string Removal)
{
    public static Lease OfText(RedisKey key, string value) => new(key, value, Scripts.RenewText, Scripts.RemoveText);

    public static Lease OfMember(RedisKey set, string member) => new(set, member, Scripts.RenewMember, Scripts.RemoveMember);
}
