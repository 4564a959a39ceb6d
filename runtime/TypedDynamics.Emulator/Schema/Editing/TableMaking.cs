using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Makes a table of what was sent, with the columns that every table has.</summary>
internal sealed class TableMaking(SchemaEdit edit)
{
    private const int FirstTypeCode = 10_000;

    private static readonly string[] s_privileges = ["Create", "Read", "Write", "Delete", "Assign", "Share", "Append", "AppendTo"];

    public Guid Make(JsonObject sent)
    {
        var schemaName = Payload.RequireSchemaName(sent);
        var name = schemaName.ToLowerInvariant();
        if (edit.HasTable(name))
            throw DefinitionErrors.AlreadyThere("An entity", name);
        var primaryName = sent.Objects("Attributes").Where(static each => each.Flag("IsPrimaryName")).ToList() is [var only] && only.Text("@odata.type")?.EndsWith(".StringAttributeMetadata", StringComparison.Ordinal) == true
            ? only
            : throw DefinitionErrors.Invalid("A table is created with its primary name column: 'Attributes' holds one string attribute with IsPrimaryName true.");
        var ownership = sent.Text("OwnershipType") ?? "UserOwned";
        if (ownership is not ("UserOwned" or "OrganizationOwned"))
            throw DefinitionErrors.Invalid($"The OwnershipType '{ownership}' is not valid for a table that is created: it is UserOwned or OrganizationOwned.");

        var entity = New(schemaName, sent);
        entity["OwnershipType"] = ownership;
        entity["PrimaryNameAttribute"] = Payload.RequireSchemaName(primaryName).ToLowerInvariant();
        edit.AddEntity(entity);
        edit.Csdl.AddType(name, name + "id", entity.Text("EntitySetName")!);
        AddId(name, schemaName + "Id");
        var columns = new ColumnMaking(edit);
        foreach (var column in sent.Objects("Attributes"))
            columns.Make(name, column);
        AddSystemColumns(name, ownership, columns);
        if (entity.Text("TableType") == "Elastic")
            AddElasticColumns(name, columns);
        return Guid.Parse(entity.Text("MetadataId")!);
    }

    /// <summary>Adds the table that holds the pairs of an N:N relationship.</summary>
    public void AddIntersection(string name, string one, string two)
    {
        var entity = New(name, new() { ["IsIntersect"] = true });
        entity["OwnershipType"] = "None";
        entity["EntitySetName"] = name + "set";
        edit.AddEntity(entity);
        edit.Csdl.AddType(name, name + "id", name + "set");
        AddId(name, name + "id");
        AddGuid(name, one);
        AddGuid(name, two);
        new ColumnMaking(edit).Add(name, ColumnType.BigInteger, "VersionNumber", ReadOnly(), isCustom: false);
    }

    private JsonObject New(string schemaName, JsonObject sent)
    {
        var name = schemaName.ToLowerInvariant();
        var entity = Template.Of(DefinitionTypes.Entity, Guid.NewGuid());
        var scalars = sent.DeepClone().AsObject();
        scalars.Remove("Attributes");
        Payload.Apply(entity, scalars, DefinitionTypes.Entity, mergeLabels: false);
        entity["LogicalName"] = name;
        entity["SchemaName"] = schemaName;
        entity["EntitySetName"] ??= Plural(name);
        entity["LogicalCollectionName"] = entity.Text("EntitySetName");
        entity["CollectionSchemaName"] = Plural(schemaName);
        entity["PrimaryIdAttribute"] = name + "id";
        entity["ObjectTypeCode"] = Math.Max(edit.HighestTypeCode + 1, FirstTypeCode);
        entity["IsCustomEntity"] = true;
        entity["IsManaged"] = false;
        entity["TableType"] ??= "Standard";
        entity["IntroducedVersion"] = "1.0.0.0";
        entity["CreatedOn"] = edit.Now;
        entity["ModifiedOn"] = edit.Now;
        foreach (var list in (string[])["Attributes", "Keys", .. RelationshipLists.All])
            entity[list] = new JsonArray();
        entity["Privileges"] = new JsonArray([.. s_privileges.Select(privilege => Privilege(privilege, schemaName))]);
        return entity;
    }

    private static JsonObject Privilege(string type, string schemaName) => new()
    {
        ["CanBeBasic"] = true,
        ["CanBeDeep"] = true,
        ["CanBeGlobal"] = true,
        ["CanBeLocal"] = true,
        ["CanBeEntityReference"] = false,
        ["CanBeParentEntityReference"] = false,
        ["CanBeRecordFilter"] = false,
        ["Name"] = $"prv{type}{schemaName}",
        ["PrivilegeId"] = StableId.Of("privilege", type, schemaName).ToString("D"),
        ["PrivilegeType"] = type,
    };

