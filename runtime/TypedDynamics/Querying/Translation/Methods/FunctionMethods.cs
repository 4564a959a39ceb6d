using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Methods;

/// <summary>The methods of <see cref="QueryFunctions"/>.</summary>
internal static class FunctionMethods
{
    public static FrozenDictionary<string, ColumnFunction> All { get; } = new Dictionary<string, ColumnFunction>
    {
        [nameof(QueryFunctions.IsYesterday)] = ColumnFunction.Yesterday,
        [nameof(QueryFunctions.IsToday)] = ColumnFunction.Today,
        [nameof(QueryFunctions.IsTomorrow)] = ColumnFunction.Tomorrow,
        [nameof(QueryFunctions.IsInLast7Days)] = ColumnFunction.Last7Days,
        [nameof(QueryFunctions.IsInNext7Days)] = ColumnFunction.Next7Days,
        [nameof(QueryFunctions.IsInLastWeek)] = ColumnFunction.LastWeek,
        [nameof(QueryFunctions.IsInThisWeek)] = ColumnFunction.ThisWeek,
        [nameof(QueryFunctions.IsInNextWeek)] = ColumnFunction.NextWeek,
        [nameof(QueryFunctions.IsInLastMonth)] = ColumnFunction.LastMonth,
        [nameof(QueryFunctions.IsInThisMonth)] = ColumnFunction.ThisMonth,
        [nameof(QueryFunctions.IsInNextMonth)] = ColumnFunction.NextMonth,
        [nameof(QueryFunctions.IsInLastYear)] = ColumnFunction.LastYear,
        [nameof(QueryFunctions.IsInThisYear)] = ColumnFunction.ThisYear,
        [nameof(QueryFunctions.IsInNextYear)] = ColumnFunction.NextYear,
        [nameof(QueryFunctions.IsInLastFiscalYear)] = ColumnFunction.LastFiscalYear,
        [nameof(QueryFunctions.IsInThisFiscalYear)] = ColumnFunction.ThisFiscalYear,
        [nameof(QueryFunctions.IsInNextFiscalYear)] = ColumnFunction.NextFiscalYear,
        [nameof(QueryFunctions.IsInLastFiscalPeriod)] = ColumnFunction.LastFiscalPeriod,
        [nameof(QueryFunctions.IsInThisFiscalPeriod)] = ColumnFunction.ThisFiscalPeriod,
        [nameof(QueryFunctions.IsInNextFiscalPeriod)] = ColumnFunction.NextFiscalPeriod,
        [nameof(QueryFunctions.IsInLastXHours)] = ColumnFunction.LastXHours,
        [nameof(QueryFunctions.IsInNextXHours)] = ColumnFunction.NextXHours,
        [nameof(QueryFunctions.IsInLastXDays)] = ColumnFunction.LastXDays,
        [nameof(QueryFunctions.IsInNextXDays)] = ColumnFunction.NextXDays,
        [nameof(QueryFunctions.IsInLastXWeeks)] = ColumnFunction.LastXWeeks,
        [nameof(QueryFunctions.IsInNextXWeeks)] = ColumnFunction.NextXWeeks,
        [nameof(QueryFunctions.IsInLastXMonths)] = ColumnFunction.LastXMonths,
        [nameof(QueryFunctions.IsInNextXMonths)] = ColumnFunction.NextXMonths,
        [nameof(QueryFunctions.IsInLastXYears)] = ColumnFunction.LastXYears,
        [nameof(QueryFunctions.IsInNextXYears)] = ColumnFunction.NextXYears,
        [nameof(QueryFunctions.IsOlderThanXMinutes)] = ColumnFunction.OlderThanXMinutes,
        [nameof(QueryFunctions.IsOlderThanXHours)] = ColumnFunction.OlderThanXHours,
        [nameof(QueryFunctions.IsOlderThanXDays)] = ColumnFunction.OlderThanXDays,
        [nameof(QueryFunctions.IsOlderThanXWeeks)] = ColumnFunction.OlderThanXWeeks,
        [nameof(QueryFunctions.IsOlderThanXMonths)] = ColumnFunction.OlderThanXMonths,
        [nameof(QueryFunctions.IsOlderThanXYears)] = ColumnFunction.OlderThanXYears,
        [nameof(QueryFunctions.IsInLastXFiscalYears)] = ColumnFunction.LastXFiscalYears,
        [nameof(QueryFunctions.IsInNextXFiscalYears)] = ColumnFunction.NextXFiscalYears,
        [nameof(QueryFunctions.IsInLastXFiscalPeriods)] = ColumnFunction.LastXFiscalPeriods,
        [nameof(QueryFunctions.IsInNextXFiscalPeriods)] = ColumnFunction.NextXFiscalPeriods,
        [nameof(QueryFunctions.IsInFiscalYear)] = ColumnFunction.InFiscalYear,
        [nameof(QueryFunctions.IsInFiscalPeriod)] = ColumnFunction.InFiscalPeriod,
        [nameof(QueryFunctions.IsInFiscalPeriodAndYear)] = ColumnFunction.InFiscalPeriodAndYear,
        [nameof(QueryFunctions.IsInOrBeforeFiscalPeriodAndYear)] = ColumnFunction.InOrBeforeFiscalPeriodAndYear,
        [nameof(QueryFunctions.IsInOrAfterFiscalPeriodAndYear)] = ColumnFunction.InOrAfterFiscalPeriodAndYear,
        [nameof(QueryFunctions.IsOn)] = ColumnFunction.On,
        [nameof(QueryFunctions.IsOnOrBefore)] = ColumnFunction.OnOrBefore,
        [nameof(QueryFunctions.IsOnOrAfter)] = ColumnFunction.OnOrAfter,
        [nameof(QueryFunctions.IsCurrentUser)] = ColumnFunction.EqualUserId,
        [nameof(QueryFunctions.IsCurrentBusinessUnit)] = ColumnFunction.EqualBusinessId,
        [nameof(QueryFunctions.IsCurrentUserTeam)] = ColumnFunction.EqualUserTeams,
        [nameof(QueryFunctions.IsCurrentUserOrTeam)] = ColumnFunction.EqualUserOrUserTeams,
        [nameof(QueryFunctions.IsCurrentUserOrSubordinate)] = ColumnFunction.EqualUserOrUserHierarchy,
        [nameof(QueryFunctions.IsCurrentUserOrSubordinateOrTeam)] = ColumnFunction.EqualUserOrUserHierarchyAndTeams,
        [nameof(QueryFunctions.IsUnder)] = ColumnFunction.Under,
        [nameof(QueryFunctions.IsUnderOrEqual)] = ColumnFunction.UnderOrEqual,
        [nameof(QueryFunctions.IsAbove)] = ColumnFunction.Above,
        [nameof(QueryFunctions.IsAboveOrEqual)] = ColumnFunction.AboveOrEqual,
        [nameof(QueryFunctions.IsCurrentUserLanguage)] = ColumnFunction.EqualUserLanguage,
        [nameof(QueryFunctions.IsIn)] = ColumnFunction.In,
        [nameof(QueryFunctions.IsBetween)] = ColumnFunction.Between,
        [nameof(QueryFunctions.ContainsAny)] = ColumnFunction.ContainValues,
        [nameof(QueryFunctions.ContainsWord)] = ColumnFunction.Contains,
        [nameof(QueryFunctions.IsLike)] = ColumnFunction.Like,
    }.ToFrozenDictionary();

