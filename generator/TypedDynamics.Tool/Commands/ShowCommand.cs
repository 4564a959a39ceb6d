using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Browsing;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Commands;

/// <summary>Shows a table of a cache, or a column with its options. Needs no network.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> s_name = new("name") { Description = "A table (account), or a column of one (account.industrycode)." };

    private static readonly Argument<string?> s_search = new("search") { Arity = ArgumentArity.ZeroOrOne, Description = "Only columns with this in name or label." };

    public static Command Create(Surroundings here)
    {
        var cache = new CacheOptions();
        var command = new Command("show", "Shows a table of a cache with its columns, keys and relationships, or a column with its options. Needs no network.")
            .WithExamples(
                ("typeddynamics show account", "the table"),
                ("typeddynamics show account address", "its columns with 'address' in name or label"),
                ("typeddynamics show account.industrycode", "a column and its options"));
        command.Add(s_name);
        command.Add(s_search);
        cache.AddTo(command);
        command.SetRun(here, (parsed, output, cancellationToken) =>
        {
            var schema = new Schema(CacheSchema.Read(cache.Read(parsed, here), cancellationToken));
            var parts = parsed.GetRequiredValue(s_name).Split('.', 2);
            var table = schema.Table(parts[0]);
            if (parts is [_, var column]) ShowColumn(table, schema.Column(table, column), output);
            else ShowTable(schema, table, new(parsed.GetValue(s_search)), output);
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static void ShowTable(Schema schema, EntitySchema table, SearchText search, ToolOutput output)
    {
        var columns = schema.Columns(table).Where(column => search.Fits(column.LogicalName, column.Label)).ToList();
        output.Result(
            new
            {
                Name = table.LogicalName,
                table.SchemaName,
                table.Label,
                table.Description,
                Set = table.EntitySetName,
                Type = table.TableType,
                Ownership = table.OwnershipType,
                PrimaryId = table.PrimaryIdColumn,
                PrimaryName = table.PrimaryNameColumn,
                Columns = columns.Select(static column => new { Name = column.LogicalName, column.Label, column.Type, About = ColumnWords.Of(column) }),
                Keys = table.Keys.Select(static key => new { key.Name, key.Label, key.Columns }),
                Relationships = table.Navigations.Select(static navigation => new { navigation.Name, navigation.Target, navigation.IsCollection, navigation.IsManyToMany, Column = navigation.ReferencingColumn }),
            },
            screen =>
            {
                screen.MarkupLineInterpolated($"[bold]{table.LogicalName}[/] {table.Label} ({table.EntitySetName})");
                if (table.Description is { Length: > 0 } about) screen.WriteLine(about);
                screen.WriteLine();
                screen.WriteListing(["Column", "Label", "Type", "About"], columns.Select(static column => new[] { column.LogicalName, column.Label, column.Type.ToString(), ColumnWords.Of(column) }));
                if (table.Keys.Count == 0) return;
                screen.WriteLine();
                screen.WriteListing(["Key", "Columns"], table.Keys.Select(static key => new[] { key.Name, string.Join(", ", key.Columns) }));
            });
    }

    private static void ShowColumn(EntitySchema table, ColumnSchema column, ToolOutput output) => output.Result(
        new
        {
            Table = table.LogicalName,
            Name = column.LogicalName,
            column.WireName,
            column.SchemaName,
            column.Label,
            column.Description,
            column.Type,
            column.RequiredLevel,
            column.MaxLength,
            column.MinValue,
            column.MaxValue,
            column.Precision,
            column.Format,
            column.IsValidForCreate,
            column.IsValidForUpdate,
            Targets = column.Targets.Select(static target => target.Entity),
            Choice = column.Choice?.Name,
            Options = column.Choice?.Options.Select(static option => new { option.Value, option.Label, option.State }),
        },
        screen =>
        {
            screen.MarkupLineInterpolated($"[bold]{table.LogicalName}.{column.LogicalName}[/] {column.Label}");
            if (column.Description is { Length: > 0 } about) screen.WriteLine(about);
            screen.WriteLine($"{column.Type}{(ColumnWords.Of(column) is { Length: > 0 } words ? $", {words}" : "")}");
            if (column.Choice is not { } choice) return;
            screen.WriteLine();
            screen.WriteListing(["Value", "Label"], choice.Options.Select(static option => new[] { option.Value.ToString(CultureInfo.InvariantCulture), option.Label }));
        });
}