    private void AddSystemColumns(string table, string ownership, ColumnMaking columns)
    {
        void Add(ColumnType kind, string schemaName, JsonObject? sent = null) => columns.Add(table, kind, schemaName, sent ?? ReadOnly(), isCustom: false);
        Add(ColumnType.DateTime, "CreatedOn");
        Add(ColumnType.DateTime, "ModifiedOn");
        Add(ColumnType.DateTime, "OverriddenCreatedOn", new() { ["IsValidForUpdate"] = false });
        Add(ColumnType.Integer, "ImportSequenceNumber", new() { ["IsValidForUpdate"] = false });
        Add(ColumnType.Integer, "TimeZoneRuleVersionNumber", []);
        Add(ColumnType.Integer, "UTCConversionTimeZoneCode", []);
        Add(ColumnType.BigInteger, "VersionNumber");
        Add(ColumnType.State, "statecode", new() { ["IsValidForCreate"] = false, ["OptionSet"] = Options(("Active", 0, "DefaultStatus", 1), ("Inactive", 1, "DefaultStatus", 2)) });
        Add(ColumnType.Status, "statuscode", new() { ["OptionSet"] = Options(("Active", 1, "State", 0), ("Inactive", 2, "State", 1)) });
        var lookups = new RelationshipMaking(edit);
        foreach (var column in (string[])["CreatedBy", "CreatedOnBehalfBy", "ModifiedBy", "ModifiedOnBehalfBy"])
            AddLookup(lookups, table, column, "systemuser", $"lk_{table}_{column.ToLowerInvariant()}");
        if (ownership == "OrganizationOwned")
        {
            AddLookup(lookups, table, "OrganizationId", "organization", "organization_" + table);
            return;
        }

        if (edit.Csdl.HasType("principal"))
            lookups.AddSystemLookup(table, "OwnerId", "owner", "owner_" + table, "NoCascade", navigationTarget: "principal");
        AddLookup(lookups, table, "OwningBusinessUnit", "businessunit", "business_unit_" + table);
        AddLookup(lookups, table, "OwningTeam", "team", "team_" + table);
        AddLookup(lookups, table, "OwningUser", "systemuser", "user_" + table);
    }

    // Where rows are kept, and for how long.
    private static void AddElasticColumns(string table, ColumnMaking columns)
    {
        columns.Add(table, ColumnType.Text, "PartitionId", new() { ["MaxLength"] = 100, ["IsValidForUpdate"] = false }, isCustom: false);
        columns.Add(table, ColumnType.Integer, "TTLInSeconds", [], isCustom: false);
    }

    // A cache that was cut down may lack the table.
    private void AddLookup(RelationshipMaking lookups, string table, string column, string target, string relationship)
    {
        if (edit.HasTable(target))
            lookups.AddSystemLookup(table, column, target, relationship, "NoCascade");
    }

    private void AddId(string table, string schemaName)
    {
        var id = DefineGuid(table, schemaName);
        id["IsPrimaryId"] = true;
        id["IsCustomAttribute"] = true;
        id["IsValidForUpdate"] = false;
        edit.Change(table, entity => entity.Add("Attributes", id.DeepClone().AsObject(), "LogicalName"));
        edit.Csdl.AddProperty(table, schemaName.ToLowerInvariant(), "Edm.Guid");
    }

    private void AddGuid(string table, string name)
    {
        edit.Change(table, entity => entity.Add("Attributes", DefineGuid(table, name), "LogicalName"));
        edit.Csdl.AddProperty(table, name, "Edm.Guid");
    }

    private JsonObject DefineGuid(string table, string schemaName)
    {
        var column = Template.Of(DefinitionTypes.Attribute, Guid.NewGuid());
        edit.Stamp(column, table, schemaName);
        column["AttributeType"] = ColumnType.Id.Code;
        column["AttributeTypeName"] = new JsonObject { ["Value"] = ColumnType.Id.TypeName };
        column["RequiredLevel"] = Template.Setting("RequiredLevel", "SystemRequired");
        return column;
    }

    private static JsonObject ReadOnly() => new() { ["IsValidForCreate"] = false, ["IsValidForUpdate"] = false };

    private static JsonObject Options(params (string Label, int Value, string Property, int Number)[] options) => new()
    {
        ["Options"] = new JsonArray(
        [
            .. options.Select(static each => new JsonObject
            {
                ["@odata.type"] = $"#Microsoft.Dynamics.CRM.{(each.Property == "State" ? "Status" : "State")}OptionMetadata",
                ["Value"] = each.Value,
                ["Label"] = Labels.Of(each.Label, Guid.Empty),
                [each.Property] = each.Number,
                [each.Property == "State" ? "TransitionData" : "InvariantName"] = each.Property == "State" ? null : each.Label,
            }),
        ]),
    };

    // As the service makes plurals of names: by their last letters.
    private static string Plural(string name) => name switch
    {
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => name + "es",
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => name[..^1] + "ies",
        _ => name + "s",
    };
}
