using System.Globalization;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Transfer.Files;

/// <summary>Types of columns in Parquet: numbers, dates and yes or no as such, ids and all else as text.</summary>
internal static class ParquetColumns
{
    // What decimal columns of the service hold at most: a hundred billion with ten places.
    private const int Digits = 28;
    private const int Places = 10;

    public static DataField Field(TransferField field) => field switch
    {
        { IsTable: true } => Text(field.Name),
        { Column.Type: ColumnType.Integer or ColumnType.SmallInteger or ColumnType.Choice or ColumnType.State or ColumnType.Status } => new DataField(field.Name, typeof(int), isNullable: true),
        { Column.Type: ColumnType.BigInteger } => new DataField(field.Name, typeof(long), isNullable: true),
        { Column.Type: ColumnType.Decimal or ColumnType.Money } => new DecimalDataField(field.Name, Digits, Places, isNullable: true),
        { Column.Type: ColumnType.Double } => new DataField(field.Name, typeof(double), isNullable: true),
        { Column.Type: ColumnType.Boolean } => new DataField(field.Name, typeof(bool), isNullable: true),
        { Column.Type: ColumnType.DateTime } => new DateTimeDataField(field.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        { Column.Type: ColumnType.DateTimeTimeZoneIndependent } => new DateTimeDataField(field.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros, isNullable: true),
        { Column.Type: ColumnType.DateOnly } => new DateTimeDataField(field.Name, DateTimeFormat.Date, isNullable: true),
        _ => Text(field.Name),
    };

    /// <summary>One column of a group of rows.</summary>
    public static Task WriteAsync(ParquetRowGroupWriter group, DataField field, IReadOnlyList<JsonElement?> values) => field switch
    {
        DecimalDataField => WriteAsync(group, field, values, static value => value.GetDecimal()),
        DateTimeDataField => WriteAsync(group, field, values, static value => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime),
        { ClrType: var type } when type == typeof(int) => WriteAsync(group, field, values, static value => value.GetInt32()),
        { ClrType: var type } when type == typeof(long) => WriteAsync(group, field, values, static value => value.GetInt64()),
        { ClrType: var type } when type == typeof(double) => WriteAsync(group, field, values, static value => value.GetDouble()),
        { ClrType: var type } when type == typeof(bool) => WriteAsync(group, field, values, static value => value.GetBoolean()),
        _ => group.WriteAsync(field, values.Select(static value => value is not { } some ? null : some.ValueKind == JsonValueKind.String ? some.GetString() : some.GetRawText()).ToArray()!),
    };

    /// <summary>One column of a group of rows as texts, as the other kinds of files hold them.</summary>
    public static async Task<string?[]> ReadAsync(ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
    {
        if (IsText(field.ClrType))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory()!, null, cancellationToken).ConfigureAwait(false);
            return texts;
        }

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Int32 => await ReadAsync<int>(group, field, rows, static value => value.ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.Int16 => await ReadAsync<short>(group, field, rows, static value => value.ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.Int64 => await ReadAsync<long>(group, field, rows, static value => value.ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.Decimal => await ReadAsync<decimal>(group, field, rows, static value => value.ToString("0.############################", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.Double => await ReadAsync<double>(group, field, rows, static value => value.ToString("R", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.Single => await ReadAsync<float>(group, field, rows, static value => value.ToString("R", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.Boolean => await ReadAsync<bool>(group, field, rows, static value => value ? "true" : "false", cancellationToken).ConfigureAwait(false),
            TypeCode.DateTime when field is DateTimeDataField { DateTimeFormat: DateTimeFormat.Date } => await ReadAsync<DateTime>(group, field, rows, static value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false),
            TypeCode.DateTime => await ReadAsync<DateTime>(group, field, rows, static value => value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z", cancellationToken).ConfigureAwait(false),
            _ when field.ClrType == typeof(Guid) => await ReadAsync<Guid>(group, field, rows, static value => value.ToString("D"), cancellationToken).ConfigureAwait(false),
            _ => throw new Output.ToolException(Output.ExitCodes.LocalFiles, $"The Parquet column '{field.Name}' is a {field.ClrType.Name}, which is not understood. Write it as text, number, yes or no, date or timestamp."),
        };
    }

    private static DataField Text(string name) => new(name, typeof(string), isNullable: true);

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(ReadOnlyMemory<char>);

    private static Task WriteAsync<T>(ParquetRowGroupWriter group, DataField field, IReadOnlyList<JsonElement?> values, Func<JsonElement, T> read)
        where T : struct => group.WriteAsync<T>(field, values.Select(value => value is { } some ? read(some) : default(T?)).ToArray());

    private static async Task<string?[]> ReadAsync<T>(ParquetRowGroupReader group, DataField field, int rows, Func<T, string> text, CancellationToken cancellationToken)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var values = new T[rows];
            await group.ReadAsync<T>(field, values.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            return Array.ConvertAll(values, value => text(value));
        }

        var some = new T?[rows];
        await group.ReadAsync<T>(field, some.AsMemory(), null, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(some, value => value is { } one ? text(one) : null);
    }
}
