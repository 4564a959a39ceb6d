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

    public static ChoicePlan Plan(EnumSchema type, string name)
    {
        var scope = new NameScope(static _ => false);
        var options = new List<OptionPlan>();
        foreach (var member in type.Members)
        {
            var plain = Identifiers.Pascal(member.Name);
            options.Add(new(scope.Claim(plain, Identifiers.PascalWithUnderscores(member.Name), "_", apartByCase: true, out _), member.Value, null, null));
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

        var namesakes = options.Values.ToLookup(PlainName, StringComparer.Ordinal);
        var taken = new HashSet<string>(namesakes.Where(static group => group.Count() == 1).Select(static group => group.Key), StringComparer.Ordinal);
        return options.Values.Select(option => new OptionPlan(Name(option), option.Value, option.Label, option.Description)).ToList();

        // None of several namesakes has the plain name: code that means one of them must not come to mean another without a word.
        string Name(OptionSchema option)
        {
            var plain = PlainName(option);
            if (namesakes[plain].Count() == 1) return plain;
            var name = plain + "_" + ValueText(option);
            while (!taken.Add(name)) name += "_";
            return name;
        }
    }

    private static string PlainName(OptionSchema option) =>
        Identifiers.FromLabel(option.InvariantName ?? option.Label ?? "") is { Length: > 0 } name ? name : "Value" + ValueText(option);

    private static string ValueText(OptionSchema option) => option.Value < 0 ? "Minus" + Text(-(long)option.Value) : Text(option.Value);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
