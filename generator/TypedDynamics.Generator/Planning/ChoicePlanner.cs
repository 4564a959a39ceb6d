using System.Globalization;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>Option sets and CSDL enums → enums.</summary>
internal static class ChoicePlanner
{
    public static ChoicePlan Plan(ChoiceSchema choice, string name, string origin) => new()
    {
        Name = name,
        Origin = origin,
        Label = choice.Label,
        Description = choice.Description,
        Options = Options(choice),
    };

    public static ChoicePlan Plan(EnumSchema type, string name, ContextScope scope)
    {
        var names = new NameScope(static _ => false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var options = new List<OptionPlan>();
        foreach (var member in type.Members)
        {
            if (!seen.Add(member.Name))
            {
                scope.TellTwice($"Member '{member.Name}' of '{type.Name}'", type.Source);
                continue;
            }

            var plain = Identifiers.Pascal(member.Name);
            options.Add(new(names.Claim(plain, Identifiers.PascalWithUnderscores(member.Name), "_", apartByCase: true, out _), member.Value, null, null));
        }

        return new() { Name = name, Origin = $"Enum <c>{type.Name}</c> of the Web API.", IsFlags = type.IsFlags, Options = options };
    }

    // By value: the order in which a cache lists them must not show.
    private static List<OptionPlan> Options(ChoiceSchema choice)
    {
        var options = new SortedDictionary<int, OptionSchema>();
        foreach (var option in choice.Options)
        {
            if (!options.ContainsKey(option.Value)) options.Add(option.Value, option);
        }

        var namesakes = options.Values.GroupBy(PlainName, StringComparer.Ordinal);
        var taken = new HashSet<string>(namesakes.Select(static group => group.Key), StringComparer.Ordinal);
        return [.. namesakes.SelectMany(group => Names(group.Key, [.. group], taken)).OrderBy(static option => option.Value)];
    }

    // Which of several namesakes is the elder, no definition says: each carries its value. The name that one of them had alone stays,
    // for code that was written before, and says what it means: the service counts values up, so the least is most likely the eldest.
    private static IEnumerable<OptionPlan> Names(string plain, OptionSchema[] namesakes, HashSet<string> taken)
    {
        if (namesakes is [var only]) return [Option(plain, only)];
        var options = namesakes.Select(option => Option(Apart(plain, option, taken), option)).ToList();
        var others = string.Join(" or ", options.Select(static option => option.Name));
        options.Add(options[0] with { Name = plain, Obsolete = $"Several options have this label: say {others}. This is {options[0].Name}." });
        return options;
    }

    private static OptionPlan Option(string name, OptionSchema option) => new(name, option.Value, option.Label, option.Description);

    private static string Apart(string plain, OptionSchema option, HashSet<string> taken)
    {
        var name = plain + "_" + ValueText(option);
        while (!taken.Add(name)) name += "_";
        return name;
    }

    private static string PlainName(OptionSchema option) =>
        Identifiers.FromLabel(option.InvariantName ?? option.Label ?? "") is { Length: > 0 } name ? name : "Value" + ValueText(option);

    private static string ValueText(OptionSchema option) => option.Value < 0 ? "Minus" + Text(-(long)option.Value) : Text(option.Value);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
