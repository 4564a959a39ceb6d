using Spectre.Console;

namespace TypedDynamics.Tool.Diffing;

/// <summary>What a comparison found, to be told.</summary>
/// <param name="Changes">The differences of the schemas.</param>
/// <param name="Breaking">Members of generated code that are gone or others.</param>
/// <param name="Code">Lines of a project that compile no more; null where none was compiled.</param>
internal sealed record DiffReport(IReadOnlyList<SchemaChange> Changes, IReadOnlyList<BreakingChange> Breaking, IReadOnlyList<BrokenLine>? Code = null)
{
    public bool IsEmpty => Changes.Count == 0 && Breaking.Count == 0 && Code is not { Count: > 0 };

    /// <summary>As a screen shows it.</summary>
    public void WriteTo(IAnsiConsole screen)
    {
        foreach (var table in Changes.GroupBy(static change => change.Table))
        {
            screen.MarkupLineInterpolated($"[bold]{table.Key ?? "operations"}[/]");
            foreach (var change in table) screen.MarkupLine($"  [{Color(change.Kind)}]{Sign(change.Kind)}[/] {Markup.Escape(Describe(change))}");
        }

        if (Breaking.Count > 0) screen.MarkupLineInterpolated($"[red]Breaking for generated code:[/]");
        foreach (var change in Breaking) screen.MarkupLineInterpolated($"  [red]![/] {Describe(change)}");
        if (Code is { Count: > 0 }) screen.MarkupLineInterpolated($"[red]Lines that compile no more:[/]");
        foreach (var line in Code ?? []) screen.MarkupLineInterpolated($"  [red]![/] {line}");
        if (Code is { Count: 0 }) screen.MarkupLineInterpolated($"The project compiles with either.");
        screen.MarkupLineInterpolated($"{Summary}");
    }

    /// <summary>As a comment on a pull request.</summary>
    public string ToMarkdown()
    {
        var lines = new List<string> { $"**{Summary}**" };
        foreach (var table in Changes.GroupBy(static change => change.Table))
        {
            lines.AddRange(["", $"### {(table.Key is { } name ? $"`{name}`" : "Operations")}", ""]);
            lines.AddRange(table.Select(static change => $"- {change.Kind.ToString().ToLowerInvariant()} {Escape(DescribeThing(change))}"));
        }

        Section("Breaking for generated code", Breaking.Select(static change => $"- {Escape(Describe(change))}"));
        Section("Lines that compile no more", Code?.Select(static line => $"- {Escape(line.ToString())}") ?? []);
        return string.Join('\n', lines) + "\n";

        void Section(string heading, IEnumerable<string> items)
        {
            if (items.Any()) lines.AddRange(["", $"### {heading}", "", .. items]);
        }
    }

    /// <summary>In one line.</summary>
    public string Summary => Changes.Count == 0
        ? "No differences."
        : $"{Count(ChangeKind.Added)} added, {Count(ChangeKind.Removed)} removed, {Count(ChangeKind.Changed)} changed; {Breaking.Count} breaking for generated code.";

    private int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    private static string Describe(SchemaChange change) => DescribeThing(change);

    private static string DescribeThing(SchemaChange change) =>
        $"{change.Thing.ToString().ToLowerInvariant()} {change.Name}{(change.Details.Count > 0 ? $": {string.Join("; ", change.Details)}" : "")}";

    private static string Describe(BreakingChange change) => change.After is { } after ? $"{change.Member}: {change.Before} → {after}" : $"{change.Member} is gone ({change.Before})";

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Sign(ChangeKind kind) => kind switch { ChangeKind.Added => "+", ChangeKind.Removed => "-", _ => "~" };

    private static string Color(ChangeKind kind) => kind switch { ChangeKind.Added => "green", ChangeKind.Removed => "red", _ => "yellow" };
}
