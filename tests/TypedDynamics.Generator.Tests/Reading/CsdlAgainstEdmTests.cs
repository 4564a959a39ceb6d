using Microsoft.OData.Edm;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>Our one pass and Microsoft.OData.Edm say the same of a document, name by name.</summary>
public sealed class CsdlAgainstEdmTests
{
    public static IEnumerable<TheoryDataRow<string>> Documents => Corpus.CsdlNames.Append(new TheoryDataRow<string>("SmallOrg"));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Both_read_the_same(string name)
    {
        var path = name == "SmallOrg" ? SmallOrg.MetadataPath : Corpus.Csdl(name);
        var org = Cache.Sound(Cache.Csdl(File.ReadAllText(path)));
        var model = EdmModel.Load(path);
        var elements = model.SchemaElements.ToList();

        Same(elements.OfType<IEdmEntityType>().Select(Describe), org.Entities.Select(Describe));
        Same(elements.OfType<IEdmComplexType>().Select(Describe), org.ComplexTypes.Select(Describe));
        Same(
            elements.OfType<IEdmEnumType>().Select(static type => $"{type.Name} {type.IsFlags} {string.Join(' ', type.Members.Select(static member => $"{member.Name}={member.Value.Value}"))}"),
            org.EnumTypes.Select(static type => $"{type.Name} {type.IsFlags} {string.Join(' ', type.Members.Select(static member => $"{member.Name}={member.Value}"))}"));
        Same(
            model.EntityContainer.EntitySets().Select(static set => $"{set.Name}: {set.EntityType.Name}"),
            org.Entities.Where(static entity => entity.EntitySetName is not null).Select(static entity => $"{entity.EntitySetName}: {entity.LogicalName}"));
        Same(elements.OfType<IEdmOperation>().Select(Describe), org.Operations.Select(Describe));
        Same(
            model.EntityContainer.OperationImports().Select(static import => import.Operation.Name).Distinct(),
            org.Operations.Where(static operation => operation.IsImported).Select(static operation => operation.Name).Distinct());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Both_know_the_same_members(string name)
    {
        var path = name == "SmallOrg" ? SmallOrg.MetadataPath : Corpus.Csdl(name);
        var org = Cache.Sound(Cache.Csdl(File.ReadAllText(path)));
        var model = EdmModel.Load(path);

        Same(
            model.SchemaElements.OfType<IEdmStructuredType>().SelectMany(static type => type.DeclaredStructuralProperties(), static (type, property) => $"{Name(type)}.{property.Name}: {EdmModel.Name(property.Type)}"),
            org.Entities.SelectMany(static entity => entity.Columns, static (entity, column) => $"{entity.LogicalName}.{column.WireName}: {Name(column.TypeName)}")
                .Concat(org.ComplexTypes.SelectMany(static type => type.Properties, static (type, property) => $"{type.Name}.{property.Name}: {Name(property.Type)}")));
        Same(
            model.SchemaElements.OfType<IEdmStructuredType>().SelectMany(static type => type.DeclaredNavigationProperties(), static (type, navigation) => $"{Name(type)}.{navigation.Name}: {EdmModel.Name(navigation.Type)} {navigation.ContainsTarget}"),
            org.Entities.SelectMany(static entity => entity.Navigations, static (entity, navigation) => Describe(entity.LogicalName, navigation))
                .Concat(org.ComplexTypes.SelectMany(static type => type.Navigations, static (type, navigation) => Describe(type.Name, navigation))));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.CsdlNames), MemberType = typeof(Corpus))]
    public void A_real_document_gives_each_lookup_a_target_and_each_row_an_id(string name)
    {
        var org = Cache.Sound(Cache.Csdl(File.ReadAllText(Corpus.Csdl(name))));

        Assert.All(org.Entities.Where(static entity => entity.EntitySetName is not null && entity.Base != "crmmodelbaseentity"), static entity => Assert.NotNull(entity.PrimaryIdColumn));
        var lookups = org.Entities.SelectMany(static entity => entity.Columns).Where(static column => column.WireName != column.LogicalName).ToList();
        Assert.True(lookups.Count(static column => column.Targets.Count == 0) < lookups.Count / 10, "More lookups point nowhere than the documents have without any navigation.");
        Assert.Empty(
            from entity in org.Entities
            from navigation in entity.Navigations
            where navigation is { IsCollection: false, ReferencingColumn: null } && entity.Columns.Any(column => column.WireName == $"_{navigation.Name}_value")
            select $"{entity.LogicalName}.{navigation.Name}");
        Assert.Equal(["systemuser", "team"], org.Entity("account").Column("ownerid").Targets.Select(static target => target.Entity));
        Assert.Equal((ColumnType.Owner, ColumnType.Customer), (org.Entity("account").Column("ownerid").Type, org.Entity("contact").Column("parentcustomerid").Type));
        Assert.Equal(("systemuserid", "activityid"), (org.Entity("systemuser").PrimaryIdColumn, org.Entity("task").PrimaryIdColumn));
        Assert.Equal("regardingobjectid", org.Entity("task").Navigation("regardingobjectid_account_task").ReferencingColumn);
        Assert.Equal("slaid", org.Entity("task").Navigation("sla_task_sla").ReferencingColumn);
        Assert.True(org.Entity("account").Navigation("accountleads_association").IsManyToMany);
        Assert.Contains(org.Entity("EntityMetadata").Keys, static key => key.Columns.SequenceEqual(["LogicalName"]));
    }

    private static string Describe(IEdmEntityType type) =>
        $"{type.Name} : {(type.BaseType as IEdmEntityType)?.Name} {type.IsAbstract} {type.IsOpen} {type.DeclaredStructuralProperties().Count()} {type.DeclaredNavigationProperties().Count()}";

    private static string Describe(EntitySchema type) => $"{type.LogicalName} : {type.Base} {type.IsAbstract} {type.IsOpen} {type.Columns.Count} {type.Navigations.Count}";

    private static string Describe(IEdmComplexType type) =>
        $"{type.Name} : {(type.BaseType as IEdmComplexType)?.Name} {type.IsAbstract} {type.IsOpen} {type.DeclaredStructuralProperties().Count()} {type.DeclaredNavigationProperties().Count()}";

    private static string Describe(ComplexSchema type) => $"{type.Name} : {type.Base} {type.IsAbstract} {type.IsOpen} {type.Properties.Count} {type.Navigations.Count}";

    private static string Describe(IEdmOperation operation)
    {
        var parameters = operation.Parameters.ToList();
        var binding = operation.IsBound ? EdmModel.Name(parameters[0].Type) : "";
        var composable = operation is IEdmFunction { IsComposable: true };
        return $"{operation.IsFunction()} {operation.Name}[{binding}]({string.Join(", ", parameters.Skip(operation.IsBound ? 1 : 0).Select(static parameter => $"{parameter.Name}: {EdmModel.Name(parameter.Type)}"))}): {(operation.GetReturn() is { } result ? EdmModel.Name(result.Type) : "")} {composable}";
    }

    private static string Describe(OperationSchema operation) =>
        $"{operation.IsFunction} {operation.Name}[{(operation.Binding is { } binding ? Name(binding) : "")}]({string.Join(", ", operation.Parameters.Select(static parameter => $"{parameter.Name}: {Name(parameter.Type)}"))}): {(operation.ReturnType is { } result ? Name(result) : "")} {operation.IsComposable}";

    private static string Describe(string type, NavigationSchema navigation) =>
        $"{type}.{navigation.Name}: {navigation.Target}{(navigation.IsCollection ? "[]" : "")} {navigation.ContainsTarget}";

    private static string Name(IEdmStructuredType type) => ((IEdmNamedElement)type).Name;

    private static string Name(TypeReference type) => type.IsCollection ? type.Name + "[]" : type.Name;

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}
