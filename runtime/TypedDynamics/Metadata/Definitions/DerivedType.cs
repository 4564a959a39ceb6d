using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>The type that a definition says it is of.</summary>
internal static class DerivedType
{
    private const string Complex = "Complex";

    /// <summary>
    /// <c>#Microsoft.Dynamics.CRM.StringAttributeMetadata</c>, or <c>…ComplexStringAttributeMetadata</c> where actions and functions tell it, is
    /// <c>StringAttributeMetadata</c>; empty where nothing is said.
    /// </summary>
    public static string Of(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(WireNames.Type, out var type) || type.ValueKind != JsonValueKind.String) return "";
        var name = type.GetString()!;
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.StartsWith(Complex, StringComparison.Ordinal) ? name[Complex.Length..] : name;
    }

    /// <summary>The name of the twin that actions take: <c>Microsoft.Dynamics.CRM.ComplexLookupAttributeMetadata</c>.</summary>
    public static string ComplexOf(JsonElement json) => $"{WireNames.Namespace}{Complex}{Of(json)}";
}
