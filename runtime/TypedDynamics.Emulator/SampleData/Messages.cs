using System.Security.Cryptography;
using System.Text;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>What can happen to the rows of an org, as steps refer to it: the same ids in every run.</summary>
internal static class Messages
{
    private static readonly string[] s_names = ["Create", "Update", "Delete"];

    public static IEnumerable<(string Table, Guid Id, (string Column, object Value)[] Values)> Rows(Org org)
    {
        if (org.Table("sdkmessage") is null) yield break;
        foreach (var name in s_names)
        {
            var message = IdOf(name);
            yield return ("sdkmessage", message, [("name", name)]);
            foreach (var table in org.Tables.Where(static table => table is { IsAbstract: false, SetName: not null }))
                yield return ("sdkmessagefilter", IdOf($"{name} of {table.LogicalName}"), [("primaryobjecttypecode", table.LogicalName), ("secondaryobjecttypecode", "none"), ("_sdkmessageid_value", new Reference(message, "sdkmessage"))]);
        }
    }

    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