    public static Filter Translate(MethodCallExpression call, Scope scope)
    {
        var function = All[call.Method.Name];
        if (MemberPaths.Reach(call.Arguments[0], scope) is not { } reached)
            throw Unsupported.Because(call, "only a column can be asked", "Put a column of the row before the dot.");
        var path = reached.Column is not null ? reached.Path : reached.Key ?? throw Unsupported.Because(call, "only a column can be asked", "Put a column of the row before the dot.");
        RequireFit(function, path.Column, call);
        return new FunctionMatch(path, function, Values(call, path.Column, function));
    }

    private static ImmutableArray<Literal> Values(MethodCallExpression call, ColumnModel column, ColumnFunction function)
    {
        var values = call.Arguments.Skip(1).Select(Captured.Value).ToList();
        if (values is [IEnumerable several and not string]) values = [.. several.Cast<object?>()];
        else if (call.Arguments.Count == 1) return [];
        if (values.Count == 0) throw Unsupported.Because(call, "there is no value to look for", "Leave the condition out, or give at least one value.");
        return [.. values.Select(value => Literal(value, call, column, function))];
    }

    private static Literal Literal(object? value, MethodCallExpression call, ColumnModel column, ColumnFunction function) => (function, value) switch
    {
        (_, null) => throw Unsupported.Because(call, "a value is null", "Compare with null by itself."),
        (ColumnFunction.ContainValues, Enum or int) => Model.Literal.Of(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        (ColumnFunction.In or ColumnFunction.Between, _) => Literals.For(value, column, call),
        (_, int number) => Model.Literal.Of(number),
        (_, DateOnly day) => Model.Literal.Of(day),
        (_, string text) => Model.Literal.Of(text),
        (_, Guid id) => Model.Literal.Of(id),
        _ => throw Unsupported.Because(call, "a value is of another type", "Give a value of the parameter's own type."),
    };

    private static void RequireFit(ColumnFunction function, ColumnModel column, MethodCallExpression call)
    {
        var fits = function switch
        {
            ColumnFunction.In or ColumnFunction.Between => column.Kind is not (ColumnKind.MultiSelectChoice or ColumnKind.Image or ColumnKind.Complex),
            ColumnFunction.ContainValues => column.Kind == ColumnKind.MultiSelectChoice,
            ColumnFunction.Contains or ColumnFunction.Like => column.Kind == ColumnKind.Text,
            ColumnFunction.EqualUserLanguage => column.Kind is ColumnKind.Integer or ColumnKind.Choice,
            _ when column.Kind is ColumnKind.Guid or ColumnKind.Lookup => call.Arguments[0].Type == typeof(Guid) || typeof(EntityReference).IsAssignableFrom(call.Arguments[0].Type),
            _ => column.Kind is ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent or ColumnKind.DateOnly,
        };
        if (!fits) throw Unsupported.Because(call, $"'{call.Method.Name}' does not apply to '{column.MemberName}'", "Ask it of a column of the kind that the method is for.");
    }
}
