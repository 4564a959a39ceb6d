using TypedDynamics.Metadata;

namespace SchemaAsCode;

/// <summary>Brings an org to a declared schema: makes what is absent, changes what differs, deletes nothing. Run again, it finds nothing to do.</summary>
internal sealed class SchemaUpdate(OrgMetadata metadata, TextWriter log)
{
    private readonly HashSet<string> _tables = [];
    private readonly HashSet<string> _choices = [];

    /// <summary>How many definitions were made or changed.</summary>
    public async Task<int> RunAsync(DeclaredSchema schema)
    {
        var done = 0;
        foreach (var choice in schema.Choices) done += await ChoiceAsync(choice);
        foreach (var table in schema.Tables) done += await TableAsync(table);
        foreach (var relationship in schema.Relationships) done += await RelationshipAsync(relationship);
        // An index of a key is built only when all of its columns are there.
        foreach (var table in schema.Tables)
            foreach (var key in table.Keys) done += await KeyAsync(table.Name, key);
        if (done > 0) await metadata.PublishAsync(_tables, _choices);
        return done;
    }

    private async Task<int> ChoiceAsync(OptionSetMetadata declared)
    {
        if (await metadata.FindOptionSetAsync(declared.Name!) is not OptionSetMetadata there)
        {
            await metadata.CreateOptionSetAsync(declared);
            return Made(_choices, declared.Name!, $"choice {declared.Name}");
        }

        return await OptionsAsync(OptionSetReference.Global(declared.Name!), there.Options, declared.Options, _choices, declared.Name!);
    }

    private async Task<int> TableAsync(DeclaredTable declared)
    {
        var done = 0;
        if (await metadata.FindEntityAsync(declared.Name) is not { } table)
        {
            await metadata.CreateEntityAsync(declared.Table);
            done += Made(_tables, declared.Name, $"table {declared.Name}");
        }
        else if (table with { ChangeTrackingEnabled = declared.Table.ChangeTrackingEnabled } is var wanted && wanted != table)
        {
            await metadata.UpdateEntityAsync(wanted);
            done += Made(_tables, declared.Name, $"table {declared.Name}, changed");
        }

        foreach (var column in declared.Columns) done += await ColumnAsync(declared.Name, column);
        return done;
    }

    private async Task<int> ColumnAsync(string table, AttributeMetadata declared)
    {
        var name = declared.SchemaName!.ToLowerInvariant();
        if (await metadata.FindAttributeAsync(table, name) is not { } there)
        {
            await metadata.CreateAttributeAsync(table, declared);
            return Made(_tables, table, $"column {table}.{name}");
        }

        if (there.GetType() != declared.GetType()) throw new InvalidOperationException($"{table}.{name} is a {there.GetType().Name} in the org, and a {declared.GetType().Name} here. Give it another name: the kind of a column cannot be changed.");
        var done = 0;
        if (Differences.Bring(there, declared) is var wanted && wanted != there)
        {
            await metadata.UpdateAttributeAsync(table, wanted);
            done = Made(_tables, table, $"column {table}.{name}, changed");
        }

        return declared is EnumAttributeMetadata { OptionSet: { } options } && there is EnumAttributeMetadata { OptionSet: { } own }
            ? done + await OptionsAsync(OptionSetReference.Of(table, name), own.Options, options.Options, _tables, table)
            : done;
    }

    private async Task<int> OptionsAsync(OptionSetReference choice, IReadOnlyList<OptionMetadata> there, IReadOnlyList<OptionMetadata> declared, HashSet<string> published, string owner)
    {
        var done = 0;
        foreach (var option in declared)
        {
            var own = there.FirstOrDefault(each => each.Value == option.Value);
            if (own?.Label?.In(Label.English) == option.Label!.In(Label.English)) continue;
            if (own is null) await metadata.InsertOptionValueAsync(choice, option);
            else await metadata.UpdateOptionValueAsync(choice, option);
            done += Made(published, owner, $"option {option.Value} of {choice}");
        }

        return done;
    }

    private async Task<int> RelationshipAsync(OneToManyRelationshipMetadata declared)
    {
        if (await metadata.FindRelationshipAsync(declared.SchemaName!) is not null) return 0;
        await metadata.CreateRelationshipAsync(declared);
        return Made(_tables, declared.ReferencingEntity!, $"relationship {declared.SchemaName}");
    }

    private async Task<int> KeyAsync(string table, EntityKeyMetadata declared)
    {
        var name = declared.SchemaName!.ToLowerInvariant();
        if (await metadata.FindKeyAsync(table, name) is not null) return 0;
        await metadata.CreateKeyAsync(table, declared);
        await metadata.WaitForKeyAsync(table, name, TimeSpan.FromMinutes(15));
        return Made(_tables, table, $"key {table}.{name}");
    }

    private int Made(HashSet<string> published, string owner, string what)
    {
        published.Add(owner);
        log.WriteLine(what);
        return 1;
    }
}
