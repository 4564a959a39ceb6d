namespace TypedDynamics.Metadata;

/// <summary>Waits for the index of an alternate key, which a job of the service builds.</summary>
internal sealed class KeyWaiting(MetadataRequests requests)
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    public async Task<EntityKeyMetadata> WaitAsync(DefinitionKey entity, DefinitionKey key, TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = requests.Connection.Clock;
        var start = clock.GetTimestamp();
        for (var wait = s_firstWait; ; wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait)
        {
            var told = new EntityKeyMetadata(await requests.GetStrongAsync(DefinitionAddress.Key(entity, key), cancellationToken).ConfigureAwait(false));
            if (told.EntityKeyIndexStatus == EntityKeyIndexStatus.Active) return told;
            if (told.EntityKeyIndexStatus == EntityKeyIndexStatus.Failed) throw new EntityKeyFailedException(told);
            var left = limit - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) throw new TimeoutException($"The index of the key '{key}' of '{entity}' is {told.EntityKeyIndexStatus} after {limit}. The service builds on: wait again, or look at the job {told.AsyncJob}.");
            await Task.Delay(wait < left ? wait : left, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
