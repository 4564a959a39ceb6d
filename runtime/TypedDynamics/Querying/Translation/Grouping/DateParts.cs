using System.Collections.Frozen;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Grouping;

/// <summary>Parts of dates: <c>x.CreatedOn.Month()</c> in the caller's time zone, <c>x.CreatedOn!.Value.Month</c> in UTC, as C# has it.</summary>
internal static class DateParts
{
    private static readonly FrozenDictionary<string, DatePart> s_methods = new Dictionary<string, DatePart>
    {
        [nameof(QueryFunctions.Day)] = DatePart.Day,
        [nameof(QueryFunctions.Week)] = DatePart.Week,
        [nameof(QueryFunctions.Month)] = DatePart.Month,
        [nameof(QueryFunctions.Quarter)] = DatePart.Quarter,
        [nameof(QueryFunctions.Year)] = DatePart.Year,
        [nameof(QueryFunctions.FiscalPeriod)] = DatePart.FiscalPeriod,
        [nameof(QueryFunctions.FiscalYear)] = DatePart.FiscalYear,
    }.ToFrozenDictionary();

    /// <summary>The part that an expression names; null when it names none.</summary>
    /// <exception cref="QueryNotSupportedException">It is a part of something that is no date.</exception>
    public static GroupKey? Find(Expression expression, Scope scope)
    {
        switch (expression)
        {
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion when Widening.Keeps(conversion):
                return Find(conversion.Operand, scope);
            case MethodCallExpression { Method: { DeclaringType: { } declaring, Name: { } name } } call when declaring == typeof(QueryFunctions) && s_methods.TryGetValue(name, out var part):
                return Of(call.Arguments[0], part, call, scope);
            case MemberExpression { Member: { Name: nameof(DateTime.Day) or nameof(DateTime.Month) or nameof(DateTime.Year) } member, Expression: { } date }
                when date.Type == typeof(DateTimeOffset) || date.Type == typeof(DateTime) || date.Type == typeof(DateOnly):
                var key = Of(date, s_methods[member.Name], expression, scope);
                return key with { IsUtc = key.Path.Column.Kind == ColumnKind.DateTime };
            default:
                return null;
        }
    }

    private static GroupKey Of(Expression date, DatePart part, Expression whole, Scope scope) =>
        MemberPaths.Reach(date, scope) is { Column.Kind: ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent or ColumnKind.DateOnly } reached
            ? new(reached.Path, part)
            : throw Unsupported.Because(whole, "only columns that hold dates have such a part", "Put a date column of the row before the dot.");
}
