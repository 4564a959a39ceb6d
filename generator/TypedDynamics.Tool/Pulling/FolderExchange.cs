using System.Runtime.InteropServices;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Lets two folders change places in one step, where the system can: Linux and macOS. No reader ever finds neither.</summary>
internal static partial class FolderExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;
    private const uint Swap = 2;

    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() ? RenameAt(CurrentFolder, one, CurrentFolder, other, Exchange) == 0
                : OperatingSystem.IsMacOS() && Rename(one, other, Swap) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library: two steps do it, and a journal.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(string oldPath, string newPath, uint flags);
}
