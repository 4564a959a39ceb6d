using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDynamics.LateBound;

/// <summary>Names and values in whatever form they come.</summary>
internal static class NamedValues
{
    /// <param name="values">A dictionary, a <see cref="JsonObject"/>, a <see cref="JsonElement"/>, or an object whose properties are the columns.</param>
    /// <exception cref="ArgumentException">It has no names.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values switch
        {
            IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
            JsonObject json => json.Select(static each => KeyValuePair.Create(each.Key, (object?)each.Value)),
            JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Select(static each => KeyValuePair.Create(each.Name, (object?)each.Value)),
            Entity row => throw new ArgumentException($"A row of '{row.LogicalName}' is written by its own set, such as crm.Accounts.CreateAsync(row).", nameof(values)),
            JsonElement or JsonNode or IEnumerable or string => throw new ArgumentException(
                $"A {values.GetType().Name} has no names of columns. Hand in a dictionary of string and object, a JSON object, or an object whose properties are the columns.", nameof(values)),
            _ => OfProperties(values),
        };
    }

    private static List<KeyValuePair<string, object?>> OfProperties<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T values)
    {
        if (typeof(T) != values!.GetType())
            throw new ArgumentException($"The properties of a {values.GetType().Name} are not seen through {typeof(T).Name}. Hand it in as what it is, not as its base.", nameof(values));
        return [.. typeof(T).GetProperties().Where(static property => property.CanRead && property.GetIndexParameters().Length == 0).Select(property => KeyValuePair.Create(property.Name, property.GetValue(values)))];
    }
}
