using System.Globalization;
using System.Text;

namespace TypedDynamics.Tests.Serialization;

/// <summary>All that a sample holds, as one text: for comparing rows that were read in different ways.</summary>
internal static class Description
{
    public static string Of(Sample row)
    {
        var text = new StringBuilder();
        Add(text, row, "");
        return text.ToString();
    }

    private static void Add(StringBuilder text, Sample row, string indent)
    {
        void Line(string name, object? value)
        {
            if (value is not null) text.Append(indent).Append(name).Append('=').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
        }

        Line("etag", row.ETag);
        Line("id", row.Id == default ? null : row.Id);
        Line("name", row.Name);
        Line("revenue", row.Revenue);
        Line("latitude", row.Latitude?.ToString("R", CultureInfo.InvariantCulture));
        Line("small", row.Small);
        Line("employees", row.Employees);
        Line("version", row.VersionNumber);
        Line("onhold", row.OnHold);
        Line("createdon", row.CreatedOn?.UtcTicks);
        Line("localtime", row.LocalTime?.Ticks);
        Line("birthdate", row.BirthDate?.DayNumber);
        Line("color", (int?)row.Color);
        Line("colors", row.Colors);
        Line("image", row.Image is { } image ? Convert.ToBase64String(image) : null);
        Line("parentid", Reference(row.ParentId));
        Line("customerid", Reference(row.CustomerId));
        Line("otherid", Reference(row.OtherId));
        if (row.Managed is { } managed) Line("managed", $"{managed.Value} {managed.Rights} [{string.Join('|', managed.Names ?? [])}]");
        foreach (var member in row.RowModel.Members) Line($"{member.MemberName} formatted", row.FormattedValues[member.MemberName]);
        foreach (var (name, value) in row.AdditionalColumns.OrderBy(static column => column.Key, StringComparer.Ordinal))
            Line(name, System.Text.Json.JsonSerializer.Serialize(value));
        if (row.IsLoaded(nameof(Sample.Parent)) && row.Parent is { } parent)
        {
            Line("parent", "");
            Add(text, parent, indent + "  ");
        }

        if (!row.IsLoaded(nameof(Sample.Children))) return;
        foreach (var child in row.Children)
        {
            Line("child", "");
            Add(text, child, indent + "  ");
        }
    }

    private static string? Reference(EntityReference? reference) =>
        reference is null ? null : $"{reference.LogicalName}({reference.Id}) {reference.Name}";
}
