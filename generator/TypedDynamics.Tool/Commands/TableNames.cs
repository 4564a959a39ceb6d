using System.CommandLine;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Offers a cache's tables to who completes a command line: by the names of its files alone, since somebody waits.</summary>
internal static class TableNames
{
    public static Argument<T> WithTableNames<T>(this Argument<T> argument, Surroundings here, CacheOptions cache)
    {
        argument.CompletionSources.Add(context =>
        {
            try
            {
                return cache.Find(context.ParseResult, here)?.Definitions() ?? [];
            }
            catch (Exception exception) when (exception is ToolException or IOException or UnauthorizedAccessException)
            {
                // Nothing to offer; the command itself says why.
                return [];
            }
        });
        return argument;
    }
}
