using System.Text;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>The text of a file of rows: UTF-8, in which bytes that are none are found where they stand.</summary>
internal static class FileText
{
    /// <summary>Stands for bytes that are not UTF-8. No text has this letter: Unicode keeps it for such uses.</summary>
    public const char NotUtf8 = '\uFFFF';

    /// <summary>What is wrong where <see cref="NotUtf8"/> stands, and the mend.</summary>
    public const string NotUtf8Message = "the bytes that stand here are not UTF-8. Save the file as UTF-8.";

    public static StreamReader Open(string path) =>
        new(path, Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(NotUtf8.ToString())), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
}
