using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Actions and functions: only those whose types are all declared, marked when the container imports them, sorted.</summary>
internal static class OperationLinking
{
    public static List<OperationSchema> Operations(CsdlDraft draft, TypeIndex types)
    {
        var operations = new List<OperationSchema>(draft.Operations.Count);
        foreach (var operation in draft.Operations)
        {
            if (!IsWhole(operation, types)) continue;
            var imported = operation.IsFunction ? draft.ImportedFunctions : draft.ImportedActions;
            operations.Add(operation with { IsImported = operation.Binding is null && imported.Contains(operation.Name) });
        }

        return [.. operations
            .OrderBy(static operation => operation.Name, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Binding?.Name, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Binding?.IsCollection)
            .ThenBy(static operation => operation.IsFunction)];
    }

    private static bool IsWhole(OperationSchema operation, TypeIndex types)
    {
        const string user = "An operation";
        if (operation.Binding is { } binding && !types.Knows(binding, user, operation.Source)) return false;
        if (operation.ReturnType is { } result && !types.Knows(result, user, operation.Source)) return false;
        foreach (var parameter in operation.Parameters)
        {
            if (!types.Knows(parameter.Type, user, operation.Source)) return false;
        }

        return true;
    }
}
