using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Emitted;

public readonly ref partial struct Utf8RowWriter
{
    /// <summary>A lookup as <c>navigation@odata.bind</c>; which navigation, the column's targets say.</summary>
    /// <exception cref="InvalidOperationException">The column cannot point to a row of that table, the row has no id, or the cache does not say how to bind it.</exception>
    public void WriteLookup(ColumnModel column, EntityReference? value)
    {
        ArgumentNullException.ThrowIfNull(column);
        var target = LookupBinding.Find(column, value);
        _json.WritePropertyName(target.Binding);
        // Any of a column's navigations clears it.
        if (value is null) _json.WriteNullValue();
        else WriteAddress(target.EntitySetName!, value.Id);
    }

    // "/accounts(…)", without a string in between.
    private void WriteAddress(string entitySet, Guid id)
    {
        const int Brackets = 3;
        Span<char> text = stackalloc char[128];
        if (entitySet.Length + Brackets + 36 > text.Length)
        {
            _json.WriteStringValue($"/{entitySet}({id})");
            return;
        }

        text.TryWrite($"/{entitySet}({id})", out var length);
        _json.WriteStringValue(text[..length]);
    }

    /// <summary>A row as an object with <c>@odata.type</c>, its key and its assigned columns.</summary>
    public void WriteRow(ReadOnlySpan<byte> name, Entity? value)
    {
        WriteName(name);
        if (value is null)
        {
            _json.WriteNullValue();
            return;
        }

        _json.WriteStartObject();
        WriteType(value.RowModel.LogicalName);
        WriteKey(value);
        WriteChanges(value);
        _json.WriteEndObject();
    }

    /// <summary>A pointer to a row as an object with <c>@odata.type</c> and its key: what actions take for a row.</summary>
    public void WriteReference(ReadOnlySpan<byte> name, EntityReference? value)
    {
        WriteName(name);
        if (value is null)
        {
            _json.WriteNullValue();
            return;
        }

        _json.WriteStartObject();
        WriteType(value.LogicalName);
        _json.WriteString(value.PrimaryIdColumn, value.Id);
        _json.WriteEndObject();
    }

    /// <summary>The row's id, where it has one that <see cref="WriteChanges"/> does not write.</summary>
    internal void WriteKey(Entity row)
    {
        var model = row.RowModel;
        if (model.Key is { } key && row.Id != Guid.Empty && !row.IsChanged(key.Ordinal)) _json.WriteString(key.WireName, row.Id);
    }

    /// <summary>The start of an object that says what it is: <c>{"@odata.type":"Microsoft.Dynamics.CRM.account"</c>.</summary>
    internal void OpenTyped(string logicalName)
    {
        _json.WriteStartObject();
        WriteType(logicalName);
    }

    /// <summary>For what writes names and values of its own.</summary>
    internal Utf8JsonWriter Json => _json;

    internal void CloseTyped() => _json.WriteEndObject();

    /// <summary>All of a new row, and the rows that are made together with it.</summary>
    internal void WriteNew(Entity row)
    {
        WriteKey(row);
        WriteAssigned(row, []);
        if (row.Nested.Count == 0) return;
        foreach (var rows in row.Nested.GroupBy(static nested => nested.Navigation))
        {
            _json.WritePropertyName(rows.Key.WireName);
            if (rows.Key.IsCollection) _json.WriteStartArray();
            foreach (var nested in rows)
            {
                _json.WriteStartObject();
                if (nested.Row.RowModel != rows.Key.Target) WriteType(nested.Row.RowModel.LogicalName);
                WriteNew(nested.Row);
                _json.WriteEndObject();
            }

            if (rows.Key.IsCollection) _json.WriteEndArray();
        }
    }

    /// <summary>The assigned columns, each name and value.</summary>
    /// <exception cref="InvalidOperationException">Rows were added that go with a create alone.</exception>
    internal void WriteChanges(Entity row, IReadOnlyList<ColumnModel>? left = null)
    {
        if (row.Nested is [var nested, ..])
            throw new InvalidOperationException($"Rows of '{nested.Navigation.MemberName}' that WithNew added are made together with a new row. Create the row by itself, or the related rows by requests of their own.");
        WriteAssigned(row, left ?? []);
    }

    private void WriteAssigned(Entity row, IReadOnlyList<ColumnModel> left)
    {
        var json = this;
        var members = row.RowModel.Members;
        for (var ordinal = 0; ordinal < members.Length; ordinal++)
            if (row.IsChanged(ordinal) && !left.Contains(members[ordinal])) row.Write(ordinal, ref json);
    }
}
