using System.CommandLine;
using System.CommandLine.Parsing;

namespace TypedDynamics.Tool;

/// <summary>Lets a value that is none of its type, such as <c>--port abc</c>, be an error of usage also where a validator reads it, out of which it would be thrown.</summary>
internal static class MistypedValues
{
    public static void LetBeTold(Command command)
    {
        Guard(command.Validators);
        foreach (var option in command.Options) Guard(option.Validators);
        foreach (var argument in command.Arguments) Guard(argument.Validators);
        foreach (var subcommand in command.Subcommands) LetBeTold(subcommand);
    }

    private static void Guard<T>(List<Action<T>> validators)
        where T : SymbolResult
    {
        for (var i = 0; i < validators.Count; i++)
        {
            var validate = validators[i];
            validators[i] = result =>
            {
                try
                {
                    validate(result);
                }
                catch (InvalidOperationException mistyped)
                {
                    result.AddError(mistyped.Message);
                }
            };
        }
    }
}
