using TypedDynamics;

namespace Sales;

/// <summary>The code of docs/guides/files.md.</summary>
internal static class Files
{
    public static async Task TransferAsync(Crm crm, Guid projectId, IProgress<FileProgress> progress)
    {
        // begin-snippet: files
        await using (var contract = File.OpenRead("contract.pdf"))
            await crm.ContosoProjects.UploadFileAsync(projectId, p => p.ContosoContract, contract, "contract.pdf", new() { Progress = progress });

        await using (var file = await crm.ContosoProjects.DownloadFileAsync(projectId, p => p.ContosoContract))
        {
            if (file is not null) // null: the column holds none
            {
                Console.WriteLine($"{file.Name}, {file.Length} bytes");
                await using var copy = File.Create("copy.pdf");
                await file.Content.CopyToAsync(copy);
            }
        }

        await crm.ContosoProjects.DeleteFileAsync(projectId, p => p.ContosoContract);
        // end-snippet
    }

    public static async Task ResumeAsync(Crm crm, Guid projectId)
    {
        // begin-snippet: files-resume
        FileUploadSession? session = null;
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                await using var contract = File.OpenRead("contract.pdf");
                await crm.ContosoProjects.UploadFileAsync(projectId, p => p.ContosoContract, contract, "contract.pdf", new() { Resume = session });
                break;
            }
            catch (FileUploadException broken)
            {
                session = broken.Session; // what was sent is not sent again
            }
        }
        // end-snippet
    }
}
