using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Puts what was pulled into the cache, all or nothing.</summary>
internal static class PulledFiles
{
    /// <param name="place">Where the new cache is made.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="result">What was pulled.</param>
    /// <param name="changed">The files that differ; without any nothing but the state of the pull is written.</param>
    /// <param name="files">Makes the changes.</param>
    public static void Write(PullPlace place, CacheFolder cache, PullResult result, IReadOnlyList<string> changed, FileChanges files)
    {
        try
        {
            var state = CacheFolder.Bytes((result.State with { Files = result.Content.Fingerprint(cache) }).ToJson());
            if (changed.Count == 0)
            {
                files.Write(place.State, state);
                files.ReplaceFile(place.State, Path.Combine(cache.Path, PullState.FileName));
                return;
            }

            result.Content.Add(PullState.FileName, state);
            result.Content.WriteTo(place.New, cache, files);
            place.Commit();
        }
        catch (ToolException)
        {
            // What is left is put right by the next pull where it cannot be now.
            TryLeave(place);
            throw;
        }
    }

    private static void TryLeave(PullPlace place)
    {
        try
        {
            place.Leave();
        }
        catch (ToolException)
        {
        }
    }
}
