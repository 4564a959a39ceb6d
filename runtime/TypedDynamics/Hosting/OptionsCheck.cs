using Microsoft.Extensions.Options;

namespace TypedDynamics.Hosting;

/// <summary>Finds what is missing or wrong when the host starts.</summary>
/// <param name="wanted">The name of the options.</param>
/// <param name="isSignedInLater">Whether who signs in is known for each scope only.</param>
internal sealed class OptionsCheck(string wanted, bool isSignedInLater) : IValidateOptions<DataverseOptions>
{
    public ValidateOptionsResult Validate(string? name, DataverseOptions options) =>
        name != wanted ? ValidateOptionsResult.Skip
        : options.FindProblems(isSignedInLater).ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems)
        : ValidateOptionsResult.Success;
}
