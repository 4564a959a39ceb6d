using System.Globalization;

namespace BulkImport;

/// <summary>Contacts in a file of comma-separated values: first name, last name, address, job title.</summary>
internal static class Contacts
{
    private static readonly string[] s_firstNames = ["Ann", "Bob", "Cid", "Dana", "Eve", "Finn"];
    private static readonly string[] s_jobs = ["Buyer", "Chief", "Clerk", "Owner"];

    /// <summary>Writes a file of made-up people.</summary>
    public static async Task WriteAsync(string path, int rows)
    {
        await using var file = new StreamWriter(path);
        for (var i = 0; i < rows; i++)
            await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{s_firstNames[i % s_firstNames.Length]},Person {i:D6},person{i}@contoso.example,{s_jobs[i % s_jobs.Length]}"));
    }

    /// <summary>Reads the file line by line, so that it may be of any length.</summary>
    public static async IAsyncEnumerable<Contact> ReadAsync(string path)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path))
        {
            number++;
            yield return line.Split(',') switch
            {
                [var first, var last, var address, var job] => new Contact { FirstName = first, LastName = last, EMailAddress1 = address, JobTitle = job },
                _ => throw new FormatException($"{path}, line {number}: first name, last name, address and job title are expected, with commas between."),
            };
        }
    }
}
