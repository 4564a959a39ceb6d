using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Pipeline;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>Caching rests on values: everything that a step hands on compares by content, through and through, and never changes.</summary>
public sealed class ModelShapeTests
{
    /// <summary>What steps hand on, and all that can be reached from it.</summary>
    private static readonly HashSet<Type> s_records = Reach(
        [typeof(AskReading), typeof(CacheChoice), typeof(OrgReading), typeof(WantedEntities), typeof(DefinitionReading), typeof(PlanningInput), typeof(PlannedContext), typeof(ContextProblem), typeof(Problem)]);

    public static TheoryData<Type> Records => [.. s_records];

    [Fact]
    public void The_set_holds_the_models() =>
        Assert.Superset(new HashSet<string> { "OrgSchema", "ColumnSchema", "EntityDefinition", "ContextAsk", "EntityPlan", "PropertyPlan" }, s_records.Select(record => record.Name).ToHashSet());

    [Fact]
    public void The_only_handle_on_the_compiler_is_the_unread_file() =>
        Assert.Equal([typeof(AdditionalText)], Fields(typeof(CacheFile)).Where(type => type.Assembly == typeof(AdditionalText).Assembly));

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_member_compares_by_content(Type record)
    {
        Assert.True(IsRecord(record), $"{record} is no record");
        foreach (var type in Fields(record))
        {
            Assert.True(IsScalar(type) || s_records.Contains(type), $"{record.Name} holds a {type}: use primitives, records and EquatableArray");
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Nothing_can_change_after_it_was_made(Type record)
    {
        foreach (var property in record.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            var setter = property.SetMethod;
            Assert.True(
                setter is null || setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit"),
                $"{record.Name}.{property.Name} can be set");
        }
    }

    private static HashSet<Type> Reach(IEnumerable<Type> roots)
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>(roots);
        while (open.TryDequeue(out var type))
        {
            if (IsScalar(type) || !reached.Add(type)) continue;
            foreach (var field in Fields(type)) open.Enqueue(field);
        }

        return reached;
    }

    /// <summary>The types of its fields, with lists and nullable ones taken for what is in them.</summary>
    private static IEnumerable<Type> Fields(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => Unwrap(field.FieldType));

    private static Type Unwrap(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? Unwrap(underlying)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? Unwrap(type.GetGenericArguments()[0])
        : type;

    private static bool IsScalar(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime);

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
