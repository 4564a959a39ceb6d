using System.Text.Json;
using TypedDynamics.Metadata;

namespace TypedDynamics.Tests.Metadata;

/// <summary>New columns of each kind say what the service wants of them, and what cannot be is refused before anything is sent.</summary>
public sealed class NewDefinitionTests
{
    private const string Common = """{ "SchemaName":"new_X","DisplayName":{"@odata.type":"Microsoft.Dynamics.CRM.Label","LocalizedLabels":[{"@odata.type":"Microsoft.Dynamics.CRM.LocalizedLabel","Label":"X","LanguageCode":1033}]},"RequiredLevel":{"Value":"None","CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyrequirementlevelsettings"} }""";
    private const string Option = """{"@odata.type":"Microsoft.Dynamics.CRM.Label","LocalizedLabels":[{"@odata.type":"Microsoft.Dynamics.CRM.LocalizedLabel","Label":"One","LanguageCode":1033}]}""";
    private const string Set = $$$"""{"@odata.type":"Microsoft.Dynamics.CRM.OptionSetMetadata","IsGlobal":false,"OptionSetType":"Picklist","Options":[{"Value":1,"Label":{{{Option}}}}]}""";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<AttributeMetadata, string, string, string> Kinds => new()
    {
        { NewAttribute.String("new_X", "X", 50, "Email"), "String", "String", """{ "MaxLength":50,"FormatName":{"Value":"Email"} }""" },
        { NewAttribute.AutoNumber("new_X", "X", "N-{SEQNUM:5}"), "String", "String", """{ "MaxLength":100,"FormatName":{"Value":"Text"},"AutoNumberFormat":"N-{SEQNUM:5}" }""" },
        { NewAttribute.Memo("new_X", "X", 500), "Memo", "Memo", """{ "Format":"TextArea","ImeMode":"Disabled","MaxLength":500 }""" },
        { NewAttribute.Integer("new_X", "X", 0, 100), "Integer", "Integer", """{ "MinValue":0,"MaxValue":100,"Format":"None" }""" },
        { NewAttribute.BigInt("new_X", "X"), "BigInt", "BigInt", "{}" },
        { NewAttribute.Decimal("new_X", "X", 1, 0, 100.5m), "Decimal", "Decimal", """{ "MinValue":0,"MaxValue":100.5,"Precision":1 }""" },
        { NewAttribute.Double("new_X", "X", 2, 0, 0.5), "Double", "Double", """{ "MinValue":0,"MaxValue":0.5,"Precision":2 }""" },
        { NewAttribute.Money("new_X", "X", min: 0, max: 1), "Money", "Money", """{ "MinValue":0,"MaxValue":1,"ImeMode":"Disabled","PrecisionSource":2 }""" },
        { NewAttribute.Boolean("new_X", "X", "One", "One", true), "Boolean", "Boolean", $$$"""{ "DefaultValue":true,"OptionSet":{"OptionSetType":"Boolean","TrueOption":{"Value":1,"Label":{{{Option}}}},"FalseOption":{"Value":0,"Label":{{{Option}}}}} }""" },
        { NewAttribute.Date("new_X", "X"), "DateTime", "DateTime", """{ "Format":"DateOnly","DateTimeBehavior":{"Value":"DateOnly"},"ImeMode":"Disabled" }""" },
        { NewAttribute.Picklist("new_X", "X", new OptionMetadata(1, "One")), "Picklist", "Picklist", $$$"""{ "OptionSet":{{{Set}}} }""" },
        { NewAttribute.GlobalPicklist("new_X", "X", "new_colors"), "Picklist", "Picklist", """{ "GlobalOptionSet@odata.bind":"/GlobalOptionSetDefinitions(Name='new_colors')" }""" },
        { NewAttribute.MultiSelectPicklist("new_X", "X", new OptionMetadata(1, "One")), "MultiSelectPicklist", "Virtual", $$$"""{ "OptionSet":{{{Set}}} }""" },
        { NewAttribute.GlobalMultiSelectPicklist("new_X", "X", new Guid(SchemaOrg.Id)), "MultiSelectPicklist", "Virtual", $$$"""{ "GlobalOptionSet@odata.bind":"/GlobalOptionSetDefinitions({{{SchemaOrg.Id}}})" }""" },
        { NewAttribute.File("new_X", "X", 30720), "File", "Virtual", """{ "MaxSizeInKB":30720 }""" },
        { NewAttribute.Image("new_X", "X", 30720, true), "Image", "Virtual", """{ "CanStoreFullImage":true,"IsPrimaryImage":false,"MaxSizeInKB":30720 }""" },
        { NewAttribute.Lookup("new_X", "X"), "Lookup", "Lookup", "{}" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Columns_say_what_the_service_wants(AttributeMetadata attribute, string type, string code, string own)
    {
        var expected = NodeValues.Object(new[] { $$$"""{"@odata.type":"Microsoft.Dynamics.CRM.{{{type}}}AttributeMetadata","AttributeType":"{{{code}}}","AttributeTypeName":{"Value":"{{{type}}}Type"}}""", Common, own }.SelectMany(static json => JsonElement.Parse(json).EnumerateObject()).Select(static member => KeyValuePair.Create(member.Name, member.Value)));

        Assert.True(JsonElement.DeepEquals(expected, attribute.Json), $"Expected {expected}\nbut is {attribute.Json}");
        Assert.Equal($"{type}AttributeMetadata", AttributeMetadata.FromJson(attribute.Json).GetType().Name);
    }

    public static TheoryData<AttributeMetadata, string> Wrong => new()
    {
        { NewAttribute.String("new_X", "X", 0), "StringAttributeMetadata.MaxLength" },
        { NewAttribute.String("new_X", "X", 4001), "4,000" },
        { NewAttribute.Memo("new_X", "X", 1_048_577), "MemoAttributeMetadata.MaxLength" },
        { NewAttribute.Integer("new_X", "X", 5, 4), "MinValue" },
        { NewAttribute.Decimal("new_X", "X", 11), "DecimalAttributeMetadata.Precision" },
        { NewAttribute.Double("new_X", "X", 6), "DoubleAttributeMetadata.Precision" },
        { NewAttribute.Money("new_X", "X", 5), "MoneyAttributeMetadata.Precision" },
        { NewAttribute.Money("new_X", "X", min: 2, max: 1), "above MaxValue" },
        { NewAttribute.File("new_X", "X", 10_485_761), "FileAttributeMetadata.MaxSizeInKB" },
        { NewAttribute.Image("new_X", "X", 0), "ImageAttributeMetadata.MaxSizeInKB" },
        { NewAttribute.DateTime("new_X", "X", DateTimeFormat.DateAndTime, DateTimeBehavior.DateOnly), "DateTimeFormat.DateOnly" },
        { NewAttribute.Picklist("new_X", "X", new OptionMetadata(1, "A"), new OptionMetadata(1, "B")), "twice" },
        { NewAttribute.Picklist("new_X", "X", new OptionMetadata(1, " ")), "OptionMetadata.Label" },
        { NewAttribute.GlobalPicklist("new_X", "X", "new_y") with { SchemaName = "X" }, "prefix" },
        { NewAttribute.String("new_X", "X") with { DisplayName = null }, "StringAttributeMetadata.DisplayName" },
        { NewAttribute.Lookup("new_X", "X"), "CreateRelationshipAsync" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_refused_before_it_is_sent(AttributeMetadata attribute, string said)
    {
        using var org = SchemaOrg.Writing();

        Assert.Contains(said, (await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.CreateAttributeAsync("account", attribute, _cancellation))).Message, StringComparison.Ordinal);
        Assert.Empty(org.Handler.Requests);
    }

    [Theory]
    [InlineData("Balance")]
    [InlineData("n_Balance")]
    [InlineData("1ew_Balance")]
    [InlineData("new_Bal ance")]
    [InlineData("new_Bälance")]
    [InlineData("verylongprefix_x")]
    [InlineData("new_")]
    public void A_name_without_a_publishers_prefix_is_refused(string name)
    {
        foreach (var make in new Func<object>[] { () => NewAttribute.BigInt(name, "X"), () => NewTable.Named(name, "X", "Xs", NewAttribute.String("new_X", "X")), () => NewOptionSet.Global(name, "X"), () => NewKey.On(name, "X", "a"), () => NewRelationship.ManyToMany(name, "a", "b") })
            Assert.Contains("prefix", Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_definitions_that_cannot_be_are_refused()
    {
        using var org = SchemaOrg.Writing();
        var table = NewTable.Named("new_X", "X", "Xs", NewAttribute.String("new_Name", "Name"));
        var lookup = NewAttribute.Lookup("new_L", "L");

        await RefusedAsync("OwnershipType", () => org.Metadata.CreateEntityAsync(table with { OwnershipType = OwnershipTypes.TeamOwned }, _cancellation));
        await RefusedAsync("Attributes", () => org.Metadata.CreateEntityAsync(table with { Attributes = [] }, _cancellation));
        await RefusedAsync("DisplayCollectionName", () => org.Metadata.CreateEntityAsync(table with { DisplayCollectionName = null }, _cancellation));
        await RefusedAsync("MaxLength", () => org.Metadata.CreateEntityAsync(NewTable.Named("new_X", "X", "Xs", NewAttribute.String("new_Name", "Name", 5000)), _cancellation));
        await RefusedAsync("KeyAttributes", () => org.Metadata.CreateKeyAsync("account", NewKey.On("new_K", "K"), _cancellation));
        await RefusedAsync("KeyAttributes", () => org.Metadata.CreateKeyAsync("account", NewKey.On("new_K", "K", "a", "a"), _cancellation));
        await RefusedAsync("Lookup", () => org.Metadata.CreateRelationshipAsync(NewRelationship.OneToMany("new_R", "a", "b", lookup) with { Lookup = null }, _cancellation));
        await RefusedAsync("Color", () => org.Metadata.InsertOptionValueAsync(OptionSetReference.Global("new_c"), new(1, "A") { Color = "#fff" }, _cancellation));
        await RefusedAsync("Value", () => org.Metadata.UpdateOptionValueAsync(OptionSetReference.Global("new_c"), new(null, "A"), cancellationToken: _cancellation));
        await RefusedAsync("order", () => org.Metadata.OrderOptionAsync(OptionSetReference.Global("new_c"), [1, 1], _cancellation));
        Assert.Empty(org.Handler.Requests);

        static async Task RefusedAsync(string said, Func<Task> write) => Assert.Contains(said, (await Assert.ThrowsAsync<ArgumentException>(write)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_hold_several_languages()
    {
        var label = new Label("Balance").With("Saldo", 1031).With("Guthaben", 1031);

        Assert.Equal(("Balance", "Guthaben", null, 2), (label.In(1033), label.In(1031), label.In(1036), label.LocalizedLabels.Count));
        Assert.Equal(label, new Label("Balance", 1033).With("Guthaben", 1031));
        Assert.NotEqual(label, label.With("Kontostand", 1031));
        Assert.Equal("Label Balance", label.ToString());
    }
}
