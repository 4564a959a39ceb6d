namespace TypedDynamics.Redis;

/// <summary>What the server does at once. Times are milliseconds of its own clock.</summary>
internal static class Scripts
{
    public const int Entered = 0;
    public const int Full = -1;
    public const int Handled = -2;
    public const string HandledValue = "handled";

    /// <summary>Adds a request to those under way, unless the user pauses or too many run: how long to wait, or one of the numbers above.</summary>
    public const string Enter = """
        local pause = redis.call('PTTL', KEYS[2])
        if pause > 0 and pause <= tonumber(ARGV[4]) then return pause end
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
        if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return -1 end
        redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[3])
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return 0
        """;

    /// <summary>Renews the lease of a request under way; not of one that has just ended.</summary>
    public const string RenewMember = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        redis.call('ZADD', KEYS[1], 'XX', now + ARGV[2], ARGV[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return 0
        """;

    public const string RemoveMember = "return redis.call('ZREM', KEYS[1], ARGV[1])";

    /// <summary>Makes a pause longer, never shorter.</summary>
    public const string Pause = """
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
        return 0
        """;

    public const string Claim = """
        local value = redis.call('GET', KEYS[1])
        if value == 'handled' then return -2 end
        if value then return -1 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 0
        """;

    /// <summary>Renews a claim; not one that has just been given back, or that another has now.</summary>
    public const string RenewText = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
        return 0
        """;

    public const string RemoveText = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
        return 0
        """;

    public const string Complete = """
        redis.call('SET', KEYS[1], 'handled', 'PX', ARGV[1])
        return 0
        """;
}
