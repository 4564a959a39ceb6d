using TypedDynamics.Tool.Transfer.Files;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>The reader of each kind of file.</summary>
internal static class ImportFiles
{
    public static IRowFile Open(string path, TransferFormat format) => format switch
    {
        TransferFormat.Csv => new CsvFile(path),
        TransferFormat.Jsonl => new JsonLinesFile(path),
        _ => new ParquetRows(path),
    };
}
