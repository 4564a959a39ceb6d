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
        var options = new List<OptionSchema>(choice.Options);
        options.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var plans = new List<OptionPlan>(options.Count);
        var last = (int?)null;
        foreach (var option in options)
        {
            if (option.Value == last) continue;
            last = option.Value;
            var value = option.Value < 0 ? "Minus" + Text(-(long)option.Value) : Text(option.Value);
            var name = Identifiers.FromLabel(option.InvariantName ?? option.Label ?? "");
            if (name.Length == 0) name = "Value" + value;
            if (!taken.Add(name))
            {
                name += "_" + value;
                while (!taken.Add(name)) name += "_";
            }

            plans.Add(new(name, option.Value, option.Label, option.Description));
        }

        return plans;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
