using System.Collections.Frozen;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The system query options that rows and definitions take. Options without <c>$</c> are parameters or the client's own, which OData lets pass.</summary>
internal static class QueryOptions
{
    private static readonly FrozenSet<string> s_ofRows = ["$select", "$filter", "$orderby", "$expand", "$top", "$count", "$apply", "$skiptoken", "$deltatoken", "$id"];
    private static readonly FrozenSet<string> s_ofDefinitions = ["$select", "$filter", "$expand"];

    /// <exception cref="ServiceError">An option is not known there, or stands twice.</exception>
    public static void Require(Call call, bool ofDefinitions)
    {
        var (known, seen) = (ofDefinitions ? s_ofDefinitions : s_ofRows, new HashSet<string>());
        foreach (var option in call.OptionNames.Where(static name => name.StartsWith('$')))
        {
            if (!known.Contains(option))
                throw ODataErrors.OptionNotSupported(option);
            if (!seen.Add(option))
                throw ODataErrors.OptionTwice(option);
        }
    }
}
