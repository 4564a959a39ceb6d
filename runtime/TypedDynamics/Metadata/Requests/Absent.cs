namespace TypedDynamics.Metadata;

/// <summary>Answers that say that there is no such definition.</summary>
internal static class Absent
{
    /// <summary>The definition, or null where the service says that there is none.</summary>
    public static async Task<T?> Null<T>(Task<T> definition)
        where T : class
    {
        try
        {
            return await definition.ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (MetadataRequests.IsAbsence(refusal))
        {
            return null;
        }
    }
}
