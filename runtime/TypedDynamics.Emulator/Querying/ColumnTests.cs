using System.Globalization;
using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying.Calendar;

namespace TypedDynamics.Emulator.Querying;

/// <summary>What the operators of FetchXML ask of a column; the query functions of OData are the same ones under other names.</summary>
/// <param name="caller">Who asks, and when.</param>
internal sealed class ColumnTests(Caller caller)
{
    /// <param name="path">The column.</param>
    /// <param name="name">The operator, as FetchXML calls it.</param>
    /// <param name="values">What it is compared with.</param>
    /// <exception cref="ServiceError">There is no such operator, it does not apply to the column, or its values do not fit.</exception>
    public Condition Of(ColumnPath path, string name, IReadOnlyList<string> values) =>
        Comparing(path, name, values)
        ?? Texts(path, name, values)
        ?? Several(path, name, values)
        ?? Mine(path, name)
        ?? InHierarchy(path, name, values)
        ?? Dates(path, name, values)
        ?? throw new ServiceError(HttpStatusCode.BadRequest, "0x80041106", $"There is no condition operator '{name}'.");

    private static Condition? Comparing(ColumnPath path, string name, IReadOnlyList<string> values)
    {
        ComparisonKind? kind = name switch
        {
            "eq" => ComparisonKind.Equal,
            "ne" or "neq" => ComparisonKind.NotEqual,
            "gt" => ComparisonKind.Greater,
            "ge" => ComparisonKind.GreaterOrEqual,
            "lt" => ComparisonKind.Less,
            "le" => ComparisonKind.LessOrEqual,
            _ => null,
        };
        return (kind, name) switch
        {
            ({ } comparison, _) => Compare(path, comparison, One(name, values)),
            (_, "null") => new IsNull(path),
            (_, "not-null") => new Not(new IsNull(path)),
            (_, "between") => Between(path, values),
            (_, "not-between") => new Not(Between(path, values)),
            _ => null,
        };
    }

    private static Condition? Texts(ColumnPath path, string name, IReadOnlyList<string> values) => name switch
    {
        "like" => new Like(path, One(name, values)),
        "not-like" => new Not(new Like(path, One(name, values))),
        "begins-with" => new Like(path, One(name, values) + "%"),
        "not-begin-with" => new Not(new Like(path, One(name, values) + "%")),
        "ends-with" => new Like(path, "%" + One(name, values)),
        "not-end-with" => new Not(new Like(path, "%" + One(name, values))),
        _ => null,
    };

    private static Condition? Several(ColumnPath path, string name, IReadOnlyList<string> values) => name switch
    {
        "in" => OneOf(path, values),
        "not-in" => new Not(OneOf(path, values)),
        "contain-values" => ContainsAny(path, values),
        "not-contain-values" => new Not(ContainsAny(path, values)),
        _ => null,
    };

    private Condition? Mine(ColumnPath path, string name) => name switch
    {
        "eq-userid" => Is(path, ComparisonKind.Equal, caller.User),
        "ne-userid" => Is(path, ComparisonKind.NotEqual, caller.User),
        "eq-businessid" => Is(path, ComparisonKind.Equal, caller.BusinessUnit),
        "ne-businessid" => Is(path, ComparisonKind.NotEqual, caller.BusinessUnit),
        "eq-userteams" => Is(path, ComparisonKind.Equal, caller.Team),
        // The caller leads nobody.
        "eq-useroruserhierarchy" => Is(path, ComparisonKind.Equal, caller.User),
        "eq-useroruserteams" or "eq-useroruserhierarchyandteams" => new Or(Is(path, ComparisonKind.Equal, caller.User), Is(path, ComparisonKind.Equal, caller.Team)),
        "eq-userlanguage" => new Comparison(path, ComparisonKind.Equal, new Literal((long)Caller.Language)),
        _ => null,
    };

    private static Condition? InHierarchy(ColumnPath path, string name, IReadOnlyList<string> values)
    {
        var (direction, includesSelf) = name switch
        {
            "under" or "not-under" => (HierarchyDirection.Under, false),
            "eq-or-under" => (HierarchyDirection.Under, true),
            "above" => (HierarchyDirection.Above, false),
            "eq-or-above" => (HierarchyDirection.Above, true),
            _ => (default(HierarchyDirection?), false),
        };
        if (direction is null)
            return null;
        var hierarchy = new InHierarchy(path, Hierarchies.Of(path), direction.Value, includesSelf, (string)TextValues.Stored(One(name, values), path.Column));
        return name == "not-under" ? new Not(hierarchy) : hierarchy;
    }

