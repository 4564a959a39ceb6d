using System.Runtime.CompilerServices;
using Parquet;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Transfer.Files;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>A Parquet file, a group of rows at a time. Places are rows.</summary>
internal sealed class ParquetRows(string path) : IRowFile
{
    public async IAsyncEnumerable<SourceRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var fields = reader.Schema.GetDataFields();
        var number = 0L;
        for (var each = 0; each < reader.RowGroupCount; each++)
        {
            using var group = reader.OpenRowGroupReader(each);
            var rows = checked((int)group.RowCount);
            var columns = new string?[fields.Length][];
            for (var i = 0; i < fields.Length; i++) columns[i] = await ParquetColumns.ReadAsync(group, fields[i], rows, cancellationToken).ConfigureAwait(false);
            for (var row = 0; row < rows; row++)
            {
                number++;
                var cells = new Dictionary<string, SourceCell>(fields.Length, StringComparer.Ordinal);
                for (var i = 0; i < fields.Length; i++) cells[fields[i].Name] = new(columns[i][row], number, 0);
                yield return new(number, cells);
            }
        }
    }

    private async Task<ParquetReader> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ParquetReader.CreateAsync(path, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not UnauthorizedAccessException and not FileNotFoundException)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"'{path}' is no Parquet file: {exception.Message}", exception);
        }
    }
}
