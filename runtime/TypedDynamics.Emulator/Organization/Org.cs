using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Organization;

/// <summary>The organization that is emulated: the Edm model for the parser and the tables that follow from it.</summary>
internal sealed class Org
{
    private readonly FrozenDictionary<string, Table> _byName;
    private readonly FrozenDictionary<string, Table> _bySet;

    public Org(IEdmModel model, SchemaDocuments documents, ImmutableArray<Table> tables)
    {
        Model = model;
        Documents = documents;
        Tables = tables;
        Catalog = new(this);
        Resolver = new(model);
        Version = (BitConverter.ToUInt32(SHA256.HashData(Metadata.Span)) >> 4).ToString(CultureInfo.InvariantCulture);
        _byName = tables.ToFrozenDictionary(table => table.LogicalName, StringComparer.Ordinal);
        _bySet = tables.Where(table => table.SetName is not null).ToFrozenDictionary(table => table.SetName!, StringComparer.Ordinal);
    }

    public IEdmModel Model { get; }

    /// <summary>Resolves keys in addresses, alternate ones among them.</summary>
    public KeyResolver Resolver { get; }

    /// <summary>What the organization was made of.</summary>
    public SchemaDocuments Documents { get; }

    /// <summary>The definitions of tables, columns, relationships and choices, as the Web API shows them.</summary>
    public Catalog Catalog { get; }

    /// <summary>The CSDL document.</summary>
    public ReadOnlyMemory<byte> Metadata => Documents.Metadata.Content;

    public ImmutableArray<Table> Tables { get; }

    /// <summary>All sets, those of the schema's own description included.</summary>
    public IEnumerable<string> EntitySets => Model.EntityContainer?.EntitySets().Select(set => set.Name) ?? [];

    /// <summary>A number that changes with the schema and not with the run.</summary>
    public string Version { get; }

    public Table? Table(string logicalName) => _byName.GetValueOrDefault(logicalName);

    public Table? TableOfSet(string setName) => _bySet.GetValueOrDefault(setName);
}