    private Condition? Dates(ColumnPath path, string name, IReadOnlyList<string> values)
    {
        var calendar = caller.Calendar;
        var range = name switch
        {
            "on" or "on-or-before" or "on-or-after" => RelativeDates.FindDay(name, calendar, TextValues.Day(One(name, values))),
            _ when name.EndsWith("fiscal-period-and-year", StringComparison.Ordinal) => values is [var period, var year]
                ? RelativeDates.FindPeriod(name, calendar, TextValues.Number(period), TextValues.Number(year))
                : throw Wrong($"'{name}' takes a period and a year."),
            _ => RelativeDates.Find(name, calendar, TakesNumber(name) ? TextValues.Number(One(name, values)) : 0),
        };
        if (name == "in-fiscal-period")
            return RequireDate(path, name, new InFiscalPeriod(path, calendar.FiscalYearStart, TextValues.Number(One(name, values))));
        if (range is not { } span)
            return null;
        return RequireDate(path, name, Within(path, span));
    }

    private static bool TakesNumber(string name) => name == "in-fiscal-year" || name.Contains("-x-", StringComparison.Ordinal);

    private static Condition Within(ColumnPath path, MomentRange span)
    {
        var isDay = path.Column.Kind == ColumnKind.Date;
        var from = isDay ? Day(span.FromDay ?? Date(span.From)) : span.From?.ToUnixTimeMilliseconds();
        var before = isDay ? Day(span.BeforeDay ?? Date(span.Before)) : span.Before?.ToUnixTimeMilliseconds();
        return Condition.Both(
            from is null ? null : new Comparison(path, ComparisonKind.GreaterOrEqual, new Literal(from)),
            before is null ? null : new Comparison(path, ComparisonKind.Less, new Literal(before)))!;

        static DateOnly? Date(DateTimeOffset? moment) => moment is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
        static object? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Condition RequireDate(ColumnPath path, string name, Condition condition) => path.Column.Kind is ColumnKind.DateTime or ColumnKind.Date
        ? condition
        : throw new ServiceError(HttpStatusCode.BadRequest, "0x80041120", $"'{name}' does not apply to '{path.Column.LogicalName}', which holds no date.");

    private static Comparison Compare(ColumnPath path, ComparisonKind kind, string value) => new(path, kind, new Literal(TextValues.Stored(value, path.Column)));

    private static And Between(ColumnPath path, IReadOnlyList<string> values) => values is [var low, var high]
        ? new(Compare(path, ComparisonKind.GreaterOrEqual, low), Compare(path, ComparisonKind.LessOrEqual, high))
        : throw Wrong("'between' takes two values.");

    private static OneOf OneOf(ColumnPath path, IReadOnlyList<string> values) => new(path, [.. values.Select(value => (object?)TextValues.Stored(value, path.Column))]);

    // Several choices are stored as "1,9": a value stands alone, first, last or between two others.
    private static Condition ContainsAny(ColumnPath path, IReadOnlyList<string> values)
    {
        if (path.Column.Kind != ColumnKind.Choices)
            throw new ServiceError(HttpStatusCode.BadRequest, "0x80041120", $"'{path.Column.LogicalName}' is no column of several choices.");
        return values
            .SelectMany(value => new[] { value, $"{value},%", $"%,{value}", $"%,{value},%" })
            .Select(Condition (pattern) => new Like(path, pattern))
            .Aggregate((Condition)new Truth(false), (left, right) => new Or(left, right));
    }

    private static Comparison Is(ColumnPath path, ComparisonKind kind, Guid id) => new(path, kind, new Literal(id.ToString("D")));

    private static string One(string name, IReadOnlyList<string> values) => values is [var only] ? only : throw Wrong($"'{name}' takes one value.");

    private static ServiceError Wrong(string message) => new(HttpStatusCode.BadRequest, "0x80041106", message);
}
